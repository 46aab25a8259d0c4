import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryPrepared } from '../../store/queryIn.ts';
import type { AuditEntry } from './AuditEntry.ts';
import { peopleId, type People } from './people.ts';

/**
 * Adds entries to the log inside the transaction of `em`, with one statement, and their lists of people with one before it. Entries that
 * are in the log already are skipped: a transaction with an unknown outcome is repeated.
 * @param known hashes of lists that are stored already and need not be sent again.
 * @returns the hashes of all lists.
 */
export async function appendEntries(
  em: SqlEntityManager,
  entries: readonly AuditEntry[],
  known: { has: (id: string) => boolean } = new Set(),
): Promise<Iterable<string>> {
  if (entries.length === 0) return [];
  const lists = new Map<string, People>();
  const rows = entries.map(({ personIds, familyIds, ...entry }) => {
    const people = peopleId({ personIds, familyIds });
    lists.set(people, { personIds, familyIds });
    return { ...entry, people };
  });
  // In one order, so that two transactions that add the same lists never deadlock.
  const added = [...lists].filter(([id]) => !known.has(id)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (added.length > 0) {
    await queryPrepared(
      em,
      'people of audit entries',
      `insert into audit_people (id, person_ids, family_ids) select decode(id, 'hex'), "personIds", "familyIds"
        from json_to_recordset($1::json) as r (id text, "personIds" uuid[], "familyIds" uuid[]) on conflict do nothing`,
      [JSON.stringify(added.map(([id, people]) => ({ id, ...people })))],
    );
  }
  const [stored] = await queryPrepared<{ count: number }>(
    em,
    'audit entries',
    `with known as materialized (
        select r.*, p.id as people_id
        from json_to_recordset($1::json) as r (id uuid, at timestamptz, "viewerId" text, role text, action text, operation text, purpose text, "requestId" text, fields text[], people text)
        join audit_people p on p.id = decode(r.people, 'hex')
      ), added as (
        insert into audit_entry (id, at, viewer_id, role, action, operation, purpose, request_id, fields, people)
        select id, at, "viewerId", role, action, operation, purpose, "requestId", fields, people_id from known
        on conflict (id) do nothing
      ) select count(*)::int as count from known`,
    [JSON.stringify(rows)],
  );
  if (stored?.count !== entries.length) throw new Error('a list of people that was taken for stored is not there');
  return lists.keys();
}
