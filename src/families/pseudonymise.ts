import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../base/calendar.ts';
import { lockHouseholds } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import { StaleLocks } from '../store/repeatable.ts';

export type PseudonymisedFor = 'ERASURE' | 'RETENTION';

/** Replacement for removed texts. */
export const removed = '(removed)';

/** A person whose record can be pseudonymised. */
export interface NamedPerson {
  id: string;
  familyId: string;
  bornOn: IsoDate | null;
  pregnantDueOn: IsoDate | null;
  pseudonymised: boolean;
}

/** Reads persons and locks their families with everybody in them. */
export async function lockPersons(em: SqlEntityManager, ids: readonly string[]): Promise<NamedPerson[]> {
  const read = () =>
    queryIn<NamedPerson>(
      em,
      `select id, family_id as "familyId", born_on::text as "bornOn", pregnant_due_on::text as "pregnantDueOn", pseudonymised_at is not null as pseudonymised
        from person where id = any($1::uuid[]) order by id`,
      [ids],
    );
  const familyIds = new Set((await read()).map(({ familyId }) => familyId));
  await lockHouseholds(em, [...familyIds]);
  const persons = await read();
  // A person may have moved to another family during the wait for the locks.
  if (persons.some(({ familyId }) => !familyIds.has(familyId))) throw new StaleLocks();
  return persons;
}

/**
 * Locks the entries of histories that are about persons or of families, so that words can be taken out of them. Their families are locked.
 */
export async function lockHistories(
  em: SqlEntityManager,
  { personIds, familyIds = [] }: { personIds: readonly string[]; familyIds?: readonly string[] },
): Promise<void> {
  await queryIn(
    em,
    `select from family_change where id in (
        select id from family_change where person_id = any($1::uuid[])
        union all select id from family_change where family_id in (select unnest($2::uuid[]) union all select id from merged_family where into_id = any($2::uuid[]))
      ) order by id for update`,
    [personIds, familyIds],
  );
}

/**
 * Takes from persons what tells who they are: name, NIK, a planned marriage; and from the entries of histories that are about them, values
 * and words. The attributes of counts stay: sex, relation, and the dates, which the caller coarsens.
 */
export async function pseudonymisePersons(
  em: SqlEntityManager,
  ids: readonly string[],
  by: { at: Date; viewerId: string; why: PseudonymisedFor },
): Promise<void> {
  // Pseudonyms are unique, because a merge of families matches members by name.
  await queryIn(
    em,
    `update person set name = '(pseudonymised ' || right(id::text, 12) || ')', nik_sealed = null, nik_hash = null, nik_mask = null, nik_differs = '{}', marriage_planned_on = null,
        pseudonymised_at = $2::timestamptz, pseudonymised_by = $3, pseudonymised_for = $4
      where id = any($1::uuid[])`,
    [ids, by.at.toISOString(), by.viewerId, by.why],
  );
  // A card tells who lives in a family: it goes with the last one who is known by a name.
  await queryIn(
    em,
    `update family f set card_sealed = null, card_hash = null, card_mask = null
      where f.card_sealed is not null and f.id in (select family_id from person where id = any($1::uuid[]))
        and not exists (select from person p where p.family_id = f.id and p.pseudonymised_at is null)`,
    [ids],
  );
  await removePersonFreeText(em, ids);
}

/**
 * Takes values and words out of the entries of histories that are about persons, who may be registered no more.
 * @returns whether there were any.
 */
export async function removePersonFreeText(em: SqlEntityManager, ids: readonly string[]): Promise<boolean> {
  const changed = await queryIn(
    em,
    `update family_change set reason = case when reason is not null then $2 end, fields = ${withoutChangedValues}
      where person_id = any($1::uuid[]) and (reason <> $2 or fields <> ${withoutChangedValues}) returning id`,
    [ids, removed],
  );
  return changed.length > 0;
}

/** SQL of the fields of an entry: that they changed stays, from what to what does not. */
const withoutChangedValues = `(select coalesce(jsonb_agg(jsonb_build_object('field', f -> 'field', 'before', null, 'after', null)), '[]') from jsonb_array_elements(fields) f)`;

/**
 * Takes out the words that were written about families as wholes: somebody may be named there. Of persons who are registered no more,
 * values go too: one of them may be the same person, entered twice and merged.
 */
export async function removeFamilyFreeText(em: SqlEntityManager, familyIds: readonly string[]): Promise<void> {
  const ofFamily = '(family_id = any($1::uuid[]) or family_id in (select id from merged_family where into_id = any($1::uuid[])))';
  const gone = 'person_id is not null and not exists (select from person p where p.id = person_id)';
  await queryIn(em, `update family_change set fields = ${withoutChangedValues} where ${gone} and ${ofFamily}`, [familyIds]);
  await queryIn(em, `update family_change set reason = case when reason is not null then $2 end where ${ofFamily}`, [familyIds, removed]);
}

/**
 * Stores coarser dates of persons, with one statement; who never counted as a member is gone from the day of birth on. Children's rows
 * follow by their foreign key.
 */
export async function storeDates(
  em: SqlEntityManager,
  persons: readonly Pick<NamedPerson, 'id' | 'bornOn' | 'pregnantDueOn'>[],
): Promise<void> {
  await queryIn(
    em,
    `update person p set gone_on = case when p.gone_on = p.born_on then r."bornOn" else p.gone_on end, born_on = r."bornOn", pregnant_due_on = r."pregnantDueOn" from json_to_recordset($1::json) as r (id uuid, "bornOn" date, "pregnantDueOn" date) where p.id = r.id`,
    [JSON.stringify(persons.map(({ id, bornOn, pregnantDueOn }) => ({ id, bornOn, pregnantDueOn })))],
  );
}
