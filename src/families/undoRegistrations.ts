import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../base/calendar.ts';
import { queryIn } from '../store/queryIn.ts';
import { FamilyChangeKind } from './enums.ts';
import { insertHistory } from './familyRows.ts';

/**
 * Ends the monitoring of locked families that were registered by mistake: those of whom every member was registered with them, no child is
 * under monitoring any more, and no enrolment tells. The caller announces the change (`familiesChanged`).
 * @param given.persons who was registered with the families, as far as is known.
 * @returns the families that ended.
 */
export async function endFamilies(
  em: SqlEntityManager,
  familyIds: readonly string[],
  { on, reason, recordedBy, persons }: { on: IsoDate; reason: string; recordedBy: string; persons: readonly string[] },
): Promise<Set<string>> {
  if (familyIds.length === 0) return new Set();
  const ended = await queryIn<{ id: string }>(
    em,
    `update family f set monitoring_end = 'ENTERED_IN_ERROR', monitoring_ended_on = $2::date
      where f.id = any($1::uuid[]) and f.monitoring_end is null
        and not exists (select from child c where c.family_id = f.id and c.monitoring_end is null)
        and not exists (select from person p where p.family_id = f.id and p.gone_on is null and p.id <> all($3::uuid[]))
        and not exists (select from enrolment e where e.family_id = f.id)
      returning f.id`,
    [familyIds, on, persons],
  );
  const ids = ended.map(({ id }) => id);
  await queryIn(em, 'update person set gone_on = coalesce(born_on, $2::date) where family_id = any($1::uuid[]) and gone_on is null', [
    ids,
    on,
  ]);
  await insertHistory(
    em,
    ids.map((familyId) => ({
      id: uuid(),
      familyId,
      kind: FamilyChangeKind.MONITORING_ENDED,
      personId: null,
      happenedOn: on,
      fields: [{ field: 'monitoringEnd', before: null, after: 'ENTERED_IN_ERROR' }],
      reason,
      recordedBy,
    })),
  );
  return new Set(ids);
}

/** Takes NIKs from locked persons, and numbers of cards from locked families with all members: they are free for others. */
export async function clearNumbers(
  em: SqlEntityManager,
  { personIds, familyIds }: { personIds: readonly string[]; familyIds: readonly string[] },
): Promise<void> {
  await queryIn(
    em,
    `update person set nik_mask = null, nik_sealed = null, nik_hash = null, nik_differs = '{}'
      where (id = any($1::uuid[]) or family_id = any($2::uuid[]) and gone_on is not null) and nik_hash is not null`,
    [personIds, familyIds],
  );
  await queryIn(
    em,
    'update family set card_mask = null, card_sealed = null, card_hash = null where id = any($1::uuid[]) and card_hash is not null',
    [familyIds],
  );
}
