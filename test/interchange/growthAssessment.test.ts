import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type AssessmentOptions, assessTable } from '../../src/interchange/growthAssessment.ts';
import { reportOf } from '../../src/interchange/growthAssessment/report.ts';
import { openStream } from '../../src/interchange/table/openTable.ts';
import type { OutputRow } from '../../src/interchange/table/Table.ts';

const header = 'sex,age_days,weight,height,oedema\n';

/** What is appended to each row, and what is told in the end. */
async function assessed(csv: string, options: AssessmentOptions = {}) {
  const table = await openStream(Readable.from([csv]));
  const appended: OutputRow['appended'][] = [];
  const write = async (rows: AsyncIterable<OutputRow>): Promise<void> => {
    for await (const row of rows) appended.push(row.appended);
  };
  const summary = await assessTable(table, write, options);
  const estimates = summary.estimates();
  return { appended, summary, estimates, report: reportOf(summary, estimates, false).split('\n') };
}

const stunted = '1,1000,9.1,80,n\n';

describe('children without a score', () => {
  it('of an unknown sex are said, and counted only with oedema', async () => {
    const { appended, report } = await assessed(`${header},1000,9.1,80,n\nNA,1000,9.1,80,y\n${stunted}`);
    expect(appended.slice(1, 3)).toEqual([Array(6).fill(null), Array(6).fill(null)]);
    expect(report).toEqual(['note: 2 rows without a sex have no scores', 'stunting 1 of 1 (100.0%)', 'wasting 1 of 2 (50.0%)', 'underweight 2 of 2 (100.0%)']);
  });

  it('of more than 1826 days are left out of prevalence, also with oedema', async () => {
    const { report } = await assessed(`${header}1,1827,9,80,y\n1,1826.4,9,,y\n`);
    expect(report).toEqual(['stunting 0 of 0', 'wasting 1 of 1 (100.0%)', 'underweight 1 of 1 (100.0%)']);
  });
});

describe('a row that is not like the header', () => {
  it('has scores when it is shorter, but none when it has further values, which may have moved', async () => {
    const { appended, report } = await assessed(`${header}1,1000,9.1,80\n1,1000,9,1,80,n\n`);
    expect(appended.slice(1)).toEqual([[-3.93, 0, -3.48, 0, -1.86, 0], Array(6).fill(null)]);
    expect(report).toContain('  row 2 (line 3): 6 values, but the header has 5 (a decimal comma without quotes?)');
  });
});

describe('notes', () => {
  it('say that the file already has a column that is appended', async () => {
    const { summary } = await assessed(`haz,${header}5,${stunted}`);
    expect(summary.notes).toEqual(['the file already has "haz"; the appended columns are the last ones']);
  });

  it('name twenty bad rows and count the rest', async () => {
    const { report } = await assessed(header + 'x,1000,9,80,n\n'.repeat(25));
    expect(report[0]).toBe('warning: 25 rows of 25 kept with empty scores, because a value could not be read:');
    expect(report.filter((line) => line.startsWith('  row'))).toHaveLength(20);
    expect(report).toContain('  and 5 more');
  });
});

describe('memory', () => {
  it('does not grow with the file: rows are read no further than they are written', async () => {
    let chunks = 0;
    // A file without an end.
    async function* endless(): AsyncGenerator<string> {
      yield header;
      for (;;) {
        chunks++;
        yield await Promise.resolve(stunted.repeat(100));
      }
    }
    const table = await openStream(Readable.from(endless()));
    const summary = await assessTable(table, async (rows) => {
      const iterator = rows[Symbol.asyncIterator]();
      for (let taken = 0; taken < 20_000; taken++) await iterator.next();
    });
    await table.close();
    expect(summary.rows).toBe(19_999);
    expect(chunks * 100).toBeLessThan(30_000);
  });
});
