import type { Message } from '../../base/messages/index.ts';
import type { Store } from '../../store/Store.ts';
import type { FileRow, ImportFile, ImportOperation } from '../contract.ts';
import type { RowFate } from '../enums.ts';
import type { ReportedRow } from '../report/writeReport.ts';

interface StoredResult {
  number: number;
  fate: RowFate;
  villageCode: string | null;
  reasons: { column: string | null; message: Message }[];
}

/** Rows that are read with one statement. */
const rowsTogether = 1_000;

/** The rows of a file with what became of them in a job, in their order. */
export async function* readResults(store: Store, jobId: string, file: ImportFile): AsyncGenerator<ReportedRow> {
  for await (const rows of file.slices(0, rowsTogether)) {
    const [first, last] = [rows[0], rows.at(-1)];
    const results = await store.read<StoredResult>(
      'results of an import',
      `select number, fate, village_code as "villageCode", reasons from import_row where job_id = $1 and number between $2 and $3`,
      [jobId, first?.number ?? 0, last?.number ?? 0],
    );
    const byNumber = new Map(results.map((result) => [result.number, result]));
    for (const row of rows) yield* reported(row, byNumber.get(row.number));
  }
}

function reported(row: FileRow, result: StoredResult | undefined): ReportedRow[] {
  return result === undefined ? [] : [{ row, fate: result.fate, reasons: result.reasons, villageCode: result.villageCode }];
}

/** What people have decided of the unclear rows of a file, in whichever import of it. */
export async function readDecisionsOfFile(store: Store, hash: Buffer): Promise<ImportOperation['decisions']> {
  const rows = await store.read<{ number: number; decision: string }>(
    'decisions on rows of a file',
    `select r.number, r.decision from import_row r join import_job j on j.id = r.job_id
      where j.file_hash = decode($1, 'hex') and r.decision is not null order by r.decided_at`,
    [hash.toString('hex')],
  );
  return new Map(rows.map(({ number, decision }) => [number, decision === 'NEW' ? 'NEW' : { childId: decision }]));
}
