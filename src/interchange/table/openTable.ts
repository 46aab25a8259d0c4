import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { TableError } from '../TableError.ts';
import { csvTable } from './csv/csvTable.ts';
import { looksZipped } from './csv/separator.ts';
import type { OpenOptions, Table } from './Table.ts';
import { xlsxTable } from './xlsx/xlsxTable.ts';

/** What begins an old Excel workbook (XLS), and also a new one that is protected by a password. */
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Opens a CSV file or an XLSX workbook, told apart by their first bytes and not by the name. What is no regular
 * file (a pipe) is read as CSV.
 * @throws TableError for a file that is neither, is empty, or has no such sheet.
 */
export async function openTable(path: string, options: OpenOptions = {}): Promise<Table> {
  const file = await open(path, constants.O_RDONLY);
  const start = Buffer.alloc(4);
  try {
    if ((await file.stat()).isFile()) await file.read(start, 0, start.length, 0);
  } catch (error) {
    await file.close();
    throw error;
  }
  if (looksZipped(start) || start.equals(compoundFile)) await file.close();
  if (start.equals(compoundFile)) throw new TableError('an old or a password-protected Excel workbook; save it as XLSX without a password');
  if (looksZipped(start)) return xlsxTable(path, options);
  return openStream(file.createReadStream(), options);
}

/** Reads CSV from a stream, such as standard input. */
export function openStream(stream: Readable, { separator, sheet }: OpenOptions = {}): Promise<Table> {
  if (sheet !== undefined) throw new TableError('CSV has no sheets: --sheet is for XLSX workbooks');
  return csvTable(stream, separator);
}
