import { tableError, type TableError } from '../../TableError.ts';
import type { Row, Separator } from '../Table.ts';

/** A record longer than this is a quote that was never closed, or no table. */
const longestRecord = 1 << 20;

const quote = '"';

/**
 * The records of a CSV file (RFC 4180), blank lines passed over. Text is kept as bytes, one character each, so that it
 * is written as it was read in any encoding. Lines end in LF, CRLF or CR. A quote that does not open a value is a
 * character like any other, and so is what follows a closing one. They come many at a time.
 * @throws TableError where a quote is never closed, or a line has more than a million characters.
 */
export async function* readRecords(chunks: AsyncIterable<Buffer>, separator: Separator): AsyncGenerator<Row[]> {
  const scanner = new RecordScanner(separator);
  for await (const chunk of chunks) yield scanner.add(chunk.toString('latin1'));
  yield scanner.end();
}

/** Cuts text into records as it comes, piece by piece. */
export class RecordScanner {
  #text = '';
  #at = 0;
  #line = 1;
  /** Where the next of each character stands; not looked for again until it is behind. */
  #next = { '\n': 0, '\r': 0, '"': 0 };

  constructor(readonly separator: Separator) {}

  /** The records that are whole now. */
  add(piece: string): Row[] {
    this.#text = this.#at === 0 ? this.#text + piece : this.#text.slice(this.#at) + piece;
    this.#at = 0;
    this.#next = { '\n': 0, '\r': 0, '"': 0 };
    const rows = this.#whole(false);
    if (this.#text.length - this.#at > longestRecord) throw this.#tooLong();
    return rows;
  }

  /** The last record, which has no line end. */
  end(): Row[] {
    this.#next = { '\n': 0, '\r': 0, '"': 0 };
    return this.#whole(true);
  }

  #whole(isLast: boolean): Row[] {
    const rows: Row[] = [];
    const text = this.#text;
    while (this.#at < text.length) {
      const end = Math.min(this.#find('\n'), this.#find('\r'));
      // A line that the piece cuts, or a carriage return whose line feed may follow.
      if (!isLast && (end === text.length || (text[end] === '\r' && end + 1 === text.length))) break;
      if (this.#find(quote) >= end) {
        if (end > this.#at) rows.push(this.#row(text.slice(this.#at, end).split(this.separator), this.#at, end, 0));
        this.#pass(end);
        continue;
      }
      const record = quotedRecord(text, this.#at, this.separator);
      if (record === null || (!isLast && record.end + 1 >= text.length)) {
        if (!isLast) break;
        throw tableError('interchange.quoteNotClosed', { line: this.#line });
      }
      rows.push(this.#row(record.cells, this.#at, record.end, record.lines));
      this.#pass(record.end);
    }
    return rows;
  }

  #row(cells: string[], start: number, end: number, lines: number): Row {
    if (end - start > longestRecord) throw this.#tooLong();
    this.#line += lines;
    return { cells, raw: this.#text.slice(start, end), line: this.#line };
  }

  /** Goes on behind the line end that stands here. */
  #pass(end: number): void {
    this.#at = end + (this.#text[end] === '\r' && this.#text[end + 1] === '\n' ? 2 : 1);
    this.#line++;
  }

  #find(character: '\n' | '\r' | '"'): number {
    if (this.#next[character] < this.#at || (this.#next[character] === 0 && this.#at === 0)) {
      const found = this.#text.indexOf(character, this.#at);
      this.#next[character] = found === -1 ? this.#text.length : found;
    }
    return this.#next[character];
  }

  #tooLong(): TableError {
    const hasQuote = this.#text.includes(quote, this.#at);
    return hasQuote
      ? tableError('interchange.quoteNotClosed', { line: this.#line })
      : tableError('interchange.lineTooLong', { line: this.#line, limit: longestRecord });
  }
}

/** A record with quotes, and how many line ends stand in them; null where the text ends inside of quotes. */
function quotedRecord(text: string, start: number, separator: Separator): { cells: string[]; end: number; lines: number } | null {
  const cells: string[] = [];
  let lines = 0;
  for (let at = start; ;) {
    let cell = '';
    if (text[at] === quote) {
      const opened = at + 1;
      for (at = opened; ; at++) {
        const closing = text.indexOf(quote, at);
        if (closing === -1) return null;
        cell += text.slice(at, closing);
        at = closing + 1;
        if (text[at] !== quote) break;
        cell += quote;
      }
      lines += lineEnds(cell);
    }
    const end = endOfValue(text, at, separator);
    cells.push(cell + text.slice(at, end));
    if (text[end] !== separator) return { cells, end, lines };
    at = end + 1;
  }
}

function endOfValue(text: string, start: number, separator: Separator): number {
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === separator || character === '\n' || character === '\r') return at;
  }
  return text.length;
}

function lineEnds(text: string): number {
  return /[\r\n]/.test(text) ? text.split(/\r\n|\n|\r/).length - 1 : 0;
}
