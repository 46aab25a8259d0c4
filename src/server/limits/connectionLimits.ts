import { networkOf } from './networkOf.ts';

/** Limits of one client and of one connection. */
export interface ConnectionLimits {
  /** Highest number of WebSockets and event streams from one address; 0 for no limit, if a proxy in front limits them. */
  readonly perClient: number;
  /** Highest number of concurrent operations on one WebSocket. */
  readonly operationsPerConnection: number;
  /** A WebSocket is closed if its client leaves more bytes than this unread. */
  readonly bufferedBytes: number;
  /** A WebSocket without an operation is closed after this time, in ms. */
  readonly idleMs: number;
}

export const defaultLimits: ConnectionLimits = {
  perClient: 1_000,
  operationsPerConnection: 100,
  bufferedBytes: 4_000_000,
  idleMs: 600_000,
};

/** Counts the long-lived connections of each client. */
export class ClientConnections {
  readonly #limit: number;
  readonly #open = new Map<string, number>();

  /** @param limit 0 for none. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Admits a connection from an address. Returns the function to call when it ends, or null if there are too many. */
  admit(address: string | undefined): (() => void) | null {
    const client = networkOf(address ?? '');
    const open = this.#open.get(client) ?? 0;
    if (this.#limit > 0 && open >= this.#limit) return null;
    this.#open.set(client, open + 1);
    return () => {
      const left = (this.#open.get(client) ?? 1) - 1;
      if (left === 0) this.#open.delete(client);
      else this.#open.set(client, left);
    };
  }
}
