import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../calendar.ts';
import { queryIn } from '../store/queryIn.ts';

export type PseudonymisedFor = 'ERASURE' | 'RETENTION';

/** What stands in the place of words that were taken out. */
export const removed = '(removed)';

/** A person whose record may lose what tells who it is. */
export interface NamedPerson {
  id: string;
  familyId: string;
  bornOn: IsoDate | null;
  pregnantDueOn: IsoDate | null;
  pseudonymised: boolean;
}

/** Reads persons and locks them, after their families, as every transaction does. */
export async function lockPersons(em: SqlEntityManager, ids: readonly string[]): Promise<NamedPerson[]> {
  await queryIn(em, 'select from family where id in (select family_id from person where id = any($1::uuid[])) order by id for update', [ids]);
  return queryIn<NamedPerson>(
    em,
    `select id, family_id as "familyId", born_on::text as "bornOn", pregnant_due_on::text as "pregnantDueOn", pseudonymised_at is not null as pseudonymised
      from person where id = any($1::uuid[]) order by id for update`,
    [ids],
  );
}

/**
 * Takes from persons what tells who they are: name, NIK, a planned marriage; and from the entries of histories that are about
 * them, values and words. What they are counted by stays: sex, relation, and the dates, which the caller coarsens.
 */
export async function pseudonymisePersons(em: SqlEntityManager, ids: readonly string[], by: { at: Date; viewerId: string; why: PseudonymisedFor }): Promise<void> {
  // No two are named alike, or a merge of families would take them for one.
  await queryIn(
    em,
    `update person set name = '(pseudonymised ' || right(id::text, 12) || ')', nik_sealed = null, nik_hash = null, nik_mask = null, nik_differs = '{}', marriage_planned_on = null,
        pseudonymised_at = $2::timestamptz, pseudonymised_by = $3, pseudonymised_for = $4
      where id = any($1::uuid[])`,
    [ids, by.at.toISOString(), by.viewerId, by.why],
  );
  await removePersonWords(em, ids);
}

/**
 * Takes values and words out of the entries of histories that are about persons, who may be registered no more.
 * @returns whether there were any.
 */
export async function removePersonWords(em: SqlEntityManager, ids: readonly string[]): Promise<boolean> {
  const changed = await queryIn(
    em,
    `update family_change set client_key = null, reason = case when reason is not null then $2 end, fields = ${withoutChangedValues}
      where person_id = any($1::uuid[]) and (client_key is not null or reason <> $2 or fields <> ${withoutChangedValues}) returning id`,
    [ids, removed],
  );
  return changed.length > 0;
}

/** SQL of the fields of an entry: that they changed stays, from what to what does not. */
const withoutChangedValues = `(select coalesce(jsonb_agg(jsonb_build_object('field', f -> 'field', 'before', null, 'after', null)), '[]') from jsonb_array_elements(fields) f)`;

/**
 * Takes out the words that were written about families as wholes, and the keys that clients made for them: somebody may be
 * named there. Of persons who are registered no more, values go too: one of them may be the same person, entered twice and merged.
 */
export async function removeFamilyWords(em: SqlEntityManager, familyIds: readonly string[]): Promise<void> {
  const ofFamily = '(family_id = any($1::uuid[]) or family_id in (select id from merged_family where into_id = any($1::uuid[])))';
  const gone = 'person_id is not null and not exists (select from person p where p.id = person_id)';
  await queryIn(em, `update family_change set fields = ${withoutChangedValues} where ${gone} and ${ofFamily}`, [familyIds]);
  await queryIn(em, `update family_change set client_key = null, reason = case when reason is not null then $2 end where ${ofFamily}`, [familyIds, removed]);
  await queryIn(em, 'update family set client_key = null where id = any($1::uuid[])', [familyIds]);
  await queryIn(em, 'update merged_family set client_key = null where into_id = any($1::uuid[])', [familyIds]);
}

/** Stores coarser dates of persons, with one statement. Children's rows follow by their foreign key. */
export async function storeDates(em: SqlEntityManager, persons: readonly Pick<NamedPerson, 'id' | 'bornOn' | 'pregnantDueOn'>[]): Promise<void> {
  await queryIn(
    em,
    `update person p set born_on = r."bornOn", pregnant_due_on = r."pregnantDueOn" from json_to_recordset($1::json) as r (id uuid, "bornOn" date, "pregnantDueOn" date) where p.id = r.id`,
    [JSON.stringify(persons.map(({ id, bornOn, pregnantDueOn }) => ({ id, bornOn, pregnantDueOn })))],
  );
}
