import type pg from 'pg';
import { after, inBackground, outsideOperations } from '../base/background.ts';
import { HeldConnection } from './HeldConnection.ts';

/** Interval at which an instance without a lease requests it, in ms. */
const askAgain = 500;

/** Starts a task; returns a function that stops it. */
export type Task = () => () => void;

/** A task that one instance of the hub does at a time. */
export interface Lease {
  close(): Promise<void>;
}

/**
 * Runs a task on one instance of a database at a time: the one that holds a session-level advisory lock. When its connection breaks, the
 * task stops, and another instance takes over. For a moment two instances may believe that they hold the lease: the task must tolerate
 * that. The lock is polled, because a waiting statement would hold back VACUUM.
 */
export function postgresqlLease(url: string, key: number, task: Task): Lease {
  let stop: (() => void) | null = null;
  let timer: NodeJS.Timeout | null = null;

  const ask = async (client: pg.Client): Promise<void> => {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [key]);
    if (rows[0]?.held === true) stop = task();
    // A failed connection requests the lease no more; the next connection starts again.
    else timer = after(askAgain, () => inBackground(() => ask(client).catch(() => undefined)));
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
  const stop = outsideOperations(task);
  return {
    close: () => {
      stop();
      return Promise.resolve();
    },
  };
}
