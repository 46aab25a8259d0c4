import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { every, inBackground, outsideOperations } from '../../base/background.ts';
import { describeFault, HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { asOwnWork } from '../../store/ownWork.ts';
import type { Store } from '../../store/Store.ts';
import { appendEntries } from './appendEntries.ts';
import type { AuditEntry } from './AuditEntry.ts';
import { chainEntries } from './chainEntries.ts';

/** Highest number of entries stored with one statement. */
const batch = 500;
/** Cache of stored lists of people that are read often. */
const knownLists = 10_000;
/** Highest number of waiting entries; above it no records of persons are read. */
const maxWaiting = 20_000;
const retryMs = 1_000;
/** How long a stopping hub tries to store waiting entries, in case a connection is lost just then. */
const closeTimeoutMs = 3_000;
/** How long entries wait to be stored together: a transaction costs the database more than an entry. */
const gatherMs = 50;
/** Interval of chaining: long enough to chain many entries at once, short enough that few entries are not yet chained. */
const chainMs = 2_000;

/**
 * Stores the reads of operations. Reads are stored after the operation, many operations with one statement, so that no operation waits for
 * the log; a whole NIK is opened only after its entry is stored. If the database does not accept entries, they are kept and retried; if too
 * many wait, no records of persons are read (`requireRoom`) until they are stored. A killed process loses the waiting entries, of a second
 * or less.
 */
export class AuditLog {
  readonly #store: Store;
  readonly #logger: Logger;
  readonly #waiting: AuditEntry[] = [];
  readonly #known = new LRUCache<string, true>({ max: knownLists });
  #storing: Promise<void> | null = null;
  #chaining: Promise<unknown> | null = null;
  readonly #chainTimer: NodeJS.Timeout;
  #failed = false;
  /** Deadline for storing, as `Date.now()`. */
  #giveUpAt = Infinity;

  constructor(store: Store, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
    this.#chainTimer = every(chainMs, () => inBackground(() => this.chain())).unref();
  }

  /** Stores entries soon. */
  later(entries: readonly AuditEntry[]): void {
    if (entries.length === 0) return;
    this.#waiting.push(...entries);
    this.#storing ??= outsideOperations(() => this.#storeAll());
  }

  /** Stores entries before the access that they record. @throws if they cannot be stored. */
  async now(entries: readonly AuditEntry[]): Promise<void> {
    await this.#store.transaction((em) => appendEntries(em, entries));
  }

  /** @throws HubError AUDIT_UNAVAILABLE if too many entries wait. */
  requireRoom(): void {
    if (this.#waiting.length >= maxWaiting) throw new HubError(message('access.auditUnavailable'), 'AUDIT_UNAVAILABLE');
  }

  /** Chains what is stored; resolves when it is done. */
  chain(): Promise<unknown> {
    return (this.#chaining ??= asOwnWork(() =>
      chainEntries(this.#store)
        .catch((error: unknown) => this.#logger.error({ error: describeFault(error) }, 'chaining audit entries failed'))
        .finally(() => (this.#chaining = null)),
    ));
  }

  /** Stores what waits, and chains it. */
  async flush(): Promise<void> {
    await this.#storing;
    await this.#chaining;
    await this.chain();
  }

  /** Stores and chains the waiting entries; entries that cannot be stored within some seconds are dropped, and that is logged. */
  async close(): Promise<void> {
    this.#giveUpAt = Date.now() + closeTimeoutMs;
    clearInterval(this.#chainTimer);
    await this.flush();
    if (this.#waiting.length > 0) this.#logger.fatal({ entries: this.#waiting.length }, 'audit entries could not be stored');
  }

  async #storeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (this.#waiting.length < batch) await sleep(gatherMs);
      const entries = this.#waiting.slice(0, batch);
      try {
        // Only after the commit: a list of an aborted transaction is not stored.
        for (const id of await asOwnWork(() => this.#store.transaction((em) => appendEntries(em, entries, this.#known))))
          this.#known.set(id, true);
        this.#waiting.splice(0, entries.length);
        this.#failed = false;
      } catch (error) {
        if (!this.#failed)
          this.#logger.error({ error: describeFault(error), entries: this.#waiting.length }, 'storing audit entries failed');
        this.#failed = true;
        this.#known.clear();
        if (Date.now() > this.#giveUpAt) break;
        await sleep(retryMs, undefined, { ref: this.#giveUpAt < Infinity });
      }
    }
    // In the same synchronous step as the last check of the queue: later entries start a new run.
    this.#storing = null;
  }
}
