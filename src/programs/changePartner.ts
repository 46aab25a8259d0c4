import { notFound } from '../errors.ts';
import { requireText } from './checks.ts';
import { longestName } from './createPartner.ts';
import type { Helix } from './enums.ts';
import { Partner } from './Partner.ts';
import type { ProgramOperation } from './ProgramOperation.ts';

/** What changes; what is left out or null stays. */
export interface PartnerChange {
  name?: string | null;
  helix?: Helix | null;
}

/**
 * Changes a partner's name or helix.
 * @throws HubError BAD_USER_INPUT or NOT_FOUND; nothing is stored.
 */
export async function changePartner(id: string, { name, helix }: PartnerChange, { store }: Pick<ProgramOperation, 'store'>): Promise<Partner> {
  const kept = name == null ? null : requireText(name, longestName, ['input', 'name']);
  return store.transaction(async (em) => {
    const partner = await em.findOne(Partner, { id });
    if (!partner) throw notFound(['id'], 'no such partner');
    partner.name = kept ?? partner.name;
    partner.helix = helix ?? partner.helix;
    await em.flush();
    return partner;
  });
}
