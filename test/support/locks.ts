import type { Store } from '../../src/store/Store.ts';

/**
 * How many sessions of a store's database wait for a lock. It is read outside of the transaction that holds the lock: inside of one,
 * PostgreSQL repeats what `pg_stat_activity` showed first.
 */
export async function waitingForLock(store: Store): Promise<number> {
  const sql = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return (await store.read('waiting for a lock', sql)).length;
}
