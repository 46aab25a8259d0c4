/**
 * Reads the lists of people of some entries, each list once.
 * @returns the lists by their hash, in the form that `chainHash` expects. A missing list is left out, so that the hash of its entry does
 *   not match.
 */
export async function readPeople(
  query: (sql: string, params: readonly unknown[]) => Promise<{ id: string; personIds: string[]; familyIds: string[] }[]>,
  entries: readonly { people: string | null }[],
): Promise<Map<string, string>> {
  const ids = new Set(entries.flatMap(({ people }) => people ?? []));
  const rows = await query(
    `select encode(p.id, 'hex') as id, to_jsonb(p.person_ids) as "personIds", to_jsonb(p.family_ids) as "familyIds"
      from audit_people p where p.id = any(select decode(id, 'hex') from unnest($1::text[]) id)`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, personIds, familyIds }) => [id, `${JSON.stringify(personIds)},${JSON.stringify(familyIds)}`]));
}
