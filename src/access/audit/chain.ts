import { createHash } from 'node:crypto';

/** An entry as read back for its hash; its lists of people are separate, because many entries share them. */
export interface StoredEntry {
  id: string;
  at: string;
  viewerId: string;
  role: string;
  action: string;
  operation: string | null;
  purpose: string | null;
  requestId: string | null;
  fields: string[];
  /** Hash of its lists, hexadecimal. */
  people: string;
}

/** SQL of an entry's columns (`e`), the same text whatever the session's settings are. */
export const storedColumns = `e.id, to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.viewer_id as "viewerId", e.role, e.action,
  e.operation, e.purpose, e.request_id as "requestId", to_jsonb(e.fields) as fields, encode(e.people, 'hex') as people`;

/** The hash before the first entry. */
export const emptyHash = Buffer.alloc(32);

/**
 * The hash that chains an entry to the one before it: SHA-256 over the hash before, the place in the chain and the entry as a JSON list of
 * its values in a fixed order, with its people. It uses no key, so that everyone who has the data can check it.
 * @param people the keys of persons and those of families, in order: two JSON lists with a comma between.
 */
export function chainHash(before: Uint8Array, seq: number, entry: Omit<StoredEntry, 'people'>, people: string): Buffer {
  const { id, at, viewerId, role, action, operation, purpose, requestId, fields } = entry;
  const values = JSON.stringify([seq, id, at, viewerId, role, action, operation, purpose, requestId, fields]);
  return createHash('sha256')
    .update(before)
    .update(`${values.slice(0, -1)},${people}]`)
    .digest();
}
