import { TableError } from '../../TableError.ts';
import type { OpenOptions, Table } from '../Table.ts';
import { Archive } from './archive.ts';
import { readDateStyles } from './dates.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { sheetRows } from './sheetRows.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

/**
 * A sheet of an XLSX workbook as a table; its first row with a value is the header. Memory does not grow with the
 * rows, only with the different texts of the workbook.
 * @throws TableError for a file that is damaged or empty, or has no such sheet.
 */
export async function xlsxTable(path: string, { sheet: name, separator }: OpenOptions): Promise<Table> {
  const archive = await Archive.open(path);
  try {
    const workbook = await readWorkbook(archive);
    const sheet = chooseSheet(workbook, name);
    const context = {
      sharedStrings: await readSharedStrings(archive, workbook.sharedStrings),
      dateStyles: await readDateStyles(archive, workbook.styles),
      countsFrom1904: workbook.countsFrom1904,
    };
    const stream = await archive.part(sheet.part);
    if (stream === null) throw new TableError('the workbook is damaged: the sheet is missing');
    const rows = sheetRows(stream, context);
    const header = await rows.next();
    if (header.done === true) throw new TableError(`the sheet ${JSON.stringify(sheet.name)} is empty: its first row must be a header`);
    const others = workbook.sheets.length > 1 && name === undefined;
    return {
      header: header.value,
      rows,
      text: (cell) => cell,
      csv: { mark: '', separator: separator ?? ',', lineEnd: '\n' },
      notes: others ? [`sheet ${JSON.stringify(sheet.name)} read, the first of ${workbook.sheets.length}; choose another with --sheet NAME`] : [],
      close: async () => {
        await rows.return(undefined);
        archive.close();
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

function chooseSheet({ sheets }: Workbook, name: string | undefined): Workbook['sheets'][number] {
  const sheet = name === undefined ? sheets[0] : sheets.find((candidate) => candidate.name === name);
  if (sheet === undefined) throw new TableError(`the workbook has no sheet ${JSON.stringify(name)}; it has: ${sheets.map((candidate) => JSON.stringify(candidate.name)).join(', ')}`);
  return sheet;
}
