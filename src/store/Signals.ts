/**
 * Wake-ups between the instances of the hub on one database. They carry nothing, may be lost and may come for
 * nothing: whoever must not miss anything also looks by itself now and then.
 */
export interface Signals {
  /** Wakes every listener on the database, those of this process too. Cheap: calls while one is sent make one more. */
  send(): void;
  /** Has `listener` called at every signal, and when signals may have been missed. Returns how to stop. */
  listen(listener: () => void): () => void;
}

/** The signals of a database that belongs to one process. */
export function localSignals(): Signals {
  const listeners = new Set<() => void>();
  return {
    send: () => listeners.forEach((listener) => listener()),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
