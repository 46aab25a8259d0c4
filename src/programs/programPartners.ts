import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { badUserInput, notFound } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { Partner } from './Partner.ts';

/** Keys of the partners of a program. */
export interface ProgramPartners {
  leadId: string;
  supporterIds: readonly string[];
}

/** @throws HubError NOT_FOUND for an unknown partner, BAD_USER_INPUT if the lead partner is also a supporter. */
export async function checkPartners(em: SqlEntityManager, { leadId, supporterIds }: ProgramPartners): Promise<void> {
  const known = new Set((await em.find(Partner, { id: { $in: [leadId, ...supporterIds] } })).map(({ id }) => id));
  if (!known.has(leadId)) throw notFound(['input', 'leadId'], 'programs.noSuchPartner');
  for (const [index, id] of supporterIds.entries()) {
    if (!known.has(id)) throw notFound(['input', 'partnerIds', index], 'programs.noSuchPartner');
    if (id === leadId) throw badUserInput(['input', 'partnerIds', index], 'programs.leadAsSupporter');
  }
}

/** Replaces the supporters of a stored program. */
export async function replaceSupporters(em: SqlEntityManager, programId: string, supporterIds: readonly string[]): Promise<void> {
  await queryIn(em, 'delete from program_partner where program_id = $1', [programId]);
  await queryIn(
    em,
    'insert into program_partner (program_id, partner_id) select distinct $1::uuid, partner from unnest($2::uuid[]) partner',
    [programId, supporterIds],
  );
}

/** Keys of the supporters of a program. */
export async function supportersOf(em: SqlEntityManager, programId: string): Promise<string[]> {
  const rows = await queryIn<{ id: string }>(em, 'select partner_id as id from program_partner where program_id = $1', [programId]);
  return rows.map(({ id }) => id);
}
