import { TableError, tableError } from '../../TableError.ts';
import { fitting, type Header, rowsSearched } from '../header/findHeader.ts';
import type { Source } from '../source/Source.ts';
import type { CsvFormat, OpenOptions, Row, Separator } from '../Table.ts';
import { decoder, encoder, type Encoding, encodingNamed, findEncoding } from './encoding.ts';
import { RecordScanner, readRecords } from './records.ts';

/** Separators that are looked for; any other character may be named. */
const separators = [',', ';', '\t', '|'];
const utf8Mark = '\u00ef\u00bb\u00bf';
/** The header is looked for in the first bytes: so many that they hold the lines that are searched, long ones too. */
const usualStart = 1 << 18;
const longestStart = 1 << 22;

export interface CsvSheet {
  /** The records, many at a time; each call reads them from the first one. */
  batches: () => AsyncIterable<Row[]>;
  /** Records before the first row of the sheet: a line that names the separator. */
  passedOver: number;
  text: (cell: string) => string;
  /** A text as a cell of the file. */
  bytes: (text: string) => string;
  csv: CsvFormat;
  encoding: Encoding;
  header: Header;
}

/**
 * A CSV file. Its rows keep their bytes; of UTF-16 they are written anew as UTF-8.
 * @throws TableError for a file that is empty, or whose lines are none.
 */
export async function csvSheet(source: Source, options: OpenOptions): Promise<CsvSheet> {
  const encoding =
    options.encoding === undefined
      ? await findEncoding(source)
      : { name: encodingNamed(options.encoding), why: '--encoding says so', undecided: false };
  const wide = encoding.name.startsWith('utf-16') ? encoding.name : null;
  const { start, isWhole } = await firstPiece(bytesOf(source, wide));
  const mark = start.startsWith(utf8Mark) ? utf8Mark : '';
  if (start.slice(mark.length).trim() === '') throw tableError('interchange.emptyFile');
  const written = wide === null ? encoding.name : 'utf-8';
  const decode = decoder(written);
  const text = (cell: string): string => (/[\x80-\xff]/.test(cell) ? decode(Buffer.from(cell, 'latin1')) : cell);
  const lineEnd = /\r\n|\n|\r/.exec(start)?.[0] ?? '\n';

  const declared = /^"?sep=(.)"?[\r\n]/i.exec(start.slice(mark.length))?.[1];
  const candidates = options.separator !== undefined ? [options.separator] : declared !== undefined ? [declared] : separators;
  const found = candidates.map((separator) => ({
    separator,
    header: fitting(firstRows(start.slice(mark.length), isWhole, separator, declared !== undefined), text, options.format),
  }));
  const best = found.reduce((first, second) => (isBetter(second.header, first.header) ? second : first));
  return {
    batches: () => readRecords(withoutMark(bytesOf(source, wide)), best.separator),
    passedOver: declared === undefined ? 0 : 1,
    text,
    bytes: encoder(written),
    csv: { isBytes: true, mark, separator: best.separator, lineEnd: lineEnd as CsvFormat['lineEnd'] },
    encoding,
    header: best.header,
  };
}

/** More fields, else more columns: what is cut by the wrong separator is one column. */
function isBetter(one: Header, other: Header): boolean {
  if (one.fit.complete !== other.fit.complete) return one.fit.complete;
  if (one.fit.fields !== other.fit.fields) return one.fit.fields > other.fit.fields;
  return one.names.length > other.names.length;
}

function firstRows(start: string, isWhole: boolean, separator: Separator, skipsFirst: boolean): Row[] {
  const scanner = new RecordScanner(separator);
  const rows: Row[] = [];
  try {
    rows.push(...scanner.add(start));
    if (isWhole) rows.push(...scanner.end());
  } catch (error) {
    // A line without an end, or a quote: the reading of the whole will say so.
    if (!(error instanceof TableError)) throw error;
  }
  return skipsFirst ? rows.slice(1) : rows;
}

/** The first bytes, one character each, and whether they are the whole file. */
async function firstPiece(chunks: AsyncIterable<Buffer>): Promise<{ start: string; isWhole: boolean }> {
  let start = '';
  for await (const chunk of chunks) {
    start += chunk.toString('latin1');
    const isEnough = start.length >= usualStart && start.split(/\r\n|\n|\r/, rowsSearched + 4).length > rowsSearched + 3;
    if (isEnough || start.length >= longestStart) return { start, isWhole: false };
  }
  return { start, isWhole: true };
}

async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst && chunk.toString('latin1', 0, 3) === utf8Mark ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

/** The bytes of a file, those of UTF-16 as UTF-8. */
async function* bytesOf(source: Source, wide: string | null): AsyncGenerator<Buffer> {
  if (wide === null) {
    yield* source.stream() as AsyncIterable<Buffer>;
    return;
  }
  const decode = new TextDecoder(wide, { ignoreBOM: true });
  for await (const chunk of source.stream() as AsyncIterable<Buffer>) yield Buffer.from(decode.decode(chunk, { stream: true }));
  yield Buffer.from(decode.decode());
}
