import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { throwIfCancelled } from './cancellable.ts';
import { Mutex } from './Mutex.ts';
import type { Answer, Refusal, Request, Rows, ThreadOptions } from './pgliteMessages.ts';

/** Rows as PGlite's own `query` gives them to MikroORM. */
export interface Result {
  rows: Record<string, unknown>[];
  affectedRows: number | undefined;
}

export interface Transaction {
  query(sql: string, params?: readonly unknown[]): Promise<Result>;
}

/**
 * The embedded database (PGlite: PostgreSQL compiled to WebAssembly) in its own thread, so that no statement blocks this one. Offers the
 * part of PGlite that MikroORM uses, and reads with separate columns. PGlite has one session: statements are sent one at a time, and
 * statements outside a transaction wait for its end. Waiting statements of a cancelled operation are not sent; a running statement cannot
 * be cancelled.
 */
export class PgliteThread {
  readonly ready = true;
  readonly waitReady = Promise.resolve();
  readonly #worker: Worker;
  /** Held by a transaction for as long as it is open. */
  readonly #turns = new Mutex();
  /** The caller of the statement that was sent. */
  #waiting: { resolve(rows: Rows): void; reject(error: unknown): void } | null = null;
  #ended: Error | null = null;
  closed = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: Answer) => this.#settle(answer));
    worker.on('error', (error: Error) => this.#end(error));
    worker.on('exit', () => this.#end(new Error('its thread has ended')));
  }

  /** Opens a database; rejects with the error of PGlite if it cannot. */
  static async open(options: Omit<ThreadOptions, 'program'>): Promise<PgliteThread> {
    const worker = new Worker(new URL('./embeddedThread.ts', import.meta.url), {
      workerData: { ...options, program: await (program ??= compile()) } satisfies ThreadOptions,
      transferList: options.beginning === null ? [] : [options.beginning],
      // Node's own type stripping is enough for this file, and starts faster than a loader.
      execArgv: [],
    });
    const thread = new PgliteThread(worker);
    try {
      await thread.#answer();
    } catch (error) {
      throw error instanceof Error && error.cause !== undefined ? error.cause : error;
    }
    return thread;
  }

  /** Runs one statement, as PGlite's `query` does. */
  async query(sql: string, params: readonly unknown[] = []): Promise<Result> {
    return asObjects(await this.read({ kind: 'query', sql, params }));
  }

  /** Runs one statement and returns its rows unchanged. */
  read(request: Exclude<Request, { kind: 'close' }>): Promise<Rows> {
    return this.#turns.run(() => {
      throwIfCancelled();
      return this.#ask(request);
    });
  }

  /**
   * Runs `work` in a transaction, which is rolled back when it rejects, as PGlite's `transaction` does.
   * @returns what `work` returns, once it is stored.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      const run = (sql: string, params: readonly unknown[] = []) => this.#ask({ kind: 'query', sql, params });
      const begin = async () => {
        throwIfCancelled();
        await run('begin');
      };
      // MikroORM waits until `work` begins. So `work` is called even if the transaction could not be begun; its first statement then throws
      // the error.
      const begun = await begin().then(
        () => null,
        (error: unknown) => ({ error }),
      );
      const query = async (sql: string, params?: readonly unknown[]) => {
        if (begun !== null) throw begun.error;
        throwIfCancelled();
        return asObjects(await run(sql, params));
      };
      const outcome = await work({ query }).then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      );
      if (begun !== null) throw begun.error;
      await run('error' in outcome ? 'rollback' : 'commit');
      if ('error' in outcome) throw outcome.error;
      return outcome.result;
    });
  }

  /** Closes the database after the running statement, and ends its thread. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.#turns.run(async () => {
      if (this.#ended !== null) return;
      await this.#ask({ kind: 'close' });
      await this.#worker.terminate();
    });
  }

  async #ask(request: Request): Promise<Rows> {
    this.#worker.postMessage(request);
    return this.#answer();
  }

  #answer(): Promise<Rows> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const { promise, resolve, reject } = Promise.withResolvers<Rows>();
    this.#waiting = { resolve, reject };
    // An idle database does not keep the process alive.
    this.#worker.ref();
    return promise;
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#worker.unref();
    if ('rows' in answer) waiting?.resolve(answer.rows);
    else waiting?.reject(asError(answer.refusal));
  }

  #end(error: Error): void {
    this.#ended ??= new Error(
      `The embedded database has ended and takes no more statements until the hub is started again: ${error.message}`,
      { cause: error },
    );
    this.#waiting?.reject(this.#ended);
    this.#waiting = null;
  }
}

/** Compiled once for all threads: compiling takes half a second. */
let program: Promise<WebAssembly.Module> | undefined;

async function compile(): Promise<WebAssembly.Module> {
  const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  return WebAssembly.compile(await readFile(join(folder, 'pglite.wasm')));
}

function asObjects({ columns, rows, affectedRows }: Rows): Result {
  return { rows: rows.map((values) => Object.fromEntries(columns.map((column, index) => [column, values[index]]))), affectedRows };
}

function asError({ message, fields }: Refusal): Error {
  return Object.assign(new Error(message), fields);
}
