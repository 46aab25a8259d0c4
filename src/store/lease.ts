import type pg from 'pg';
import { HeldConnection } from './HeldConnection.ts';

/** How often an instance that does not hold a lease asks for it, in ms. */
const askAgain = 500;

/** Begins a task; returns how to stop it. */
export type Task = () => () => void;

/** A task that one instance of the hub does at a time. */
export interface Lease {
  close(): Promise<void>;
}

/**
 * Does a task on one instance on a database at a time: the one that holds a session's advisory lock. When its connection
 * breaks it stops, and another takes over. For a moment two may believe that they hold it: the task must bear that.
 *
 * Asked for again and again rather than waited for: a statement that waits keeps VACUUM from its work.
 */
export function postgresqlLease(url: string, key: number, task: Task): Lease {
  let stop: (() => void) | null = null;
  let timer: NodeJS.Timeout | null = null;

  const ask = async (client: pg.Client): Promise<void> => {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [key]);
    if (rows[0]?.held === true) stop = task();
    // A connection that has failed asks no more; the next one begins anew.
    else timer = setTimeout(() => void ask(client).catch(() => undefined), askAgain);
  };
  const end = (): void => {
    if (timer !== null) clearTimeout(timer);
    stop?.();
    stop = null;
  };
  const connection = new HeldConnection(url, { onOpen: ask, onLost: end });
  return {
    async close() {
      end();
      await connection.close();
    },
  };
}

/** A task of a database that belongs to one process. */
export function localLease(task: Task): Lease {
  const stop = task();
  return {
    close: () => {
      stop();
      return Promise.resolve();
    },
  };
}
