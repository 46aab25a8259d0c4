import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../calendar.ts';
import { queryIn } from '../store/queryIn.ts';

/**
 * Takes out of the records of children the words that were written about them and the keys that clients made, and brings
 * ages in line with the birth dates they have by now. Values, scores, cases and what was done stay.
 * @param words what stands in the place of words that must be there.
 */
export async function pseudonymiseChildren(em: SqlEntityManager, ids: readonly string[], words: string): Promise<void> {
  const cases = 'select id from stunting_case where child_id = any($1::uuid[])';
  await queryIn(em, 'update child set client_key = null where id = any($1::uuid[])', [ids]);
  await queryIn(
    em,
    `update measurement m set client_key = null, revision_reason = case when revision_reason is not null then $2 end, age_in_days = m.measured_on - c.born_on
      from child c where c.id = m.child_id and c.id = any($1::uuid[])`,
    [ids, words],
  );
  await queryIn(em, `update intervention set client_key = null, note = null, service = case when service is not null then $2 end where case_id in (${cases})`, [ids, words]);
  await queryIn(em, `update case_event set note = null where case_id in (${cases})`, [ids]);
}

/** A place in the order of `readAgedOut`. */
export interface AgedOut {
  id: string;
  bornOn: IsoDate;
}

/**
 * Children who were under five until a day and whose record still has a name; the oldest first.
 * @param after whom they come, so that those who are done are not gone through again; from the first on where it is null.
 */
export async function readAgedOut(em: SqlEntityManager, { bornBefore, after, limit }: { bornBefore: IsoDate; after: AgedOut | null; limit: number }): Promise<AgedOut[]> {
  return queryIn<AgedOut>(
    em,
    `select c.id, c.born_on::text as "bornOn" from child c join person p on p.id = c.id
      where c.born_on <= $1::date and p.pseudonymised_at is null and ($2::date is null or (c.born_on, c.id) > ($2::date, $3::uuid))
      order by c.born_on, c.id limit $4`,
    [bornBefore, after?.bornOn ?? null, after?.id ?? null, limit],
  );
}
