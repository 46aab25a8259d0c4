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
 * Forgets the client-made keys of records that are known by no name any more, with the hashes of what was given: somebody may be
 * named in a key. A keyed hash stays in its place, so that a call that comes again stores nothing anew.
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

/** Has the keys of a record that was registered twice lead to the one that goes on. */
export async function moveClientKeys(em: SqlEntityManager, fromId: string, toId: string): Promise<void> {
  await queryIn(em, 'update client_key set record_id = $2 where record_id = $1', [fromId, toId]);
}
