import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { forgetClientKeys } from '../access/clientKey/forgetClientKeys.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';

/** Keys of all that is recorded of persons ($1): a child has the key of its person. */
const ofPersons = `select unnest($1::uuid[]) as id
  union select id from measurement where child_id = any($1::uuid[])
  union select i.id from intervention i join stunting_case s on s.id = i.case_id where s.child_id = any($1::uuid[])`;

/**
 * Keys of families ($2), of those that were split from them, and of whoever is or was a member: a client-made key of one may name another.
 */
const ofFamilies = `select unnest($2::uuid[]) as id
  union select coalesce(c.person_id, c.other_family_id) from family_change c
    where c.kind in ('MEMBER_ADDED', 'SPLIT_OFF') and (c.family_id = any($2::uuid[]) or c.family_id in (select id from merged_family where into_id = any($2::uuid[])))`;

/** Forgets the client-made keys of what is recorded of persons, and of families, all at once. */
export async function forgetKeys(
  em: SqlEntityManager,
  store: Store,
  { personIds, familyIds = [] }: { personIds: readonly string[]; familyIds?: readonly string[] },
): Promise<void> {
  const records = await queryIn<{ id: string }>(
    em,
    `select distinct k.record_id as id from client_key k join (${ofPersons} union ${ofFamilies}) r on r.id = k.record_id`,
    [personIds, familyIds],
  );
  if (records.length > 0)
    await forgetClientKeys(
      em,
      store,
      records.map(({ id }) => id),
    );
}
