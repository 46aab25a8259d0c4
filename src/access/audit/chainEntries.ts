import { advisoryLocks } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Store } from '../../store/Store.ts';
import { chainHash, storedColumns, type StoredEntry } from './chain.ts';
import { readPeople } from './readPeople.ts';

/** Entries in one transaction. */
const batch = 1_000;

/**
 * Chains the committed entries that are not chained yet. All instances on one database may run it: one chains, the others skip. @returns
 * whether all entries were chained.
 */
export async function chainEntries(store: Store): Promise<boolean> {
  for (;;) {
    const chained = await chainBatch(store);
    if (chained === null) return false;
    if (chained < batch) return true;
  }
}

/** @returns how many were chained; null if another instance is chaining. */
function chainBatch(store: Store): Promise<number | null> {
  return store.transaction(async (em) => {
    const [lock] = await queryIn<{ held: boolean }>(em, 'select pg_try_advisory_xact_lock($1) as held', [advisoryLocks.auditChain]);
    if (lock?.held !== true) return null;
    const entries = await queryIn<StoredEntry>(
      em,
      `with taken as (delete from audit_pending where entry_id in (select entry_id from audit_pending order by entry_id limit $1) returning entry_id)
        select ${storedColumns} from taken join audit_entry e on e.id = taken.entry_id order by e.id`,
      [batch],
    );
    if (entries.length === 0) return 0;
    const [head] = await queryIn<{ seq: string; hash: Uint8Array }>(em, 'select seq, hash from audit_head');
    if (head === undefined) throw new Error('the audit log has no head');
    const people = await readPeople((sql, params) => queryIn(em, sql, params), entries);
    let [seq, hash]: [number, Uint8Array] = [Number(head.seq), head.hash];
    const links = entries.map((entry) => {
      seq += 1;
      hash = chainHash(hash, seq, entry, people.get(entry.people) ?? '');
      return { seq, entry_id: entry.id, hash: `\\x${Buffer.from(hash).toString('hex')}` };
    });
    await queryIn(
      em,
      'insert into audit_chain (seq, entry_id, hash) select seq, entry_id, hash from json_to_recordset($1::json) as r (seq bigint, entry_id uuid, hash bytea)',
      [JSON.stringify(links)],
    );
    await queryIn(em, 'update audit_head set seq = $1, hash = $2', [seq, Buffer.from(hash)]);
    return entries.length;
  });
}
