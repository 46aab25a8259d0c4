import { asCaller } from '../../src/access/audit/currentCaller.ts';
import { NikAttempts } from '../../src/access/nik/NikAttempts.ts';
import { mayOpenNumbers } from '../../src/access/viewer.ts';
import { HubError } from '../../src/base/errors.ts';
import { message } from '../../src/base/messages/index.ts';
import { hashesOf } from '../../src/families/index.ts';
import type { HubContext } from './HubContext.ts';

/**
 * The hashes by which a list is searched for a NIK or the number of a family card. Each number that an operation looks up uses one attempt
 * of the viewer's day, and is in the audit log.
 * @throws HubError FORBIDDEN without `nik:read` and a purpose, or NIK_ATTEMPTS_EXCEEDED.
 */
export function lookUp(number: string, field: string, { viewer, hub, loaders, operation }: HubContext): Promise<string[]> {
  if (!mayOpenNumbers(viewer)) throw new HubError(message('access.lookUp'), 'FORBIDDEN', ['filter', field]);
  const { store } = hub;
  return loaders
    .custom('looked up numbers', async (numbers) => {
      await asCaller({ ...operation, viewer }, () =>
        NikAttempts.transaction({ store, viewer, today: hub.today() }, { mayLook: true }, (em, attempts) =>
          attempts.lookUp(em, numbers.length),
        ),
      );
      return numbers.map((each) => hashesOf(store.niks, each));
    })
    .load(number);
}
