import { message } from '../../../base/messages/index.ts';
import { tableError } from '../../TableError.ts';
import type { Archive } from '../archive.ts';
import type { Sheets } from '../Sheets.ts';
import type { Row } from '../Table.ts';
import { KeptRows } from './KeptRows.ts';
import { readDateStyles } from './dates.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { type SheetContext, sheetRows } from './sheetRows.ts';
import { readWorkbook } from './workbook.ts';

/** A full sheet of 50 columns unpacks to about 3 GB. */
const mostOfSheet = 4 * 2 ** 30;

/**
 * The sheets of an XLSX workbook. Memory does not grow with the rows, only with the different texts of the workbook.
 * @throws TableError for a file that is damaged.
 */
export async function xlsxSheets(archive: Archive): Promise<Sheets> {
  const workbook = await readWorkbook(archive);
  const context: SheetContext = {
    sharedStrings: await readSharedStrings(archive, workbook.sharedStrings),
    dateStyles: await readDateStyles(archive, workbook.styles),
    countsFrom1904: workbook.countsFrom1904,
  };
  async function* rowsOf(part: string): AsyncGenerator<Row[]> {
    const stream = await archive.part(part, mostOfSheet);
    if (stream === null) throw tableError('interchange.damagedWorkbook', { problem: message('interchange.sheetMissing') });
    yield* sheetRows(stream, context);
  }
  const sheets = workbook.sheets.map(({ name, part }) => {
    const kept = new KeptRows(() => rowsOf(part));
    return { name, kept, rows: () => kept.batches() };
  });
  return {
    name: 'XLSX workbook',
    kind: message('interchange.xlsx'),
    sheets,
    countsFrom1904: workbook.countsFrom1904,
    hasEncoding: false,
    close: async () => {
      for (const { kept } of sheets) await kept.close();
      archive.close();
    },
  };
}
