import { TableError } from '../../TableError.ts';
import type { CsvFormat, Separator } from '../Table.ts';

const separators: Separator[] = [',', ';', '\t'];
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
/** A header line is shorter than this. */
const longestHeader = 1 << 20;

/** The first bytes of a file, and what they say of it. */
export interface Opening {
  /** The UTF-8 byte order mark, kept for the output. */
  mark: Buffer;
  /** What was read, without the mark. */
  bytes: Buffer;
  separator: Separator;
  /** How the first line ends. */
  lineEnd: CsvFormat['lineEnd'];
}

/**
 * Reads up to the end of the header line and finds the separator in it: the one that occurs most often outside of
 * quotes.
 */
export async function readOpening(chunks: AsyncIterator<Buffer | string>): Promise<Opening> {
  let bytes = Buffer.alloc(0);
  let end = -1;
  while (end === -1 && bytes.length < longestHeader) {
    const next = await chunks.next();
    if (next.done === true) break;
    bytes = Buffer.concat([bytes, typeof next.value === 'string' ? Buffer.from(next.value) : next.value]);
    end = endOfLine(bytes);
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) throw new TableError('the file is in UTF-16; save it as CSV in UTF-8');
  if (looksZipped(bytes)) throw new TableError('a workbook can be read from a file, not from a stream; give the name of the file');
  const mark = bytes.subarray(0, 3).equals(byteOrderMark) ? byteOrderMark : Buffer.alloc(0);
  const text = bytes.subarray(mark.length);
  const line = end === -1 ? text : bytes.subarray(mark.length, end);
  if (line.toString('latin1').trim() === '') throw new TableError('the file is empty: its first line must be a header');
  const lineEnd = end === -1 || bytes[end] === 0x0a ? '\n' : bytes[end + 1] === 0x0a ? '\r\n' : '\r';
  return { mark, bytes: text, separator: commonest(line.toString('latin1')), lineEnd };
}

/** Position of the line end, outside of quotes; -1 where there is none yet. */
function endOfLine(bytes: Buffer): number {
  let quoted = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === 0x22) quoted = !quoted;
    // A carriage return that ends what was read so far may be followed by a line feed.
    else if (!quoted && (byte === 0x0a || (byte === 0x0d && index + 1 < bytes.length))) return index;
  }
  return -1;
}

function commonest(line: string): Separator {
  const unquoted = line.replace(/"[^"]*"/g, '');
  const occurrences = (separator: Separator): number => unquoted.split(separator).length - 1;
  return separators.reduce((best, separator) => (occurrences(separator) > occurrences(best) ? separator : best));
}

/** A ZIP archive, which every XLSX workbook is. */
export function looksZipped(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
