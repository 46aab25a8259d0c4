import type { Store } from '../store/Store.ts';
import type { Person } from './Person.ts';

/** Reads the members of many families with one statement: the head first, then by birth date; in the order of `familyIds`. */
export async function readMembers(store: Store, familyIds: readonly string[]): Promise<Person[][]> {
  const rows = await store.read<Person>(
    'members of families',
    `select id, family_id as "familyId", name, nik, sex, born_on as "bornOn", relation, demo
      from person where family_id = any($1::uuid[]) order by relation <> 'HEAD', born_on nulls last, id`,
    [familyIds],
  );
  const members = new Map<string, Person[]>(familyIds.map((id) => [id, []]));
  for (const row of rows) members.get(row.familyId)?.push(row);
  return familyIds.map((id) => members.get(id) ?? []);
}
