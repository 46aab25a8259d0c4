import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type AssessmentOptions, assessTable } from '../../src/interchange/growthAssessment.ts';
import { growthFormat } from '../../src/interchange/growthAssessment/candidates.ts';
import { reportOf } from '../../src/interchange/growthAssessment/report.ts';
import { openStream } from '../../src/interchange/table/openTable.ts';
import type { OutputRow } from '../../src/interchange/table/Table.ts';

const header = 'sex,age_days,weight,height,oedema\n';

/** What is appended to each row, and what is told in the end. */
async function assessed(csv: string, options: AssessmentOptions = {}) {
  const table = await openStream(Readable.from([csv]), { format: growthFormat(options) });
  const appended: OutputRow['appended'][] = [];
  const write = async (rows: AsyncIterable<OutputRow>): Promise<void> => {
    for await (const row of rows) appended.push(row.appended);
  };
  const summary = await assessTable(table, write, options);
  await table.close();
  const estimates = summary.estimates();
  return {
    appended,
    summary,
    estimates,
    report: reportOf(summary, estimates, false)
      .split('\n')
      .filter((line) => !/^(read as| {2}[\w ]+: "|note: column)/.test(line)),
  };
}

const stunted = '1,1000,9.1,80,n\n';

describe('children without a score', () => {
  it('of an unknown sex are said, and counted only with oedema', async () => {
    const { appended, report } = await assessed(`${header},1000,9.1,80,n\nNA,1000,9.1,80,y\n${stunted}`);
    expect(appended.slice(1, 3)).toEqual([Array(6).fill(null), Array(6).fill(null)]);
    expect(report).toEqual([
      'rows: 3 read, 1 with scores; 2 without a sex (line 2, 3)',
      'stunting 1 of 1 (100.0%)',
      'wasting 1 of 2 (50.0%), 1 of them for oedema, without a score',
      'underweight 2 of 2 (100.0%), 1 of them for oedema, without a score',
    ]);
  });

  it('of more than 1826 days are left out of prevalence, also with oedema', async () => {
    const { report } = await assessed(`${header}1,1827,9,80,y\n1,1826.4,9,,y\n`);
    expect(report).toEqual([
      'rows: 2 read, 0 with scores; 1 without a height (line 3)',
      'stunting 0 of 0',
      'wasting 1 of 1 (100.0%), 1 of them for oedema, without a score',
      'underweight 1 of 1 (100.0%), 1 of them for oedema, without a score',
    ]);
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
    const { report } = await assessed(header + 'x,1000,9,80,n\n'.repeat(25) + stunted);
    expect(report[1]).toBe('warning: 25 rows of 26 kept with empty scores, because a value could not be read:');
    expect(report.filter((line) => line.startsWith('  row'))).toHaveLength(20);
    expect(report).toContain('  and 5 more');
  });
});

describe('a file in which no row has a score', () => {
  it('is refused before anything is written, with what its rows lack', async () => {
    await expect(assessed(`${header},1000,9.1,80,n\n1,x,9,80,n\n`)).rejects.toThrow(
      'none of the 2 rows has a score: 1 row with a value that cannot be read (line 3, column "age_days": "x" is not a number); 1 row without a sex (line 2)',
    );
    await expect(assessed(header)).rejects.toThrow('there are no rows below the header');
    await expect(assessed(`${header}1,4000,9.1,200,n\n`)).rejects.toThrow(
      'all of the children are older or larger than the standards reach',
    );
  });
});
