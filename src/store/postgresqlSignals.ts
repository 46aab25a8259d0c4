import { inBackground } from '../base/background.ts';
import type { Signals } from './Signals.ts';
import { asOwnWork } from './ownWork.ts';
import { HeldConnection } from './HeldConnection.ts';

/** One channel for the whole database: each listener decides what to check at a signal. */
const channel = 'hub_signal';

/**
 * Signals by LISTEN and NOTIFY. NOTIFY takes a lock of the whole server when its transaction commits, so it is never part of a transaction
 * that writes. It is sent afterwards in a transaction of its own. Signals that come while one is being sent are combined into one.
 * @param run runs a statement outside of any transaction.
 */
export function postgresqlSignals(url: string, run: (sql: string) => Promise<unknown>): Signals & { close(): Promise<void> } {
  const listeners = new Set<() => void>();
  let connection: HeldConnection | null = null;
  let state: 'idle' | 'sending' | 'sending, and again' = 'idle';

  const wakeAll = () => listeners.forEach((listener) => listener());
  const notify = async (): Promise<void> => {
    state = 'sending';
    // The signal is lost if the server does not answer; every signal may be lost.
    await asOwnWork(() => run(`notify ${channel}`)).catch(() => undefined);
    const again = (state as string) === 'sending, and again';
    state = 'idle';
    if (again) inBackground(notify);
  };

  return {
    send() {
      if (state === 'idle') inBackground(notify);
      else state = 'sending, and again';
    },
    listen(listener) {
      listeners.add(listener);
      connection ??= new HeldConnection(url, {
        onOpen: async (client) => {
          client.on('notification', wakeAll);
          await client.query(`listen ${channel}`);
          // Signals may have been sent while there was no connection.
          wakeAll();
        },
        onLost: () => undefined,
      });
      return () => listeners.delete(listener);
    },
    close: async () => connection?.close(),
  };
}
