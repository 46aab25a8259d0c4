import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../../store/queryIn.ts';
import type { AuditEntry } from './AuditEntry.ts';

/** Adds entries to the log, with one statement, inside the transaction of `em`. */
export async function appendEntries(em: SqlEntityManager, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await queryIn(
    em,
    `insert into audit_entry (id, at, viewer_id, role, action, operation, purpose, request_id, fields, person_ids, family_ids)
      select id, at, "viewerId", role, action, operation, purpose, "requestId", fields, "personIds", "familyIds"
      from json_to_recordset($1::json) as r (id uuid, at timestamptz, "viewerId" text, role text, action text, operation text, purpose text, "requestId" text,
        fields text[], "personIds" uuid[], "familyIds" uuid[])`,
    [JSON.stringify(entries)],
  );
}
