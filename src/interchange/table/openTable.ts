import type { Readable } from 'node:stream';
import { tableError } from '../TableError.ts';
import { csvSheet } from './csv/csvSheet.ts';
import type { Header } from './header/findHeader.ts';
import { labelName, unfolded } from './header/blocks.ts';
import { compoundSheets } from './legacy/compound.ts';
import { htmlSheets } from './legacy/html.ts';
import { contentKind } from './source/contentKind.ts';
import { Source } from './source/Source.ts';
import type { About, CsvFormat, OpenedTable, OpenOptions, Row } from './Table.ts';
import type { Sheets } from './Sheets.ts';
import { chooseSheet } from './chooseSheet.ts';
import { zipSheets } from './zipSheets.ts';

/** So much of a file tells what it is. */
const startLength = 1 << 14;

/**
 * Opens a file of rows, whose kind is told by its content and not by its name: CSV, an XLSX or XLS workbook, an ODS
 * spreadsheet, an HTML table. What is no regular file (a pipe) is kept first (`Source.ofStream`), because it is read
 * more than once.
 * @throws TableError for a file of another kind, which it names; that is empty or damaged; or has no such sheet.
 */
export async function openTable(path: string, options: OpenOptions = {}): Promise<OpenedTable> {
  return tableOf(await Source.open(path, options.onBytes), options);
}

/** The same of a stream, such as standard input. */
export async function openStream(stream: Readable, options: OpenOptions = {}): Promise<OpenedTable> {
  return tableOf(await Source.ofStream(stream, options.onBytes), options);
}

async function tableOf(source: Source, options: OpenOptions): Promise<OpenedTable> {
  try {
    if (source.size === 0) throw tableError('interchange.emptyFile');
    const kind = contentKind(await source.start(startLength));
    switch (kind.reads) {
      case 'text':
        return await csvTable(source, options);
      case 'zip':
        return await sheetTable(await zipSheets(source), source, options);
      case 'compound':
        return await sheetTable(await compoundSheets(source), source, options);
      case 'html':
        return await sheetTable(await htmlSheets(source, options), source, options);
      default:
        throw tableError('interchange.notReadable', { what: kind.name, instead: kind.instead });
    }
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function csvTable(source: Source, options: OpenOptions): Promise<OpenedTable> {
  if (options.sheet !== undefined) throw tableError('interchange.csvHasNoSheets');
  const { batches, passedOver, text, bytes, csv, encoding, header } = await csvSheet(source, options);
  const about = { kind: 'CSV', encoding: { name: encoding.name, why: encoding.why }, separator: csv.separator, header: place(header) };
  const table = withHeader({ header, batches, passedOver, text, bytes, csv, about, source, countsFrom1904: false });
  if (encoding.undecided)
    table.notes.push(
      'nothing in the file decides between the encodings Windows-1252 and MacRoman, read as Windows-1252; --encoding macroman reads it otherwise',
    );
  return table;
}

async function sheetTable(sheets: Sheets, source: Source, options: OpenOptions): Promise<OpenedTable> {
  try {
    if (options.encoding !== undefined && !sheets.hasEncoding) throw tableError('interchange.encodingOfText', { what: sheets.kind });
    const { sheet, header, notes } = await chooseSheet(sheets, options);
    const about = { kind: sheets.name, sheet: { name: sheet.name, of: sheets.sheets.length }, header: place(header) };
    const csv: CsvFormat = { mark: '', separator: options.separator ?? ',', lineEnd: '\n' };
    const table = withHeader({
      header,
      batches: sheet.rows,
      passedOver: 0,
      text: (cell) => cell,
      bytes: (text) => text,
      csv,
      about,
      source,
      countsFrom1904: sheets.countsFrom1904,
    });
    table.notes.push(...notes);
    const close = async (): Promise<void> => {
      await sheets.close();
      await table.close();
    };
    return { ...table, close };
  } catch (error) {
    await sheets.close();
    throw error;
  }
}

function place({ row, rows, above }: Header): About['header'] {
  return { line: row.line, rows, above };
}

interface Parts {
  header: Header;
  batches: () => AsyncIterable<Row[]>;
  /** Rows before those that the header was looked for in. */
  passedOver: number;
  text: (cell: string) => string;
  /** A text as a cell. */
  bytes: (text: string) => string;
  csv: CsvFormat;
  about: About;
  source: Source;
  countsFrom1904: boolean;
}

function withHeader({ header, batches, passedOver, text, bytes, csv, about, source, countsFrom1904 }: Parts): OpenedTable {
  const { blocks, names } = header;
  // A header of one row stays as it stands; one that was put together is written anew.
  const isAsItStands = blocks === null && header.rows === 1;
  const headerRow: Row = isAsItStands ? header.row : { cells: (blocks?.names ?? names).map(bytes), line: header.row.line };
  async function* below(): AsyncGenerator<Row> {
    let passed = passedOver + header.above + header.rows;
    for await (const batch of batches()) {
      for (const row of batch) {
        if (passed > 0) passed--;
        else yield row;
      }
    }
    await source.checkUnchanged();
  }
  if (blocks !== null) about.unfolded = { blocks: blocks.blocks.map(({ label }) => label), column: labelName };
  return {
    header: headerRow,
    rows: { [Symbol.asyncIterator]: () => (blocks === null ? below() : unfolded(below(), blocks)) },
    text,
    csv,
    notes: [],
    about,
    countsFrom1904,
    close: () => source.close(),
  };
}
