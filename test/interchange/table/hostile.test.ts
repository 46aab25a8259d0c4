import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { growthFormat } from '../../../src/interchange/growthAssessment/candidates.ts';
import { Archive } from '../../../src/interchange/table/archive.ts';
import { openTable } from '../../../src/interchange/table/openTable.ts';
import { Source } from '../../../src/interchange/table/source/Source.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { workbook, zipOf } from './workbook.ts';

const files = temporaryFolder();

async function rowsOf(path: string): Promise<number> {
  const table = await openTable(path);
  let rows = 0;
  try {
    for await (const row of table.rows) rows += row.cells.length > 0 ? 1 : 0;
  } finally {
    await table.close();
  }
  return rows;
}

/** The archive with another size written for what its parts unpack to, in its directory and before each of them. */
function claiming(zip: Buffer, size: number): Buffer {
  const changed = Buffer.from(zip);
  for (const [signature, offset] of [
    ['PK\u0001\u0002', 24],
    ['PK\u0003\u0004', 22],
  ] as const) {
    for (let at = changed.indexOf(signature); at !== -1; at = changed.indexOf(signature, at + 4)) changed.writeUInt32LE(size, at + offset);
  }
  return changed;
}

describe('a workbook that would take all memory is refused within a bound', () => {
  it('by the size that its parts say they have', async () => {
    const source = await Source.open(files.file('large.zip', await zipOf({ 'a.xml': 'x'.repeat(1000) })));
    const archive = await Archive.open(source);
    await expect(archive.part('a.xml', 999)).rejects.toThrow('a.xml unpacks to 1 MB');
    archive.close();
    await source.close();
    const book = await workbook({ sheets: { data: '<row><c><v>1</v></c></row>' } });
    await expect(rowsOf(files.file('huge.xlsx', claiming(book, 4_294_967_294)))).rejects.toThrow('at most 64 MB are read');
  });

  it('and where they say less than they have, when they go on', async () => {
    const book = await workbook({ sheets: { data: '<row><c><v>1</v></c></row>'.repeat(1000) } });
    await expect(rowsOf(files.file('lying.xlsx', claiming(book, 20)))).rejects.toThrow('is damaged');
  });

  it('by a cell beyond the last column', async () => {
    await expect(
      rowsOf(files.file('wide.xlsx', await workbook({ sheets: { data: '<row r="1"><c r="XFE1"><v>1</v></c></row>' } }))),
    ).rejects.toThrow('a cell beyond the last column');
  });

  it('while one of 16,384 columns is read', async () => {
    const row = '<row><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>';
    expect(await rowsOf(files.file('widest.xlsx', await workbook({ sheets: { data: row.repeat(50) } })))).toBe(49);
  });
});

describe('a header', () => {
  it('of 16,384 columns is found', async () => {
    const names = Array.from({ length: 16_380 }, (_, n) => `group ${n}/column ${n}`).join(',');
    const table = await openTable(files.file('wide.csv', `${names},sex,age_months,weight,height\n${'x,'.repeat(16_380)}m,12,9,75\n`), {
      format: growthFormat({}),
    });
    expect(table.about.header).toEqual({ line: 1, rows: 1, above: 0 });
    await table.close();
  });
});

describe('a file', () => {
  it('of 16,384 columns of CSV is read, and one that is changed meanwhile is refused', async () => {
    const path = files.file('wide.csv', `${'a,'.repeat(16_383)}a\n`.repeat(20));
    expect(await rowsOf(path)).toBe(19);
    const table = await openTable(path);
    appendFileSync(path, 'x\n');
    await expect(
      (async () => {
        const rows = table.rows[Symbol.asyncIterator]();
        while ((await rows.next()).done !== true);
      })(),
    ).rejects.toThrow('the file was changed while it was read; try again');
    await table.close();
  });
});
