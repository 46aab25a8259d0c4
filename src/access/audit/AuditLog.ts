import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { describeFault, HubError } from '../../errors.ts';
import type { Store } from '../../store/Store.ts';
import { appendEntries } from './appendEntries.ts';
import type { AuditEntry } from './AuditEntry.ts';
import { sealEntries } from './sealEntries.ts';

/** Entries stored with one statement at most. */
const batch = 500;
/** Lists of people that are remembered as stored: those that many read again and again. */
const knownLists = 10_000;
/** Entries that wait to be stored before nobody's record is read any more. */
const mostWaiting = 20_000;
const retryMs = 1_000;
/** How long entries wait for others to be stored with them: a transaction costs the database more than an entry does. */
const gatherMs = 50;
/** How often what was stored is chained: late enough for many at once, early enough to be near. */
const sealMs = 2_000;

/**
 * Stores who read what. What an operation read is stored behind it, many operations with one statement, so that nobody waits
 * for the log; a whole NIK is opened only once the entry about it is stored.
 *
 * When the database takes no entries they are kept and tried again; once too many wait, records of persons are not
 * read any more (`requireRoom`) until they are stored. A process that is killed loses those that wait, of a second or less.
 */
export class AuditLog {
  readonly #store: Store;
  readonly #logger: Logger;
  readonly #waiting: AuditEntry[] = [];
  readonly #known = new LRUCache<string, true>({ max: knownLists });
  #storing: Promise<void> | null = null;
  #sealing: Promise<unknown> | null = null;
  readonly #sealTimer: NodeJS.Timeout;
  #failed = false;
  #closed = false;

  constructor(store: Store, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
    this.#sealTimer = setInterval(() => void this.seal(), sealMs).unref();
  }

  /** Stores entries soon. */
  later(entries: readonly AuditEntry[]): void {
    if (entries.length === 0) return;
    this.#waiting.push(...entries);
    this.#storing ??= this.#storeAll();
  }

  /** Stores entries before what they tell of is done. @throws where they cannot be stored. */
  async now(entries: readonly AuditEntry[]): Promise<void> {
    await this.#store.transaction((em) => appendEntries(em, entries));
  }

  /** @throws HubError AUDIT_UNAVAILABLE when so many entries wait that no more can be taken. */
  requireRoom(): void {
    if (this.#waiting.length >= mostWaiting) throw new HubError('Records of persons are not read while their audit log cannot be written; try again later', 'AUDIT_UNAVAILABLE');
  }

  /** Chains what is stored; resolves when it is done. */
  seal(): Promise<unknown> {
    return (this.#sealing ??= sealEntries(this.#store)
      .catch((error: unknown) => this.#logger.error({ error: describeFault(error) }, 'chaining audit entries failed'))
      .finally(() => (this.#sealing = null)));
  }

  /** Stores what waits, and chains it. */
  async flush(): Promise<void> {
    await this.#storing;
    await this.#sealing;
    await this.seal();
  }

  /** Stores and chains what there is; what cannot be stored is given up, and said. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sealTimer);
    await this.flush();
    if (this.#waiting.length > 0) this.#logger.fatal({ entries: this.#waiting.length }, 'audit entries could not be stored');
  }

  async #storeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (this.#waiting.length < batch) await sleep(gatherMs);
      const entries = this.#waiting.slice(0, batch);
      try {
        // Known once they are committed, and not before.
        for (const id of await this.#store.transaction((em) => appendEntries(em, entries, this.#known))) this.#known.set(id, true);
        this.#waiting.splice(0, entries.length);
        this.#failed = false;
      } catch (error) {
        if (!this.#failed) this.#logger.error({ error: describeFault(error), entries: this.#waiting.length }, 'storing audit entries failed');
        this.#failed = true;
        this.#known.clear();
        if (this.#closed) break;
        await sleep(retryMs, undefined, { ref: false });
      }
    }
    // In the same turn as the last look at what waits: whoever adds to it from now on begins anew.
    this.#storing = null;
  }
}
