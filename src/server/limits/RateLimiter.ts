import { LRUCache } from 'lru-cache';

/** How a client stands to a quota. */
export interface Allowance {
  readonly allowed: boolean;
  /** What is left of the quota now. */
  readonly remaining: number;
  /** Seconds until the quota is whole again. */
  readonly resetSeconds: number;
  /** Seconds until what was refused may be asked again; 0 for what was allowed. */
  readonly retrySeconds: number;
}

/** Clients that are remembered; the one that was quiet longest is forgotten, and has its whole quota again. */
const mostClients = 100_000;

const windowSeconds = 60;

/**
 * Gives each client a quota a minute that fills up steadily (a token bucket): a quiet client may spend all of it at once, a busy one goes on at
 * the pace at which it fills. Kept in this process: each instance counts for itself.
 *
 * Own because what was looked at (decision 016) keeps a timer for every client and forgets none within the window, or can be used from HTTP routes only.
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

  /** Takes units from a client's quota, or nothing when it has not so many left. What costs more than the whole quota takes all of it. */
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
