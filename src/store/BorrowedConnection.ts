import type { Pool, PoolClient, QueryArrayConfig, QueryArrayResult, QueryConfig, QueryResult } from 'pg';
import { after, outsideOperations } from '../base/background.ts';
import { isConnectionLost } from './databaseErrors.ts';
import { operationSignal } from './operationSignal.ts';

/** How long a statement may continue after its operation was cancelled, in ms: by then PostgreSQL was asked to cancel it. */
const graceMs = 5_000;

/**
 * For each pool the number of connections that it has lost; for each connection the number that its pool had lost when it was first
 * borrowed.
 */
const losses = new WeakMap<Pool, number>();
const lossesBefore = new WeakMap<PoolClient, number>();

/**
 * A connection of a pool while one piece of work has it. It returns to the pool only if it is clean. A connection that is broken, that is
 * still in a transaction or whose operation was cancelled long ago is closed, and the pool opens another.
 */
export class BorrowedConnection {
  readonly client: PoolClient;
  readonly #pool: Pool;
  readonly #signal: AbortSignal | undefined;
  #closing: NodeJS.Timeout | undefined;
  #broken = false;
  #returned = false;

  private constructor(pool: Pool, client: PoolClient, signal: AbortSignal | undefined) {
    this.#pool = pool;
    this.client = client;
    this.#signal = signal;
    // The listener is this object: a function for each statement would live long (docs/decisions/022).
    if (signal?.aborted === true) this.handleEvent();
    else signal?.addEventListener('abort', this, { once: true });
  }

  /**
   * When one connection was lost, the others of the pool may be lost too. They are closed, so that the next attempt gets a new one.
   * @throws Error of the driver or the server if no connection is available.
   */
  static async of(pool: Pool): Promise<BorrowedConnection> {
    const signal = operationSignal()?.signal;
    for (;;) {
      // A connection that is opened here outlives the operation.
      const client = await outsideOperations(() => pool.connect());
      const lost = losses.get(pool) ?? 0;
      if (!lossesBefore.has(client)) lossesBefore.set(client, lost);
      if (lossesBefore.get(client) === lost) return new BorrowedConnection(pool, client, signal);
      outsideOperations(() => client.release(true));
    }
  }

  /** Runs a statement. */
  query<Row>(statement: QueryConfig): Promise<QueryResult<Row & object>>;
  query(statement: QueryArrayConfig): Promise<QueryArrayResult<unknown[]>>;
  /**
   * By callback: the driver's own promise assigns a function to a property, which V8 allocates in the old generation, so that every row
   * that is read stays in memory until a full garbage collection. That took a tenth of the time of reading lists.
   */
  query(statement: QueryConfig | QueryArrayConfig): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.client.query(statement, (error: Error | null, result: unknown) => {
        if (error === null) resolve(result);
        else {
          if (isConnectionLost(error)) this.#lose();
          reject(error);
        }
      });
    });
  }

  #lose(): void {
    if (!this.#broken) losses.set(this.#pool, (losses.get(this.#pool) ?? 0) + 1);
    this.#broken = true;
  }

  /** Gives the connection back. Further calls do nothing. */
  release(): void {
    if (this.#returned) return;
    this.#returned = true;
    this.#signal?.removeEventListener('abort', this);
    clearTimeout(this.#closing);
    const reusable = !this.#broken && this.client.getTransactionStatus() === 'I';
    outsideOperations(() => this.client.release(!reusable));
  }

  /** The operation was cancelled. A server that does not answer must not hold the connection. */
  handleEvent(): void {
    if (this.#returned) return;
    this.#closing = after(graceMs, () => {
      this.#lose();
      this.release();
    });
  }
}
