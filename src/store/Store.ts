import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import type { NikVault } from '../access/nik/NikVault.ts';
import { throwIfCancelled } from './cancellable.ts';
import type { Lease, Task } from './lease.ts';
import { Mutex } from './Mutex.ts';
import { operationSignal } from './operationSignal.ts';
import type { RowLimits } from './rowLimits.ts';
import type { Signals } from './Signals.ts';

/** What a database driver must offer below the store. */
export interface Database {
  readonly kind: 'postgresql' | 'embedded';
  /** A new unit of work on MikroORM; its transactions store nothing outside the limits. */
  fork(limits: RowLimits | null): SqlEntityManager;
  /** Runs one statement outside of any transaction, which sees nothing outside the limits; rows are plain objects, as `rowMaker` makes them. */
  query(sql: string, params: readonly unknown[], limits: RowLimits | null): Promise<Record<string, unknown>[]>;
  readonly signals: Signals;
  /**
   * Does a task on one instance at a time, for as long as this one has it.
   * @param key of the advisory lock.
   */
  lease(key: number, task: Task): Lease;
  close(): Promise<void>;
}

/** Rows of reference data that are kept in memory. */
const mostReferenceRows = 100_000;
/** PostgreSQL ends the statements of a change so long after its operation, in ms: the operation says itself what happened. */
const statementGraceMs = 250;

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
  /** The store without limits: what belongs to the database and not to a viewer is kept there. */
  readonly #whole: Store;
  readonly #limits: RowLimits | null;
  readonly #listeners = new Set<StatementListener>();
  /** The embedded database has one connection: its transactions take turns. PostgreSQL needs no such queue. */
  readonly #turns: Mutex | null;
  readonly #followUps = new WeakMap<SqlEntityManager, (() => void)[]>();
  readonly #reference = new LRUCache<string, readonly unknown[]>({ maxSize: mostReferenceRows, sizeCalculation: (rows) => rows.length + 1 });
  readonly #niks: NikVault | null;
  readonly #endings = new WeakMap<SqlEntityManager, (() => Promise<unknown>)[]>();

  /** @param niks the keys that NIKs are under; a store without them can neither write nor open one. */
  constructor(database: Database, niks: NikVault | null = null, limited: { whole: Store; limits: RowLimits } | null = null) {
    this.#database = database;
    this.#niks = niks;
    this.#whole = limited?.whole ?? this;
    this.#limits = limited?.limits ?? null;
    this.#turns = database.kind === 'embedded' ? new Mutex() : null;
  }

  /** The same database with row-level security on: for what is read and written on behalf of somebody who may not see all. */
  limitedTo(limits: RowLimits): Store {
    return new Store(this.#database, this.#niks, { whole: this.#whole, limits });
  }

  get kind(): Database['kind'] {
    return this.#database.kind;
  }

  /** The keys that NIKs are under. */
  get niks(): NikVault {
    if (this.#niks === null) throw new Error('this store was opened without keys');
    return this.#niks;
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
   * @param name says what the statement is for; it stands as a comment in the database's own logs.
   * @param params values for $1, $2 ...
   */
  async read<Row>(name: string, sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    throwIfCancelled();
    for (const listener of this.#whole.#listeners) listener(name);
    return (await this.#database.query(`/* ${name} */ ${sql}`, params, this.#limits)) as Row[];
  }

  /**
   * Reads rows of reference data, as `read`, but each statement once: such rows (the areas) change only while a hub starts, and
   * nearly every query leads through them. The rows are shared: do not change them.
   */
  async readReference<Row>(name: string, sql: string, params: readonly unknown[]): Promise<Row[]> {
    const key = JSON.stringify([sql, params]);
    const known = this.#whole.#reference;
    let rows = known.get(key);
    if (rows === undefined) known.set(key, (rows = await this.#whole.read<Row>(name, sql, params)));
    return [...rows] as Row[];
  }

  /** Has reference data read anew: to be called by whoever changes it. */
  forgetReference(): void {
    this.#whole.#reference.clear();
  }

  /**
   * Runs `work` in one transaction: all of it is stored, or, when it throws, nothing.
   * Inside, read with `queryIn`, never with `read`: on the embedded database that would wait for this very
   * transaction to end.
   */
  async transaction<T>(work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    let followUps: (() => void)[] = [];
    const run = () =>
      this.#database.fork(this.#limits).transactional(async (em) => {
        followUps = [];
        const endings: (() => Promise<unknown>)[] = [];
        this.#whole.#followUps.set(em, followUps);
        this.#whole.#endings.set(em, endings);
        await this.#limitStatements(em);
        const result = await work(em);
        for (const ending of endings) await ending();
        // Whoever asked has been told that it took too long: then it is not stored either.
        throwIfCancelled();
        return result;
      });
    const result = await (this.#whole.#turns ? this.#whole.#turns.run(run) : run()).catch((error: unknown) => {
      throwIfCancelled();
      throw error;
    });
    for (const followUp of followUps) followUp();
    return result;
  }

  /** PostgreSQL ends the statements of a transaction when its operation has to be done. The embedded database cannot: it runs in this thread. */
  async #limitStatements(em: SqlEntityManager): Promise<void> {
    const deadline = operationSignal()?.deadline ?? null;
    if (deadline === null || this.#database.kind !== 'postgresql') return;
    await em.execute(`set local statement_timeout = ${Math.max(1, Math.ceil(deadline - performance.now()) + statementGraceMs)}`);
  }

  /** Has `ending` run in the transaction of `em` when its work is done: for what takes locks that must be taken last. */
  beforeCommit(em: SqlEntityManager, ending: () => Promise<unknown>): void {
    this.#whole.#endings.get(em)?.push(ending);
  }

  /** Has `followUp` run once the transaction of `em` is committed; never, when it is rolled back. */
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
