import pg from 'pg';
import { after, inBackground } from '../base/background.ts';
import { keepAliveAfter } from './pool.ts';

/** Wait before the first and before the later attempts to connect again, in ms; it doubles in between. */
const [firstWait, longestWait] = [100, 5_000];

/**
 * A permanent connection outside the pool, for state of a connection: LISTEN and session locks. It is reopened when it breaks, until it is
 * closed.
 */
export class HeldConnection {
  readonly #url: string;
  readonly #onOpen: (client: pg.Client) => Promise<void>;
  readonly #onLost: () => void;
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #wait = firstWait;
  #closed = false;

  /**
   * @param onOpen called with every new connection; if it fails, the connection is closed and reopened. @param onLost called when a
   *   connection passed to `onOpen` is lost.
   */
  constructor(url: string, { onOpen, onLost }: { onOpen: (client: pg.Client) => Promise<void>; onLost: () => void }) {
    this.#url = url;
    this.#onOpen = onOpen;
    this.#onLost = onLost;
    inBackground(() => this.#open());
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  async #open(): Promise<void> {
    this.#retry = null;
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      keepAliveInitialDelayMillis: keepAliveAfter,
      connectionTimeoutMillis: longestWait,
    });
    this.#client = client;
    let given = false;
    // Every error is followed by the event `end`.
    client.on('error', () => undefined);
    client.once('end', () => {
      if (given) this.#onLost();
      if (this.#closed) return;
      this.#retry = after(this.#wait, () => inBackground(() => this.#open()));
      this.#wait = Math.min(this.#wait * 2, longestWait);
    });
    try {
      await client.connect();
      given = true;
      await this.#onOpen(client);
      this.#wait = firstWait;
    } catch {
      await client.end().catch(() => undefined);
    }
  }
}
