import { v7 as uuid } from 'uuid';
import { lockKey } from '../store/lockKey.ts';
import { requireText } from './checks.ts';
import type { Helix } from './enums.ts';
import { Partner } from './Partner.ts';
import type { ProgramOperation } from './ProgramOperation.ts';

export interface NewPartner {
  name: string;
  helix: Helix;
  clientKey?: string | null;
}

/** Characters of a partner's or a program's name. */
export const longestName = 200;

/**
 * Registers a partner. The same `clientKey` twice returns the first one.
 * @throws HubError BAD_USER_INPUT; nothing is stored.
 */
export async function createPartner({ name, helix, clientKey }: NewPartner, { store, viewer }: Pick<ProgramOperation, 'store' | 'viewer'>): Promise<Partner> {
  const kept = requireText(name, longestName, ['input', 'name']);
  return store.transaction(async (em) => {
    if (clientKey != null) {
      await lockKey(em, 'partner', clientKey);
      const earlier = await em.findOne(Partner, { clientKey });
      if (earlier) return earlier;
    }
    const partner = em.create(Partner, { id: uuid(), name: kept, helix, clientKey: clientKey ?? null, recordedBy: viewer.id, recordedAt: new Date(), demo: false });
    await em.flush();
    return partner;
  });
}
