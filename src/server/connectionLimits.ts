import { networkOf } from './limits/networkOf.ts';

/** What one client and one connection may take of the server. */
export interface ConnectionLimits {
  /** Most WebSockets and event streams from one address; 0 for no limit, for a server behind a proxy that limits. */
  readonly perClient: number;
  /** Most operations at once on one WebSocket. */
  readonly operationsPerConnection: number;
  /** A WebSocket whose client leaves more than so many bytes unread is closed. */
  readonly bufferedBytes: number;
  /** A WebSocket without any operation is closed after so many ms. */
  readonly idleMs: number;
}

export const defaultLimits: ConnectionLimits = { perClient: 1_000, operationsPerConnection: 100, bufferedBytes: 4_000_000, idleMs: 600_000 };

/** Counts the long-lived connections of each client. */
export class ClientConnections {
  readonly #limit: number;
  readonly #open = new Map<string, number>();

  /** @param limit 0 for none. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Admits a connection from an address; returns how to say that it has ended, or null when there are too many. */
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
