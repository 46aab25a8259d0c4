import { outsideOperations } from '../base/background.ts';

/**
 * Wake-ups between the instances of the hub on one database. They carry no data, may be lost, and may be spurious: listeners that must not
 * miss anything also poll.
 */
export interface Signals {
  /** Wakes every listener on the database, including those of this process. Cheap: calls during a notification cause only one more. */
  send(): void;
  /** Calls `listener` at every signal, and when signals may have been missed. Returns a function that stops listening. */
  listen(listener: () => void): () => void;
}

/** The signals of a database that belongs to one process. */
export function localSignals(): Signals {
  const listeners = new Set<() => void>();
  return {
    send: () => outsideOperations(() => listeners.forEach((listener) => listener())),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
