import { LRUCache } from 'lru-cache';

/** State of a client's quota. */
export interface Allowance {
  readonly allowed: boolean;
  /** Units left now. */
  readonly remaining: number;
  /** Seconds until the quota is full again. */
  readonly resetSeconds: number;
  /** Seconds until a refused request may be repeated; 0 for an allowed one. */
  readonly retrySeconds: number;
}

/** Highest number of clients that are kept. The least recently active one is dropped, and starts again with a full quota. */
const mostClients = 100_000;

const windowSeconds = 60;

/**
 * Token bucket: each client has a quota per minute that refills steadily. A client may spend a full quota at once, and then continues at
 * the rate of refilling. The state is in this process: each instance counts for itself.
 *
 * Own because what was looked at (decision 016) keeps a timer for every client and forgets none within the window, or can be used from HTTP
 * routes only.
 */
export class RateLimiter {
  readonly quota: number;
  readonly windowSeconds = windowSeconds;
  readonly #now: () => number;
  readonly #clients = new LRUCache<string, { left: number; at: number }>({ max: mostClients });

  /**
   * @param quota units a minute.
   * @param now in ms, never going back.
   */
  constructor(quota: number, now: () => number = () => performance.now()) {
    this.quota = quota;
    this.#now = now;
  }

  /** Takes units from a client's quota, or none if fewer are left. A cost above the whole quota takes the whole quota. */
  take(client: string, units = 1): Allowance {
    const now = this.#now();
    const perMs = this.quota / (windowSeconds * 1_000);
    const known = this.#clients.get(client);
    const left = known === undefined ? this.quota : Math.min(this.quota, known.left + (now - known.at) * perMs);
    const wanted = Math.min(units, this.quota);
    const allowed = wanted <= left;
    const after = allowed ? left - wanted : left;
    this.#clients.set(client, { left: after, at: now });
    return {
      allowed,
      remaining: Math.floor(after),
      resetSeconds: Math.ceil((this.quota - after) / perMs / 1_000),
      retrySeconds: allowed ? 0 : Math.max(1, Math.ceil((wanted - left) / perMs / 1_000)),
    };
  }
}
