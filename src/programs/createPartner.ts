import { v7 as uuid } from 'uuid';
import { storeOnce } from '../access/clientKey/storeOnce.ts';
import { requireText } from './checks.ts';
import type { Helix } from './enums.ts';
import { Partner } from './Partner.ts';
import type { ProgramOperation } from './ProgramOperation.ts';

export interface NewPartner {
  name: string;
  helix: Helix;
  clientKey?: string | null;
}

/** Longest name of a partner or a program, in characters. */
export const longestName = 200;

/**
 * Registers a partner. Repeating a `clientKey` returns the first record.
 * @throws HubError BAD_USER_INPUT, or CONFLICT (a `clientKey` of another input); nothing is stored.
 */
export async function createPartner(
  { name, helix, clientKey }: NewPartner,
  { store, viewer }: Pick<ProgramOperation, 'store' | 'viewer'>,
): Promise<Partner> {
  const kept = requireText(name, longestName, ['input', 'name']);
  return store.transaction((em) => {
    const call = {
      kind: 'partner',
      mutation: 'createPartner',
      clientKey,
      input: { name, helix },
      find: (id: string) => em.findOne(Partner, { id }),
      isSame: (stored: Partner) => stored.name === kept && stored.helix === helix,
    };
    return storeOnce(em, { store, viewer }, call, async () => {
      const partner = em.create(Partner, { id: uuid(), name: kept, helix, recordedBy: viewer.id, recordedAt: new Date(), demo: false });
      await em.flush();
      return partner;
    });
  });
}
