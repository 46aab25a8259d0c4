import type { ImportOperation } from './contract.ts';
import { rowPlanner } from './plan/planRows.ts';
import { Tally } from './report/Tally.ts';
import { type ReportedRow } from './report/writeReport.ts';
import type { OpenedImport } from './rows/openImport.ts';

/** Rows that are planned with one set of statements. */
export const rowsTogether = { postgresql: 250, embedded: 25 } as const;

/** Plans all rows of a file and stores nothing. @param report takes the rows with what would become of them, in their order. */
export async function dryRun(
  file: OpenedImport,
  operation: ImportOperation,
  report: (rows: AsyncIterable<ReportedRow>) => Promise<void> = passOver,
): Promise<Tally> {
  const plan = rowPlanner({ isDryRun: true });
  const tally = new Tally();
  async function* planned(): AsyncGenerator<ReportedRow> {
    for await (const slice of file.slices(0, rowsTogether[operation.store.kind])) {
      for (const row of await operation.store.transaction((em) => plan(em, slice, operation))) {
        tally.add(row);
        yield row;
      }
    }
  }
  await report(planned());
  return tally;
}

/** Reads rows to their end. */
export async function passOver(rows: AsyncIterable<ReportedRow>): Promise<void> {
  const all = rows[Symbol.asyncIterator]();
  while ((await all.next()).done !== true);
}
