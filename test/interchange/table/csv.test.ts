import { Readable, Writable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/interchange/table/csv/records.ts';
import { writeCsv } from '../../../src/interchange/table/csv/writeCsv.ts';
import { openStream } from '../../../src/interchange/table/openTable.ts';
import type { OutputCell, OutputRow, Row, Separator } from '../../../src/interchange/table/Table.ts';

/** The bytes of a CSV after two values were appended to each row. */
async function appendedTo(
  bytes: Buffer | string,
  {
    appended = ['a', -1.5],
    separator,
    decimalComma = false,
  }: { appended?: OutputCell[]; separator?: Separator; decimalComma?: boolean } = {},
): Promise<Buffer> {
  const table = await openStream(Readable.from([Buffer.from(bytes)]), separator === undefined ? {} : { separator });
  async function* rows(): AsyncGenerator<OutputRow> {
    yield { row: table.header, appended };
    for await (const row of table.rows) yield { row, appended };
  }
  const pieces: Buffer[] = [];
  const output = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  await writeCsv(table, rows(), output, decimalComma);
  await table.close();
  return Buffer.concat(pieces);
}

const appendedText = async (...args: Parameters<typeof appendedTo>) => (await appendedTo(...args)).toString();

async function recordsOf(text: string): Promise<Row[]> {
  const table = await openStream(Readable.from([Buffer.from(text)]));
  const rows = [table.header];
  for await (const row of table.rows) rows.push(row);
  await table.close();
  return rows;
}

describe('CSV keeps its rows as they were', () => {
  it('with quotes, spaces and empty values', async () => {
    expect(await appendedText('a,"b ""x""", c\n1,,"2\n3"\n')).toBe('a,"b ""x""", c,a,-1.5\n1,,"2\n3",a,-1.5\n');
  });

  it('with its byte order mark and line ends', async () => {
    expect(await appendedText('\ufeffa\r\n1\r\n')).toBe('\ufeffa,a,-1.5\r\n1,a,-1.5\r\n');
  });

  it('in any encoding that contains ASCII', async () => {
    const latin1 = Buffer.from('caf\u00e9\n\u00fc\n', 'latin1');
    expect(await appendedTo(latin1)).toEqual(Buffer.from('caf\u00e9,a,-1.5\n\u00fc,a,-1.5\n', 'latin1'));
  });

  it('padded or cut to the width of the header, so that values stand below their names', async () => {
    expect(await appendedText('a,b,c\n1\n1,2,3,,\n')).toBe('a,b,c,a,-1.5\n1,,,a,-1.5\n1,2,3,a,-1.5\n');
  });

  it('whatever the values are', async () => {
    const value = fc.string({ unit: 'grapheme' }).map((text) => `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 6 }), async (rows) => {
        const lines = rows.map((row) => row.join(','));
        expect(await appendedText(lines.map((line) => `${line}\n`).join(''))).toBe(lines.map((line) => `${line},a,-1.5\n`).join(''));
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is appended to CSV', () => {
  it('uses the separator of the file: the commonest in the header outside of quotes', async () => {
    expect(await appendedText('"a,b,c,d";e\n1;2\n')).toBe('"a,b,c,d";e;a;-1.5\n1;2;a;-1.5\n');
    expect(await appendedText('a\tb,c\td\n')).toBe('a\tb,c\td\ta\t-1.5\n');
    expect(await appendedText('a;b,c;d\n', { separator: ',' })).toBe('a;b,c;d,a,-1.5\n');
  });

  it('has a decimal comma on request, quoted where the comma also separates', async () => {
    expect(await appendedText('a;b\n', { decimalComma: true })).toBe('a;b;a;-1,5\n');
    expect(await appendedText('a,b\n', { decimalComma: true })).toBe('a,b,a,"-1,5"\n');
  });
});

describe('the records of a CSV', () => {
  it('know the line of the file where they end; blank lines are passed over', async () => {
    expect((await recordsOf('a\n\n"x\ny"\n\n2\n')).map(({ cells, line }) => [cells[0], line])).toEqual([
      ['a', 1],
      ['x\ny', 4],
      ['2', 6],
    ]);
  });

  it('are those of a maintained parser, whatever the text, in whatever pieces it comes', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', ',', '\n', '\r\n', '"', '""', ',"', '",', '"\n'), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (csv, size) => {
        let expected: string[][] | null = null;
        try {
          expected = parse(csv, { relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'] });
        } catch {
          // Quotes that RFC 4180 does not allow: what they mean is this reader's own.
          return;
        }
        async function* pieces(): AsyncGenerator<Buffer> {
          for (let at = 0; at < csv.length; at += size) yield await Promise.resolve(Buffer.from(csv.slice(at, at + size)));
        }
        const got: string[][] = [];
        for await (const rows of readRecords(pieces(), ',')) got.push(...rows.map(({ cells }) => cells));
        expect(got).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('may have a quote in the middle of a value, or text behind a closing one', async () => {
    expect((await recordsOf('a,b\n12",5"6\n"x"y,z\n')).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['12"', '5"6'],
      ['xy', 'z'],
    ]);
  });

  it.each([
    ['an empty file', '', 'the file is empty'],
    ['a file of blank lines', '\n\n', 'the file is empty'],
    ['a quote that never closes', 'a,b\n1,"2\n3,4\n', 'a quote that opens in line 2 or later is never closed'],
    ['a line without an end', `a,b\n${'1,'.repeat(700_000)}`, 'line 2 has more than 1048576 characters'],
  ])('are refused: %s', async (_, content, message) => {
    await expect(appendedTo(content)).rejects.toThrow(message);
  });

  it('have no sheets', async () => {
    await expect(openStream(Readable.from(['a\n']), { sheet: 'x' })).rejects.toThrow('CSV has no sheets');
  });
});
