import { localAdministrator } from '../access/viewer.ts';
import { type Language, message, render } from '../base/messages/index.ts';
import type { Hub } from '../hub/Hub.ts';
import type { ImportOperation } from '../imports/contract.ts';
import { dryRun } from '../imports/dryRun.ts';
import { type ImportKind, ImportState } from '../imports/enums.ts';
import { hashFile, makeJob } from '../imports/jobs/ImportJob.ts';
import { readDecisionsOfFile, readResults } from '../imports/jobs/readResults.ts';
import { runImport } from '../imports/jobs/runImport.ts';
import { rowPlanner } from '../imports/plan/planRows.ts';
import { summaryRecord, summaryText } from '../imports/report/summary.ts';
import { Tally } from '../imports/report/Tally.ts';
import { type ReportedRow, writeReport } from '../imports/report/writeReport.ts';
import { type ImportOptions, type OpenedImport, openImport } from '../imports/rows/openImport.ts';
import type { Places } from '../imports/rows/places.ts';
import { writeWhole } from '../interchange/atomicFile.ts';
import { safe } from './fileProblem.ts';
import type { Progress } from './Progress.ts';

export interface FileImport {
  hub: Hub;
  kind: ImportKind;
  places: Places;
  progress: Progress;
  /** How the file is read. */
  reading: Omit<ImportOptions, 'kind' | 'places' | 'today'>;
  isDryRun: boolean;
  /** File for all rows with what became of them. */
  report: string | undefined;
  programId: string | null;
  alerts: boolean;
  isJson: boolean;
  language: Language;
}

/** Imports one file, or only says what would become of its rows, and prints what did. */
export async function importFile(path: string, options: FileImport): Promise<void> {
  const { hub, kind, places, progress, reading, isDryRun, isJson, language } = options;
  const file = await openImport(path, {
    ...reading,
    kind,
    places,
    today: hub.today(),
    onBytes: progress.listeners.onBytes,
    onRow: (row) => progress.listeners.onRow('judging', row, null),
  });
  try {
    const { jobId, tally } = isDryRun ? { jobId: null, tally: await tryOut(path, file, options) } : await store(path, file, options);
    progress.end();
    if (isJson) console.log(JSON.stringify({ file: path, dryRun: isDryRun, job: jobId, ...summaryRecord(file, tally) }));
    else {
      const heading = jobId === null ? message('imports.dryRun') : message('imports.imported', { job: jobId });
      console.log(safe(`${render(heading, language)}\n${summaryText(file, tally, places, language)}`));
    }
  } finally {
    await file.close();
  }
}

async function tryOut(path: string, file: OpenedImport, { hub, programId, progress, report }: FileImport): Promise<Tally> {
  const { hash } = await hashFile(path);
  const decisions = await readDecisionsOfFile(hub.store, hash);
  const operation: ImportOperation = { store: hub.store, viewer: localAdministrator, today: hub.today(), programId, decisions };
  let row = 0;
  return tallied(dryRun(file, operation), { file, report, onRow: () => progress.listeners.onRow('planning', ++row, file.rows) });
}

async function store(
  path: string,
  file: OpenedImport,
  { hub, kind, programId, alerts, progress, report }: FileImport,
): Promise<{ jobId: string; tally: Tally }> {
  const { store, areas, hooks } = hub;
  const imported = await hashFile(path);
  const decisions = await readDecisionsOfFile(store, imported.hash);
  const settings = { alerts, programId };
  const { id: jobId } = await makeJob(store, imported, { kind, settings, viewer: localAdministrator, state: ImportState.WAITING });
  await runImport(
    {
      jobId,
      file,
      plan: rowPlanner({ isDryRun: false }),
      settings,
      decisions,
      onProgress: (done) => progress.listeners.onSlice('storing', done, file.rows),
    },
    { store, areas, hooks, viewer: localAdministrator, today: hub.today() },
  );
  return { jobId, tally: await tallied(readResults(store, jobId, file), { file, report }) };
}

/** Counts rows by what became of them, and writes them to the report where one is wanted. */
async function tallied(
  rows: AsyncIterable<ReportedRow>,
  { file, report, onRow }: { file: OpenedImport; report: string | undefined; onRow?: () => void },
): Promise<Tally> {
  const tally = new Tally();
  const counted = (async function* () {
    for await (const row of rows) {
      onRow?.();
      tally.add(row);
      yield row;
    }
  })();
  if (report !== undefined) await writeWhole(report, (output) => writeReport(file.columns, counted, output));
  else while ((await counted.next()).done !== true);
  return tally;
}
