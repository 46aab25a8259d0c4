import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { inBackground } from '../../base/background.ts';
import type { OutputRow, Table } from '../../interchange/table/Table.ts';
import { writeXlsx } from '../../interchange/table/xlsx/writeXlsx.ts';
import type { ExportFormat } from './exportFormat.ts';
import type { ExportCell } from './exportRows.ts';

/** Batches of rows. */
export type RowBatches = AsyncIterable<readonly ExportCell[][]>;

/** The file as a stream. It takes rows as fast as the stream is read, and fails if the rows fail. */
export function writeExport({ kind, mark }: ExportFormat, columns: readonly string[], batches: RowBatches): Readable {
  return kind === 'csv' ? Readable.from(csvPieces(columns, batches, mark), { objectMode: false }) : xlsx(columns, batches);
}

/**
 * CSV by RFC 4180: commas, CRLF, quotes where they are needed. A text that a spreadsheet would take for a formula (it
 * begins with = + - @, tab or carriage return) gets a leading apostrophe; numbers never do.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
async function* csvPieces(columns: readonly string[], batches: RowBatches, bom: boolean): AsyncGenerator<Buffer> {
  // By default the library does not quote a single line feed if lines end with CRLF. The only cell of a row is quoted if it is empty,
  // because readers skip empty lines.
  const format = {
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
    quoted_empty: columns.length === 1,
  } as const;
  yield Buffer.from(stringify([[...columns]], { ...format, bom }));
  for await (const rows of batches) if (rows.length > 0) yield Buffer.from(stringify([...rows], format));
}

/** A workbook. Its texts are text cells, so no spreadsheet reads them as formulas or numbers. */
function xlsx(columns: readonly string[], batches: RowBatches): Readable {
  const output = new PassThrough();
  // The writers append cells to the rows of an input file; here there is no input file, and all cells are appended.
  const table: Table = {
    header: { cells: [], line: 1 },
    rows: Readable.from([]),
    text: (cell) => cell,
    csv: { mark: '', separator: ',', lineEnd: '\r\n' },
    notes: [],
    close: () => Promise.resolve(),
  };
  inBackground(() =>
    writeXlsx(table, outputRows(columns, batches), output, 'Export').then(
      () => output.end(),
      (error: unknown) => output.destroy(error as Error),
    ),
  );
  return output;
}

async function* outputRows(columns: readonly string[], batches: RowBatches): AsyncGenerator<OutputRow> {
  let line = 1;
  yield { row: { cells: [], line }, appended: columns };
  for await (const rows of batches) for (const appended of rows) yield { row: { cells: [], line: ++line }, appended };
}
