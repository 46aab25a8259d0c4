import { selectList } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import { personList } from './connectionSpecs.ts';
import type { Person } from './Person.ts';

/** Reads the members of many families with one statement: the head first, then by birth date; in the order of `familyIds`. */
export async function readMembers(store: Store, familyIds: readonly string[]): Promise<Person[][]> {
  const rows = await store.read<Person>(
    'members of families',
    `select ${selectList(personList)} from person p where p.family_id = any($1::uuid[]) order by p.relation <> 'HEAD', p.born_on nulls last, p.id`,
    [familyIds],
  );
  const members = new Map<string, Person[]>(familyIds.map((id) => [id, []]));
  for (const row of rows) members.get(row.familyId)?.push(row);
  return familyIds.map((id) => members.get(id) ?? []);
}
