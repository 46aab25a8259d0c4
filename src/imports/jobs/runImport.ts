import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { NikAttempts } from '../../access/nik/NikAttempts.ts';
import type { HouseholdOperation } from '../../children/index.ts';
import type { NikKey } from '../../store/nik/NikKey.ts';
import { insertTogether, type Columns } from '../../store/insertTogether.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { FileRow, ImportFile, ImportOperation, PlanRows, RowPlan } from '../contract.ts';
import { storePlans, type StoredRow } from '../store/storePlans.ts';
import { ImportState, type RowFate } from '../enums.ts';
import { sealCells } from './sealedCells.ts';
import { lockJob, type FateCounts, type ImportSettings } from './ImportJob.ts';

/** Rows in one transaction: it holds the locks of their families, and on the embedded database everybody waits for it. */
export const rowsTogether = { postgresql: 250, embedded: 25 } as const;

/** A job that is run, and the file that its rows are read from. */
export interface Run {
  readonly jobId: string;
  readonly file: ImportFile;
  readonly plan: PlanRows;
  readonly settings: ImportSettings;
  readonly decisions: ImportOperation['decisions'];
  /** Rows in one transaction, about; `rowsTogether` when left out. */
  readonly most?: number;
  /** Told after each transaction: how many rows were dealt with, and what became of all so far. */
  readonly onProgress?: (done: number, counts: FateCounts) => void;
  readonly signal?: AbortSignal;
}

/**
 * Finds out what would become of the rows of an uploaded file, and stores that alone.
 * @returns whether all rows were planned; false where the signal has stopped it.
 * @throws JobTaken where somebody else does it.
 */
export async function planImport(run: Run, { store, viewer, today }: HouseholdOperation): Promise<boolean> {
  const { file, jobId } = run;
  // What is planned rests on the rows before it: a run that ended early begins again.
  await store.transaction(async (em) => {
    const job = await lockJob(em, jobId);
    if (job?.state !== ImportState.PLANNING) throw new JobTaken();
    await queryIn(em, 'delete from import_row where job_id = $1', [jobId]);
    await queryIn(em, `update import_job set checkpoint = 0, counts = '{}', format = $2, row_count = $3 where id = $1`, [
      jobId,
      file.format,
      file.rows,
    ]);
  });
  let at = 0;
  for await (const rows of file.slices(0, run.most ?? rowsTogether[store.kind])) {
    if (run.signal?.aborted === true) return false;
    const until = rows.at(-1)?.number ?? at;
    const counts = await store.transaction(async (em) => {
      const job = await lockJob(em, jobId);
      if (job?.checkpoint !== at || job.state !== ImportState.PLANNING) throw new JobTaken();
      const key = await store.niks.writingKey(em);
      const plans = await run.plan(em, rows, { store, viewer, today, programId: run.settings.programId, decisions: run.decisions });
      await storeRows(em, jobId, plans, plans.map(asPlanned), key);
      return countRows(em, jobId, { until, stored: plans.map(({ fate }) => fate), replaced: [] });
    });
    at = until;
    run.onProgress?.(at, counts);
  }
  await store.transaction(async (em) => {
    await lockJob(em, jobId);
    await queryIn(em, `update import_job set state = 'PLANNED', row_count = checkpoint where id = $1 and state = 'PLANNING'`, [jobId]);
  });
  return true;
}

/** A row of which nothing is stored yet. Whoever it would make known has no key that holds. */
function asPlanned({ row, fate, reasons, childId, familyId, writes }: RowPlan): StoredRow {
  const isNew = writes?.child != null || writes?.family != null;
  return {
    number: row.number,
    fate,
    reasons,
    childId: isNew ? null : childId,
    familyId: isNew ? null : familyId,
    measurementIds: [],
    written: null,
    origins: [],
  };
}

/** Somebody else has gone on with the job. */
export class JobTaken extends Error {
  constructor() {
    super('the job is run elsewhere');
    this.name = 'JobTaken';
  }
}

/**
 * Imports the rows of a file after its job's checkpoint. One transaction for each slice holds what is written, what became of the rows and
 * the checkpoint: a run that ends at any moment is gone on with at the checkpoint, and nothing is lost, doubled or stored by halves.
 * @returns whether all rows were dealt with; false where the signal has stopped it.
 * @throws JobTaken where somebody else runs the job.
 */
export async function runImport(run: Run, operation: HouseholdOperation): Promise<boolean> {
  const { file, jobId } = run;
  let at = await begin(run, operation);
  for await (const rows of file.slices(at, run.most ?? rowsTogether[operation.store.kind])) {
    if (run.signal?.aborted === true) return false;
    const chosen = run.settings.decidedOnly === true ? rows.filter(({ number }) => run.decisions.has(number)) : rows;
    const until = rows.at(-1)?.number ?? at;
    const counts = await storeSlice(run, { rows: chosen, at, until }, operation);
    at = until;
    run.onProgress?.(at, counts);
  }
  await operation.store.transaction(async (em) => {
    await lockJob(em, jobId);
    await queryIn(
      em,
      `update import_job set state = 'DONE', ended_at = now(), row_count = checkpoint,
          spool = case when counts ? 'UNCLEAR' then spool end where id = $1 and state = 'RUNNING'`,
      [jobId],
    );
  });
  return true;
}

const startable: ReadonlySet<ImportState> = new Set([ImportState.WAITING, ImportState.RUNNING]);

/** @returns the checkpoint. */
async function begin({ jobId, file }: Run, { store }: HouseholdOperation): Promise<number> {
  return store.transaction(async (em) => {
    const job = await lockJob(em, jobId);
    if (job === null || !startable.has(job.state)) throw new JobTaken();
    await queryIn(
      em,
      `update import_job set state = 'RUNNING', begun_at = coalesce(begun_at, now()), format = $2, row_count = $3 where id = $1`,
      [jobId, file.format, file.rows],
    );
    return job.checkpoint;
  });
}

function storeSlice(
  run: Run,
  { rows, at, until }: { rows: readonly FileRow[]; at: number; until: number },
  operation: HouseholdOperation,
): Promise<FateCounts> {
  const { store, viewer, today } = operation;
  return NikAttempts.transaction({ store, viewer, today }, { mayLook: true }, async (em, attempts) => {
    const job = await lockJob(em, run.jobId);
    if (job?.checkpoint !== at || job.state !== ImportState.RUNNING) throw new JobTaken();
    // Before the NIKs, as every transaction takes it.
    const key = await store.niks.writingKey(em);
    const { alerts, programId } = run.settings;
    const plans = await run.plan(em, rows, { store, viewer, today, programId, decisions: run.decisions });
    const stored = await storePlans(em, plans, { ...operation, attempts, alerts: alerts ? 'outcome' : 'none' });
    // Rows that were planned, or unclear, before.
    const removed = await queryIn<{ fate: RowFate }>(
      em,
      'delete from import_row where job_id = $1 and number = any($2::int[]) returning fate',
      [run.jobId, rows.map(({ number }) => number)],
    );
    const replaced = removed.map(({ fate }) => fate);
    await storeRows(em, run.jobId, plans, stored, key);
    return countRows(em, run.jobId, { until, stored: stored.map(({ fate }) => fate), replaced });
  });
}

/** Moves the checkpoint, and counts the rows that were dealt with. */
async function countRows(
  em: SqlEntityManager,
  jobId: string,
  { until, stored, replaced }: { until: number; stored: readonly RowFate[]; replaced: readonly RowFate[] },
): Promise<FateCounts> {
  const [after] = await queryIn<{ counts: FateCounts }>(
    em,
    `update import_job j set checkpoint = $2, counts = (
        select coalesce(jsonb_object_agg(fate, n) filter (where n > 0), '{}') from (
          select fate, sum(n)::int as n from (
            select key as fate, value::int as n from jsonb_each_text(j.counts)
            union all select fate, 1 from unnest($3::text[]) fate
            union all select fate, -1 from unnest($4::text[]) fate
          ) c group by fate
        ) s
      ) where id = $1 returning counts`,
    [jobId, until, stored, replaced],
  );
  return after?.counts ?? {};
}

const rowColumns = {
  id: ['id', 'uuid'],
  jobId: ['job_id', 'uuid'],
  number: ['number', 'integer'],
  line: ['line', 'integer'],
  fate: ['fate', 'text'],
  villageCode: ['village_code', 'text'],
  childId: ['child_id', 'uuid'],
  familyId: ['family_id', 'uuid'],
  written: ['written', 'jsonb'],
  reasons: ['reasons', 'jsonb'],
  candidates: ['candidates', 'jsonb'],
  cells: ['cells_sealed', 'bytea'],
} as const satisfies Columns<string>;

const originColumns = {
  measurementId: ['measurement_id', 'uuid'],
  jobId: ['job_id', 'uuid'],
  number: ['row_number', 'integer'],
  waz: ['waz', 'double precision'],
  haz: ['haz', 'double precision'],
  whz: ['whz', 'double precision'],
} as const satisfies Columns<string>;

async function storeRows(
  em: SqlEntityManager,
  jobId: string,
  plans: readonly RowPlan[],
  stored: readonly StoredRow[],
  key: NikKey,
): Promise<void> {
  await insertTogether(
    em,
    'import_row',
    rowColumns,
    stored.map(({ number, fate, reasons, childId, familyId, written }, nth) => {
      const plan = plans[nth];
      const id = uuid();
      return {
        id,
        jobId,
        number,
        line: plan?.row.line ?? number,
        fate,
        villageCode: plan?.villageCode ?? null,
        childId,
        familyId,
        written,
        reasons,
        candidates: plan === undefined || plan.candidates.length === 0 ? null : plan.candidates,
        cells: plan === undefined ? null : sealCells(key, id, plan.row.cells),
      };
    }),
  );
  await insertTogether(
    em,
    'measurement_origin',
    originColumns,
    stored.flatMap(({ number, origins }) =>
      origins.map(({ measurementId, scores }) => ({
        measurementId,
        jobId,
        number,
        waz: scores.weightForAge,
        haz: scores.heightForAge,
        whz: scores.weightForHeight,
      })),
    ),
  );
}
