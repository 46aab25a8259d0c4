import { WholeNik } from '../../src/access/nik/maskNik.ts';
import { hasScope, Scope } from '../../src/access/viewer.ts';
import { readWholeNiks } from '../../src/families/index.ts';
import type { HubContext } from './HubContext.ts';

/** A person, or a child, with the mask of its NIK. */
interface Bearer {
  id: string;
  nik?: string | null;
}

/**
 * Resolves `nik` of a person or a child. It is masked as the row has it, and nothing is decrypted, unless the viewer has the
 * scope for it and has said for which purpose: then it is read whole, and that is recorded before it is.
 */
export function nikOf({ id, nik = null }: Bearer, _args: unknown, { viewer, hub, trail, loaders, operation }: HubContext): Promise<WholeNik | null> | string | null {
  if (nik === null || !hasScope(viewer, Scope.NIK_READ) || (viewer.purpose?.trim() ?? '') === '') return nik;
  return loaders
    .custom('whole niks', async (ids) => {
      await trail.opening(ids, operation);
      return (await readWholeNiks(hub.store, ids)).map((whole) => (whole === null ? null : new WholeNik(whole)));
    })
    .load(id);
}
