import type { Pool, PoolClient, QueryArrayConfig, QueryArrayResult, QueryConfig, QueryResult } from 'pg';
import { after, outsideOperations } from '../base/background.ts';
import { isConnectionLost } from './databaseErrors.ts';
import { operationSignal } from './operationSignal.ts';

/** How long after an operation has been called off its statement may take to end, in ms: PostgreSQL has been told to end it by then. */
const graceMs = 5_000;

/** How many connections each pool has lost, and how many it had when each of its connections was lent first. */
const losses = new WeakMap<Pool, number>();
const lossesBefore = new WeakMap<PoolClient, number>();

/**
 * A connection of a pool while one piece of work has it. It goes back to the pool only if it is as good as new: one that is broken,
 * that is still in a transaction or whose operation was called off long ago is closed, and the pool makes another.
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
   * Where one connection was lost those beside it may be lost as well, and nobody knows yet: they are closed, so that whoever asks again
   * has a new one.
   * @throws Error of the driver or the server when there is no connection to be had.
   */
  static async of(pool: Pool): Promise<BorrowedConnection> {
    const signal = operationSignal()?.signal;
    for (;;) {
      // A connection that is opened on the way outlives the operation.
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
   * By callback: the driver's own promise assigns a function to a property, which V8 makes in the space for what lives long, and every row
   * that is read stays with it until a full collection of garbage. That took a tenth of the time of reading lists.
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

  /** Gives the connection back; once is enough. */
  release(): void {
    if (this.#returned) return;
    this.#returned = true;
    this.#signal?.removeEventListener('abort', this);
    clearTimeout(this.#closing);
    const reusable = !this.#broken && this.client.getTransactionStatus() === 'I';
    outsideOperations(() => this.client.release(!reusable));
  }

  /** The operation has been called off. A server that does not answer must not keep the connection from others. */
  handleEvent(): void {
    if (this.#returned) return;
    this.#closing = after(graceMs, () => {
      this.#lose();
      this.release();
    });
  }
}
