import { notFound } from '../base/errors.ts';
import { requireRegency, requireText } from './checks.ts';
import { longestName } from './createPartner.ts';
import type { Helix } from './enums.ts';
import { Partner } from './Partner.ts';
import type { ProgramOperation } from './ProgramOperation.ts';

/** The changes; a field that is left out or null is unchanged. */
export interface PartnerChange {
  name?: string | null;
  helix?: Helix | null;
}

/**
 * Changes a partner's name or helix. Partners belong to the whole regency, so viewers of a part of it cannot change them.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, or FORBIDDEN for viewers of a part of the regency; nothing is stored.
 */
export async function changePartner(
  id: string,
  { name, helix }: PartnerChange,
  { store, areas, viewer }: Pick<ProgramOperation, 'store' | 'areas' | 'viewer'>,
): Promise<Partner> {
  requireRegency({ areas, viewer }, ['id']);
  const kept = name == null ? null : requireText(name, longestName, ['input', 'name']);
  return store.transaction(async (em) => {
    const partner = await em.findOne(Partner, { id });
    if (!partner) throw notFound(['id'], 'programs.noSuchPartner');
    partner.name = kept ?? partner.name;
    partner.helix = helix ?? partner.helix;
    await em.flush();
    return partner;
  });
}
