import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { TableError } from '../../TableError.ts';
import type { Row, Separator } from '../Table.ts';

/** A record longer than this is a quote that was never closed. */
const longestRecord = 1 << 20;

/**
 * Reads the records of a CSV file, the header included; blank lines are passed over. Text is kept as bytes, one
 * character each, so that it is written as it was read in any encoding.
 */
export async function* readRecords(chunks: AsyncIterable<Buffer | string>, separator: Separator): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: separator,
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n', '\r'],
    raw: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  // What goes wrong ends the parser, and with it the loop below.
  pipeline(Readable.from(chunks, { objectMode: false }), parser, () => undefined);
  try {
    for await (const { record, raw, info } of parser as AsyncIterable<{ record: string[]; raw: string; info: { lines: number } }>) {
      yield { cells: record, raw: raw.replace(/^[\r\n]+|[\r\n]+$/g, ''), line: info.lines };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isQuote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
    throw new TableError(isQuote ? `a quote that opens in line ${String(error.lines)} or before is never closed` : error.message);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Text of a file whose bytes were read as characters: UTF-8, or where it is not, Latin-1 as older programs write it. */
export function asText(bytes: string): string {
  try {
    return utf8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}
