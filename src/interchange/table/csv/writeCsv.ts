import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CsvFormat, OutputCell, OutputRow, Table } from '../Table.ts';

/** Output is handed on in pieces of about this many characters. */
const pieceLength = 1 << 16;

/**
 * Writes rows as CSV. Rows that come from CSV stay as they were, to the byte, with as many values as the header, so
 * that what is appended stands below its name; others are written in UTF-8 and quoted where they need it.
 * `output` is not ended.
 *
 * @param decimalComma write appended numbers with a decimal comma.
 */
export async function writeCsv(
  table: Pick<Table, 'header' | 'csv'>,
  rows: AsyncIterable<OutputRow>,
  output: Writable,
  decimalComma: boolean,
): Promise<void> {
  await pipeline(rows, (all: AsyncIterable<OutputRow>) => pieces(table, all, decimalComma), output, { end: false });
}

/** The lines, gathered into pieces worth a write. */
async function* pieces(
  { header, csv }: Pick<Table, 'header' | 'csv'>,
  rows: AsyncIterable<OutputRow>,
  decimalComma: boolean,
): AsyncGenerator<Buffer> {
  let piece = csv.mark;
  for await (const { row, appended } of rows) {
    let line =
      row.raw === undefined
        ? quotedCells(row.cells, header.cells.length, csv)
        : aligned(row.cells.length, row.raw, header.cells.length, csv);
    for (const cell of appended) line += csv.separator + written(cell, csv, decimalComma);
    piece += line + csv.lineEnd;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece, 'latin1');
    piece = '';
  }
  yield Buffer.from(piece, 'latin1');
}

/** The row with as many values as the header. */
function aligned(cells: number, raw: string, width: number, { separator }: CsvFormat): string {
  const lacking = width - cells;
  if (lacking >= 0) return raw + separator.repeat(lacking);
  const surplus = separator.repeat(-lacking);
  return raw.endsWith(surplus) ? raw.slice(0, -surplus.length) : raw;
}

function quotedCells(cells: readonly string[], width: number, csv: CsvFormat): string {
  const texts = cells.map((cell) => quoted(csv.isBytes === true ? cell : Buffer.from(cell).toString('latin1'), csv));
  return texts.join(csv.separator) + csv.separator.repeat(Math.max(0, width - cells.length));
}

function written(cell: OutputCell, csv: CsvFormat, decimalComma: boolean): string {
  if (cell === null) return '';
  const text = String(cell);
  return quoted(decimalComma && typeof cell === 'number' ? text.replace('.', ',') : text, csv);
}

function quoted(text: string, { separator }: CsvFormat): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
