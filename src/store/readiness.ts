import { setTimeout as sleep } from 'node:timers/promises';
import { outsideOperations } from '../base/background.ts';
import { queryIn } from './queryIn.ts';
import type { Store } from './Store.ts';

/** How long a check waits for the database, in ms; after that, the hub is not ready. */
const longestWait = 3_000;

/**
 * Whether the database answers reads and, on a server, accepts writes. Reads and writes have separate pools, and a standby accepts no
 * writes. Concurrent calls share one check.
 */
export function readinessOf(store: Store): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  return () => {
    asking ??= outsideOperations(() => ask(store).finally(() => (asking = null)));
    return Promise.race([asking, sleep(longestWait, false, { ref: false })]);
  };
}

async function ask(store: Store): Promise<boolean> {
  try {
    const [writes] = await Promise.all([takesChanges(store), store.read('ready', 'select 1')]);
    return writes;
  } catch {
    return false;
  }
}

async function takesChanges(store: Store): Promise<boolean> {
  // The embedded database has one connection, which answers the read.
  if (store.kind === 'embedded') return true;
  const [row] = await store.transaction((em) =>
    queryIn<{ readOnly: boolean }>(em, `select current_setting('transaction_read_only')::boolean as "readOnly"`),
  );
  return row?.readOnly === false;
}
