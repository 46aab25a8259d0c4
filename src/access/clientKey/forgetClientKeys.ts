import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../../store/queryIn.ts';
import type { Store } from '../../store/Store.ts';
import { forgottenKey } from './storeOnce.ts';

interface StoredKey {
  author: string;
  kind: string;
  key: string;
}

/**
 * Removes the client keys of pseudonymised records, and the hashes of their inputs, because a key may contain a name. A keyed hash replaces
 * each key, so that a repeated call stores nothing new.
 */
export async function forgetClientKeys(em: SqlEntityManager, store: Store, recordIds: readonly string[]): Promise<void> {
  const keys = await queryIn<StoredKey>(
    em,
    'select author, kind, key from client_key where record_id = any($1::uuid[]) order by author, kind, key for update',
    [recordIds],
  );
  if (keys.length === 0) return;
  const [hubKey] = store.hubKeys;
  if (hubKey === undefined) {
    await queryIn(em, 'delete from client_key where record_id = any($1::uuid[])', [recordIds]);
    return;
  }
  await queryIn(
    em,
    `update client_key k set key = r.forgotten, record_id = null, hub_key = null, input_hash = null
      from json_to_recordset($1::json) as r (author text, kind text, key text, forgotten text) where k.author = r.author and k.kind = r.kind and k.key = r.key`,
    [JSON.stringify(keys.map((each) => ({ ...each, forgotten: forgottenKey(hubKey, each.key) })))],
  );
}

/** Lets the client keys of a duplicate refer to the record that remains. */
export async function moveClientKeys(em: SqlEntityManager, fromId: string, toId: string): Promise<void> {
  await queryIn(em, 'update client_key set record_id = $2 where record_id = $1', [fromId, toId]);
}
