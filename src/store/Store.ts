import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import type { NikKey } from './nik/NikKey.ts';
import type { NikVault } from './nik/NikVault.ts';
import { outsideOperations } from '../base/background.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { throwIfCancelled } from './cancellable.ts';
import { databaseError, isConnectionLost } from './databaseErrors.ts';
import type { Lease, Task } from './lease.ts';
import { Mutex } from './Mutex.ts';
import { operationSignal } from './operationSignal.ts';
import { isRepeatable } from './repeatable.ts';
import type { RowLimits } from './rowLimits.ts';
import { runRefusable, type Outcome, type Refusable } from './savepoint.ts';
import type { Signals } from './Signals.ts';

/** What a database driver must offer below the store. */
export interface Database {
  readonly kind: 'postgresql' | 'embedded';
  /** A new unit of work of MikroORM; its transactions cannot store rows outside the limits. */
  fork(limits: RowLimits | null): SqlEntityManager;
  /**
   * Runs one statement outside of any transaction. It sees only rows within the limits. Rows are plain objects, as `rowMaker` makes them.
   */
  query(sql: string, params: readonly unknown[], limits: RowLimits | null): Promise<Record<string, unknown>[]>;
  readonly signals: Signals;
  /**
   * Runs a task on one instance at a time, as long as this instance holds the lease.
   * @param key of the advisory lock.
   */
  lease(key: number, task: Task): Lease;
  close(): Promise<void>;
}

/** Highest number of rows of reference data that are kept in memory. */
const mostReferenceRows = 100_000;
/** PostgreSQL cancels the statements of a write this long after the operation's time limit, in ms: the hub reports the timeout itself. */
const statementGraceMs = 250;

/** Highest number of runs of a transaction. */
const mostRuns = 6;
/** The longest wait before the first retry, in ms; it doubles with each retry. */
const longestFirstWait = 40;

/** When work before the commit runs: in every transaction, figures are updated before the audit log is written. */
export type Ending = 'duplicates' | 'figures' | 'audit';
const endingOrder: readonly Ending[] = ['duplicates', 'figures', 'audit'];

/** Called with the name of each statement that is read outside a transaction. */
export type StatementListener = (name: string) => void;

/**
 * The hub's database: plain rows for reads, MikroORM entities for writes, the same on embedded PGlite and
 * on PostgreSQL.
 *
 * Reads bypass entities because hydration dominated every hot path when it was measured (5,000 rows: 71 ms
 * as entities, 4 ms as rows).
 */
export class Store {
  readonly #database: Database;
  /** The store without limits. It holds the state that belongs to the database and not to one viewer. */
  readonly #whole: Store;
  readonly #limits: RowLimits | null;
  readonly #listeners = new Set<StatementListener>();
  /** The embedded database has one connection: its transactions are serialized. PostgreSQL needs no such queue. */
  readonly #turns: Mutex | null;
  readonly #followUps = new WeakMap<SqlEntityManager, (() => void)[]>();
  readonly #reference = new LRUCache<string, readonly unknown[]>({
    maxSize: mostReferenceRows,
    sizeCalculation: (rows) => rows.length + 1,
  });
  readonly #niks: NikVault | null;
  readonly #endings = new WeakMap<SqlEntityManager, { when: Ending; run: () => Promise<unknown> }[]>();

  /** @param niks the keys that encrypt NIKs; a store without them can neither write nor decrypt a NIK. */
  constructor(database: Database, niks: NikVault | null = null, limited: { whole: Store; limits: RowLimits } | null = null) {
    this.#database = database;
    this.#niks = niks;
    this.#whole = limited?.whole ?? this;
    this.#limits = limited?.limits ?? null;
    this.#turns = database.kind === 'embedded' ? new Mutex() : null;
  }

  /** The same database with row-level security: for reads and writes of viewers who may not see all rows. */
  limitedTo(limits: RowLimits): Store {
    return new Store(this.#database, this.#niks, { whole: this.#whole, limits });
  }

  get kind(): Database['kind'] {
    return this.#database.kind;
  }

  /** The keys that encrypt NIKs. */
  get niks(): NikVault {
    if (this.#niks === null) throw new Error('this store was opened without keys');
    return this.#niks;
  }

  /** The keys for hashes of client input, the newest first; none for a store without keys. */
  get hubKeys(): readonly NikKey[] {
    return this.#niks?.keysAtHand ?? [];
  }

  /** Wake-ups between the instances on this database. */
  get signals(): Signals {
    return this.#database.signals;
  }

  /** Does a task on one instance on this database at a time; see `Database.lease`. */
  lease(key: number, task: Task): Lease {
    return this.#database.lease(key, task);
  }

  /**
   * Reads rows outside of any transaction.
   * @param name says what the statement is for; it appears as a comment in the database's own logs.
   * @param params values for $1, $2 ...
   * @throws HubError DATABASE_UNAVAILABLE, or EXECUTION_TIMEOUT when the server ended the statement.
   */
  async read<Row>(name: string, sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    throwIfCancelled();
    for (const listener of this.#whole.#listeners) listener(name);
    const rows = await this.#database.query(`/* ${name} */ ${sql}`, params, this.#limits).catch((error: unknown) => {
      throw databaseError(error);
    });
    operationSignal()?.reading?.add(rows.length);
    return rows as Row[];
  }

  /**
   * Reads rows of reference data as `read` does, but caches the result of each statement. These rows (the areas) change only while a hub
   * starts, and nearly every query needs them. The rows are shared: do not change them.
   */
  async readReference<Row>(name: string, sql: string, params: readonly unknown[]): Promise<Row[]> {
    const key = JSON.stringify([sql, params]);
    const known = this.#whole.#reference;
    let rows = known.get(key);
    if (rows === undefined) known.set(key, (rows = await this.#whole.read<Row>(name, sql, params)));
    return [...rows] as Row[];
  }

  /** Clears the cache of reference data. Call it after every change of such data. */
  forgetReference(): void {
    this.#whole.#reference.clear();
  }

  /**
   * Runs `work` in one transaction: it is committed, or rolled back if `work` throws. Inside, read with `queryIn`, never with `read`: on
   * the embedded database that would wait for this very transaction to end.
   *
   * If PostgreSQL rolls it back because of other transactions (a deadlock, a serialization failure), or `work` throws `StaleLocks`, `work`
   * is run again, a few times: it must have no effects outside the transaction.
   * @param refusable writes that are stored even if `work` throws.
   * @throws HubError TRY_AGAIN after conflicts in every run; DATABASE_UNAVAILABLE, or EXECUTION_TIMEOUT when the server ended a statement:
   *   nothing is stored. CHANGE_OUTCOME_UNKNOWN if the connection was lost during the commit.
   */
  async transaction<T>(work: (em: SqlEntityManager) => Promise<T>, refusable?: Refusable): Promise<T> {
    const run = () => this.#runOnce(work, refusable);
    for (let runs = 1; ; runs++) {
      try {
        const { outcome, followUps } = await (this.#whole.#turns ? this.#whole.#turns.run(run) : run());
        if ('error' in outcome) throw outcome.error;
        outsideOperations(() => followUps.forEach((followUp) => followUp()));
        return outcome.result;
      } catch (error) {
        throwIfCancelled();
        if (!isRepeatable(error)) throw databaseError(error);
        if (runs === mostRuns) throw new HubError(message('store.tryAgain'), 'TRY_AGAIN');
        // At random, so that two conflicting transactions do not conflict again.
        await sleep(Math.random() * longestFirstWait * 2 ** (runs - 1), undefined, { signal: operationSignal()?.signal }).catch(
          throwIfCancelled,
        );
      }
    }
  }

  #runOnce<T>(
    work: (em: SqlEntityManager) => Promise<T>,
    refusable: Refusable | undefined,
  ): Promise<{ outcome: Outcome<T>; followUps: (() => void)[] }> {
    let begun = false;
    const run = () =>
      this.#database.fork(this.#limits).transactional(async (em) => {
        begun = true;
        const followUps: (() => void)[] = [];
        const endings: { when: Ending; run: () => Promise<unknown> }[] = [];
        this.#whole.#followUps.set(em, followUps);
        this.#whole.#endings.set(em, endings);
        await this.#limitStatements(em);
        const whole = async () => {
          const result = await work(em);
          await em.flush();
          for (const when of endingOrder) for (const ending of endings) if (ending.when === when) await ending.run();
          // The caller got a timeout, so the write must not be stored.
          throwIfCancelled();
          return result;
        };
        return { outcome: refusable === undefined ? { result: await whole() } : await runRefusable(em, refusable, whole), followUps };
      });
    // The connection may have been lost while it was idle.
    return run().catch((error: unknown) => (!begun && isConnectionLost(error) ? run() : Promise.reject(error as Error)));
  }

  /**
   * PostgreSQL cancels the statements of a transaction after the time limit of its operation. The embedded database cannot interrupt a
   * statement.
   */
  async #limitStatements(em: SqlEntityManager): Promise<void> {
    const deadline = operationSignal()?.deadline ?? null;
    if (deadline === null || this.#database.kind !== 'postgresql') return;
    await em.execute(`set local statement_timeout = ${Math.max(1, Math.ceil(deadline - performance.now()) + statementGraceMs)}`);
  }

  /** Runs `ending` in the transaction of `em`, after its work and before the commit: for writes that take the last locks of the order. */
  beforeCommit(em: SqlEntityManager, when: Ending, ending: () => Promise<unknown>): void {
    this.#whole.#endings.get(em)?.push({ when, run: ending });
  }

  /** Runs `followUp` outside any operation after the commit of the transaction of `em`; never after a rollback. */
  afterCommit(em: SqlEntityManager, followUp: () => void): void {
    this.#whole.#followUps.get(em)?.push(followUp);
  }

  /** Listens to statements (tests count them with it). Returns the function that stops listening. */
  onStatement(listener: StatementListener): () => void {
    this.#whole.#listeners.add(listener);
    return () => this.#whole.#listeners.delete(listener);
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}
