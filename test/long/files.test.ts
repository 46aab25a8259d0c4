import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openTable } from '../../src/interchange/table/openTable.ts';
import { everyDamage, everyDamagedWorkbook, everyLayout, everyWorkbook } from '../interchange/fuzzProperties.ts';
import { temporaryFolder } from '../interchange/temporaryFolder.ts';
import { workbookParts } from '../interchange/table/workbook.ts';

describe('20,000 files', () => {
  it('in any layout have right scores in every row, or are refused with the option that decides', async () => {
    const { scored, refused } = await everyLayout(9_000);
    expect(scored).toBeGreaterThan(refused);
  });

  it('of them workbooks', async () => {
    const { scored, refused } = await everyWorkbook(2_000);
    expect(scored).toBeGreaterThan(refused);
  });

  it('that are damaged are refused, or read without a score from another column', async () => {
    expect((await everyDamage(7_000)).scored).toBeGreaterThan(1000);
    expect((await everyDamagedWorkbook(2_000)).refused).toBeGreaterThan(500);
  });
});

describe('what would not fit into memory is refused within a bound', () => {
  const files = temporaryFolder();
  const most = 420 << 20;

  it('a line of 1 GB', async () => {
    const path = files.path('line.csv');
    async function* line(): AsyncGenerator<Buffer> {
      yield Buffer.from('sex,age_months,weight,height\n');
      for (let megabytes = 0; megabytes < 1024; megabytes++) yield await Promise.resolve(Buffer.alloc(1 << 20, 'a'));
    }
    await pipeline(line(), createWriteStream(path));
    const before = process.memoryUsage().rss;
    const table = await openTable(path);
    await expect(table.rows[Symbol.asyncIterator]().next()).rejects.toThrow('line 2 has more than 1048576 characters');
    await table.close();
    expect(process.memoryUsage().rss - before).toBeLessThan(most);
  });

  it('a workbook with eight million texts', async () => {
    const path = files.path('texts.xlsx');
    const texts = new PassThrough();
    const zip = new ZipFile();
    for (const [name, xml] of Object.entries(workbookParts({ sheets: { data: '<row><c t="s"><v>0</v></c></row>' } })))
      zip.addBuffer(Buffer.from(xml), name);
    zip.addReadStream(texts, 'xl/sharedStrings.xml');
    zip.end();
    async function* strings(): AsyncGenerator<string> {
      yield '<sst>';
      for (let thousands = 0; thousands < 8000; thousands++) yield await Promise.resolve('<si><t>contoh</t></si>'.repeat(1000));
      yield '</sst>';
    }
    await Promise.all([pipeline(strings(), texts), pipeline(zip.outputStream, createWriteStream(path))]);
    const before = process.memoryUsage().rss;
    await expect(openTable(path)).rejects.toThrow('more text than can be kept in memory');
    expect(process.memoryUsage().rss - before).toBeLessThan(most);
  });
});
