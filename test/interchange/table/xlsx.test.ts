import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTable } from '../../../src/interchange/table/openTable.ts';
import type { OutputCell, OutputRow, Table } from '../../../src/interchange/table/Table.ts';
import { dateOfSerial, isDateFormat } from '../../../src/interchange/table/xlsx/serials.ts';
import { writeXlsx } from '../../../src/interchange/table/xlsx/writeXlsx.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { workbook, type WorkbookParts, zipOf } from './workbook.ts';

const files = temporaryFolder();

async function read(path: string, sheet?: string): Promise<string[][]> {
  const table = await openTable(path, sheet === undefined ? {} : { sheet });
  const rows = [table.header.cells];
  for await (const row of table.rows) rows.push(row.cells);
  await table.close();
  return rows;
}

const readParts = async (parts: WorkbookParts, sheet?: string) => read(files.file('book.xlsx', await workbook(parts)), sheet);

describe('a workbook is read', () => {
  it('with shared strings, of which formatting and phonetic readings are left out', async () => {
    const sharedStrings =
      '<si><t>sex</t></si><si><r><t>wei</t></r><r><rPr><b/></rPr><t>ght</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t xml:space="preserve"> a&amp;b_x000D_ </t></si>';
    const sheet = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c></row>';
    expect(await readParts({ sheets: { data: sheet }, sharedStrings })).toEqual([['sex', 'weight'], [' a&b\r ']]);
  });

  it('with numbers as they were typed, not as binary has them', async () => {
    expect(await readParts({ sheets: { data: '<row><c><v>7.2999999999999998</v></c><c><v>65</v></c><c><v>1E-3</v></c></row>' } })).toEqual([
      ['7.3', '65', '0.001'],
    ]);
  });

  it('with the digits of an identity number kept', async () => {
    expect(await readParts({ sheets: { data: '<row><c><v>1234567890123456</v></c><c t="str"><v>0012</v></c></row>' } })).toEqual([
      ['1234567890123456', '0012'],
    ]);
  });

  it('with formulas by their stored value, booleans, errors and inline text', async () => {
    const sheet =
      '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>"a"</f><v>a</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>in</t></is></c></row>';
    expect(await readParts({ sheets: { data: sheet } })).toEqual([['2', 'a', 'TRUE', '#N/A', 'in']]);
  });

  it('with dates by their format, built in or written out', async () => {
    const sheet = '<row><c s="0"><v>44927</v></c><c s="1"><v>44927</v></c><c s="2"><v>44927.75</v></c><c s="3"><v>44927</v></c></row>';
    expect(await readParts({ sheets: { data: sheet }, formats: [0, 14, 'dd/mm/yyyy hh:mm', '0.0 &quot;days&quot;'] })).toEqual([
      ['44927', '2023-01-01', '2023-01-01 18:00:00', '44927'],
    ]);
  });

  it('with days counted from 1904 where the workbook says so', async () => {
    const parts = {
      sheets: { data: '<row><c s="0"><v>43465</v></c></row>' },
      formats: [14],
      workbookProperties: '<workbookPr date1904="1"/>',
    };
    expect(await readParts(parts)).toEqual([['2023-01-01']]);
  });

  it('with gaps between cells filled and empty rows passed over', async () => {
    const sheet =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="3"><c r="A3"/></row><row r="9"><c r="AA9"><v>3</v></c></row>';
    expect(await readParts({ sheets: { data: sheet } })).toEqual([
      ['', '1', '', '2'],
      [...Array<string>(26).fill(''), '3'],
    ]);
  });

  it('with element names that carry a prefix', async () => {
    expect(await readParts({ sheets: { data: '<x:row xmlns:x="a"><x:c><x:v>1</x:v></x:c></x:row>' } })).toEqual([['1']]);
  });

  it('from the sheet that is named, else from the first one, which is said', async () => {
    const path = files.file(
      'book.xlsx',
      await workbook({ sheets: { first: '<row><c><v>1</v></c></row>', second: '<row><c><v>2</v></c></row>' } }),
    );
    expect(await read(path, 'second')).toEqual([['2']]);
    const table = await openTable(path);
    expect(table.header.cells).toEqual(['1']);
    expect(table.notes).toEqual(['sheet "first" read, the first of 2; choose another with --sheet NAME']);
    await table.close();
    await expect(openTable(path, { sheet: 'third' })).rejects.toThrow('the workbook has no sheet "third"; it has: "first", "second"');
  });

  it('by its content, whatever its name', async () => {
    expect(await read(files.file('book.csv', await workbook({ sheets: { data: '<row><c><v>1</v></c></row>' } })))).toEqual([['1']]);
  });

  it.each([
    ['an archive of something else', async () => zipOf({ 'other.xml': '<x/>' }), 'no XLSX workbook'],
    ['an empty sheet', () => workbook({ sheets: { data: '' } }), 'the sheet "data" is empty'],
    ['broken XML', () => workbook({ sheets: { data: '<row><c><v>1</v></row>' } }), 'the workbook is damaged'],
    [
      'a file cut short',
      async () => (await workbook({ sheets: { data: '<row><c><v>1</v></c></row>' } })).subarray(0, -30),
      'the file is damaged',
    ],
    [
      'a text without an end',
      () => workbook({ sheets: { data: `<row><c t="inlineStr"><is><t>${'x'.repeat(6 << 20)}</t></is></c></row>` } }),
      'it has a text of more than 4 MB',
    ],
    ['elements in one another without an end', () => workbook({ sheets: { data: '<x>'.repeat(1000) } }), 'its elements stand too deep'],
    [
      'a compound file of another kind',
      () => Promise.resolve(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])),
      'a compound file, but no XLS workbook',
    ],
  ])('but not %s', async (_, content, message) => {
    await expect(openTable(files.file('book.xlsx', await content()))).rejects.toThrow(message);
  });
});

describe('dates', () => {
  it.each([
    ['yyyy-mm-dd', true],
    ['d\\.m\\.yy', true],
    ['mmm yy', true],
    ['General', false],
    ['0.00', false],
    ['[Red]0', false],
    ['"day" 0', false],
    ['hh:mm', false],
  ])('the format %s is a date: %s', (code, isDate) => {
    expect(isDateFormat(code)).toBe(isDate);
  });

  it('are calendar days, whatever the century', () => {
    expect([61, 25569, 60000].map((serial) => dateOfSerial(serial, false))).toEqual(['1900-03-01', '1970-01-01', '2064-04-08']);
  });
});

/** Writes rows to a workbook and reads it again. */
async function writtenAndRead(rows: OutputCell[][]): Promise<string[][]> {
  const [header = [], ...others] = rows;
  const table = { header: { cells: [], line: 1 }, text: (cell: string) => cell } as unknown as Table;
  async function* output(): AsyncGenerator<OutputRow> {
    for (const appended of [header, ...others]) yield await Promise.resolve({ row: { cells: [], line: 1 }, appended });
  }
  const path = files.path('written.xlsx');
  const stream = createWriteStream(path);
  await writeXlsx(table, output(), stream, 'sheet');
  stream.end();
  await finished(stream);
  return read(path);
}

describe('a workbook is written', () => {
  it('so that every text and number is read again as it was', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    const cell = fc.oneof(
      text,
      fc.constantFrom('_x000D_', 'a\r\nb', ' x ', '\u0000', '<&>"', '=1+1'),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }), async (rows) => {
        expect(await writtenAndRead(rows)).toEqual(
          rows.map((row) => row.map((value) => (typeof value === 'number' ? String(value + 0) : value))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('but not with a text that no cell can hold', async () => {
    await expect(writtenAndRead([['x'.repeat(32_768)]])).rejects.toThrow('a text of more than 32767 characters');
  });
});
