import { unlink } from 'node:fs/promises';
import type { Logger } from 'pino';
import { asCaller } from '../../access/audit/currentCaller.ts';
import { every, outsideOperations } from '../../base/background.ts';
import { describeFault, HubError } from '../../base/errors.ts';
import type { HouseholdOperation } from '../../children/index.ts';
import { TableError } from '../../interchange/TableError.ts';
import { advisoryLocks } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Lease } from '../../store/lease.ts';
import type { Viewer } from '../../access/viewer.ts';
import { ImportState } from '../enums.ts';
import { rowPlanner } from '../plan/planRows.ts';
import { openImport } from '../rows/openImport.ts';
import { Places } from '../rows/places.ts';
import { lockJob, readJob, viewerOfJob, type ImportJobRow } from './ImportJob.ts';
import { JobTaken, planImport, runImport } from './runImport.ts';
import { readDecisions } from './startImport.ts';

/** What the importer works with. */
export interface ImporterOptions {
  /** The operation of a viewer, with the limits of that viewer. */
  readonly operationOf: (viewer: Viewer) => HouseholdOperation;
  readonly store: HouseholdOperation['store'];
  readonly logger: Logger;
}

/** What the database says of itself, and not of the file. */
const passing = new Set(['DATABASE_UNAVAILABLE', 'CHANGE_OUTCOME_UNKNOWN', 'TRY_AGAIN', 'EXECUTION_TIMEOUT']);

/** How often the importer looks for work that another instance was told of, in ms. */
const lookEveryMs = 2_000;

/**
 * Plans and runs the imports of uploaded files, one at a time on a database, the oldest first, in the background. The instance that does so
 * holds a lease for as long as there is work: when it ends, another goes on at the checkpoint, as it does itself after a restart. A file is
 * on the disk of the instance that took it; jobs of files that are not here are left to others.
 */
export class Importer {
  readonly #options: ImporterOptions;
  readonly #stopping = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #lease: Lease | null = null;
  #work: Promise<void> | null = null;

  constructor(options: ImporterOptions) {
    this.#options = options;
    this.#timer = every(lookEveryMs, () => this.wake());
    this.wake();
  }

  /** There may be work: begins with it, if it has not begun. */
  wake(): void {
    if (this.#work !== null || this.#stopping.signal.aborted) return;
    this.#work = outsideOperations(() =>
      this.#look()
        .catch((error: unknown) => this.#options.logger.error({ error: describeFault(error) }, 'importing failed'))
        .finally(() => (this.#work = null)),
    );
  }

  /** Ends after the transaction that is running. */
  async close(): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#timer);
    await this.#work;
  }

  async #look(): Promise<void> {
    if ((await this.#next()) === null) return;
    const { store } = this.#options;
    const held = Promise.withResolvers<undefined>();
    const lost = new AbortController();
    this.#lease = store.lease(advisoryLocks.imports, () => {
      held.resolve(undefined);
      return () => lost.abort();
    });
    const signal = AbortSignal.any([this.#stopping.signal, lost.signal]);
    this.#stopping.signal.addEventListener('abort', () => held.resolve(undefined), { once: true });
    try {
      await held.promise;
      for (let job = await this.#next(); job !== null && !signal.aborted; job = await this.#next()) await this.#do(job, signal);
    } finally {
      await this.#lease.close();
      this.#lease = null;
    }
  }

  /** The oldest job of an uploaded file that is to be planned or run. */
  async #next(): Promise<ImportJobRow | null> {
    const { store } = this.#options;
    const [found] = await store.read<{ id: string }>(
      'imports to do',
      `select id from import_job where state in ('PLANNING', 'WAITING', 'RUNNING') and spool is not null order by id limit 1`,
    );
    return found === undefined ? null : readJob(store, found.id);
  }

  async #do(job: ImportJobRow, signal: AbortSignal): Promise<void> {
    const { store, operationOf, logger } = this.#options;
    const viewer = await viewerOfJob(store, job.id);
    const operation = operationOf(viewer);
    const work = async () => {
      const file = await openImport(job.spool ?? '', { kind: job.kind, places: await Places.load(store), today: operation.today });
      try {
        const decisions = await readDecisions(store, job.id);
        const isDryRun = job.state === ImportState.PLANNING;
        const run = { jobId: job.id, file, plan: rowPlanner({ isDryRun }), settings: job.options, decisions, signal };
        await (isDryRun ? planImport(run, operation) : runImport(run, operation));
      } finally {
        await file.close();
      }
    };
    try {
      await asCaller({ viewer, operation: 'import', requestId: null }, work);
      // The file is kept while rows wait for a decision.
      if (job.spool !== null && (await readJob(store, job.id))?.spool === null) await unlink(job.spool).catch(() => undefined);
    } catch (error) {
      if (error instanceof JobTaken) return;
      // The import goes on at its checkpoint when the database can be reached again.
      if (error instanceof HubError && passing.has(error.code)) throw error;
      // The file, and not the hub, is at fault: nothing helps but another file.
      const isFault = error instanceof TableError || (error as NodeJS.ErrnoException).code === 'ENOENT';
      logger.error({ error: describeFault(error), job: job.id }, 'an import failed');
      await this.#fail(job, error instanceof TableError ? error.lines : []);
      if (isFault && job.spool !== null) await unlink(job.spool).catch(() => undefined);
    }
  }

  async #fail({ id }: ImportJobRow, failure: TableError['lines']): Promise<void> {
    await this.#options.store.transaction(async (em) => {
      await lockJob(em, id);
      await queryIn(em, `update import_job set state = 'FAILED', ended_at = now(), spool = null, failure = $2::jsonb where id = $1`, [
        id,
        JSON.stringify(failure),
      ]);
    });
  }
}
