import type { Writable } from 'node:stream';
import { message, render, type Language } from '../../base/messages/index.ts';
import type { OutputRow } from '../../interchange/table/Table.ts';
import { writeXlsx } from '../../interchange/table/xlsx/writeXlsx.ts';
import type { RowPlan, RowRemark } from '../contract.ts';

/** The language of district offices, who mend the rows. */
const language: Language = 'id';

/** A row and what became of it. */
export type ReportedRow = Pick<RowPlan, 'row' | 'fate' | 'reasons' | 'villageCode'>;

/**
 * Writes all rows in the file's own columns, with what became of each and why, so that refused ones can be mended there and imported again:
 * the columns behind the file's own are passed over when it is read.
 */
export async function writeReport(columns: readonly string[], rows: AsyncIterable<ReportedRow>, output: Writable): Promise<void> {
  const heading = (which: string): string => render(message('imports.reportColumns', { which }), language);
  async function* written(): AsyncGenerator<OutputRow> {
    yield { row: { cells: [...columns], line: 1 }, appended: ['line', 'fate', 'reasons', 'village'].map(heading) };
    for await (const { row, fate, reasons, villageCode } of rows)
      yield {
        row: { cells: columns.map((name) => row.cells[name] ?? ''), line: row.line },
        appended: [row.line, render(message('imports.fate', { fate }), language), reasonsIn(reasons, language), villageCode],
      };
  }
  await writeXlsx({ header: { cells: [...columns], line: 1 }, text: (cell) => cell }, written(), output, 'import');
}

/** Reasons in words, each with its column. */
export function reasonsIn(reasons: readonly RowRemark[], language: Language): string {
  return reasons
    .map(({ column, message: reason }) =>
      render(column === null ? reason : message('imports.reasonOfColumn', { column, reason }), language),
    )
    .join('; ');
}
