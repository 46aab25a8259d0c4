import { TableError } from '../../TableError.ts';
import type { Separator, Table } from '../Table.ts';
import { asText, readRecords } from './records.ts';
import { type Opening, readOpening } from './separator.ts';

/**
 * A CSV file as a table. Its rows keep their bytes.
 * @param separator found in the header line when absent.
 * @throws TableError for a file that is empty or no CSV in an encoding that contains ASCII.
 */
export async function csvTable(source: AsyncIterable<Buffer | string>, separator?: Separator): Promise<Table> {
  const chunks = source[Symbol.asyncIterator]();
  const opening = await readOpening(chunks);
  const csv = { mark: opening.mark.toString('latin1'), separator: separator ?? opening.separator, lineEnd: opening.lineEnd };
  const records = readRecords(allOf(opening, chunks), csv.separator);
  const header = await records.next();
  if (header.done === true) throw new TableError('the file is empty: its first line must be a header');
  const close = async (): Promise<void> => {
    await records.return(undefined);
  };
  return { header: header.value, rows: records, text: asText, csv, notes: [], close };
}

/** What was read for the opening, then the rest. */
async function* allOf(opening: Opening, chunks: AsyncIterator<Buffer | string>): AsyncGenerator<Buffer | string> {
  yield opening.bytes;
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) return;
    yield next.value;
  }
}
