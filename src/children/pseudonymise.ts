import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../base/calendar.ts';
import { queryIn } from '../store/queryIn.ts';

/**
 * Removes free text from the records of children, and adapts ages to their new birth dates. Values, scores, cases and interventions stay.
 * @param words replacement for texts that may not be null.
 */
export async function pseudonymiseChildren(em: SqlEntityManager, ids: readonly string[], words: string): Promise<void> {
  const cases = 'select id from stunting_case where child_id = any($1::uuid[])';
  await queryIn(
    em,
    `update measurement m set revision_reason = case when revision_reason is not null then $2 end, age_in_days = m.measured_on - c.born_on
      from child c where c.id = m.child_id and c.id = any($1::uuid[])`,
    [ids, words],
  );
  await queryIn(
    em,
    `update intervention set note = null, service = case when service is not null then $2 end where case_id in (${cases})`,
    [ids, words],
  );
  await queryIn(em, `update case_event set note = null where case_id in (${cases})`, [ids]);
}

/** A position in the order of `readAgedOut`. */
export interface AgedOut {
  id: string;
  bornOn: IsoDate;
}

/**
 * Children who were under five until a day and whose record still has a name, oldest first. @param after the child before the first one, so
 * that finished children are skipped; null for the start.
 */
export async function readAgedOut(
  em: SqlEntityManager,
  { bornBefore, after, limit }: { bornBefore: IsoDate; after: AgedOut | null; limit: number },
): Promise<AgedOut[]> {
  return queryIn<AgedOut>(
    em,
    `select c.id, c.born_on::text as "bornOn" from child c join person p on p.id = c.id
      where c.born_on <= $1::date and p.pseudonymised_at is null and ($2::date is null or (c.born_on, c.id) > ($2::date, $3::uuid))
      order by c.born_on, c.id limit $4`,
    [bornBefore, after?.bornOn ?? null, after?.id ?? null, limit],
  );
}
