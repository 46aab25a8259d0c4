import type { Store } from '../store/Store.ts';

const step = 'purge the write-ahead log';

/**
 * Removes what the embedded database's write-ahead log has from before: NIKs lay in clear text in an earlier version, and the segments of
 * the log that were done with keep their bytes until they are written over. Runs after `sealClearNiks`, once for a data folder.
 *
 * A checkpoint without `wal_recycle` deletes the segments before the one in use, where it would give them another name; and the files of
 * tables that were written anew (PostgreSQL 17, sections 19.5.1 and 28.5). A server's log, its archive and its backups are for
 * whoever runs the server (docs/privacy.md).
 */
export async function purgeWriteAheadLog(store: Store): Promise<void> {
  if (store.kind !== 'embedded') return;
  const due = await store.read('upgrade steps', 'select name from upgrade_step where name = $1', [step]);
  if (due.length === 0) return;
  await store.read('upgrade steps', 'set wal_recycle = off');
  try {
    // The end of the log before the switch lies in a segment that the first checkpoint still needs; the second does not.
    for (let times = 0; times < 2; times++) {
      await store.read('upgrade steps', 'select pg_switch_wal()');
      await store.read('upgrade steps', 'checkpoint');
    }
  } finally {
    await store.read('upgrade steps', 'reset wal_recycle');
  }
  await store.read('upgrade steps', 'delete from upgrade_step where name = $1', [step]);
}
