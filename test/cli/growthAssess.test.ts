import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { runHub, startHub } from '../interchange/runHub.ts';
import { workbook } from '../interchange/table/workbook.ts';
import { temporaryFolder } from '../interchange/temporaryFolder.ts';

const files = temporaryFolder();
const fixture = (name: string) => join(import.meta.dirname, '../growth/fixtures', name);
const assess = (...args: string[]) => runHub(['growth', 'assess', ...args]);

/** Three children of WHO's demonstration survey (ids 1 to 3), with what else a file may hold. */
const small =
  ['id,sex,age_days,weight,height,position,remark', '1,2,683,10.4,84.8,l,"a, b"', '2,2,653,11.7,83.5,l,', '3,f,,12,85,,no age'].join('\n') +
  '\n';
const smallScored = [
  'id,sex,age_days,weight,height,position,remark,haz,haz_flag,waz,waz_flag,whz,whz_flag',
  '1,2,683,10.4,84.8,l,"a, b",-0.07,0,-0.57,0,-0.81,0',
  '2,2,653,11.7,83.5,l,,-0.19,0,0.53,0,0.83,0',
  '3,f,,12,85,,no age,,,,,0.75,0',
];

function folder(): string {
  const path = files.path('folder');
  mkdirSync(path);
  return path;
}

function recordsOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true });
}

describe('hub growth assess', () => {
  it('appends three scores with their flags and prints three prevalences', async () => {
    const { code, stdout, stderr } = await assess(files.file('small.csv', small));
    expect(stdout.trimEnd().split('\n')).toEqual(smallScored);
    expect(stderr).toMatch(/\nstunting 0 of 2 \(0\.0%\)\nwasting 0 of 3 \(0\.0%\)\nunderweight 0 of 2 \(0\.0%\)\n$/);
    expect(code).toBe(0);
  });

  it('says how the file was read and what its rows lack, and the same to programs', async () => {
    const report = files.path('report.json');
    const { stderr } = await assess(files.file('small.csv', small), '--report', report);
    expect(stderr.split('\n').slice(0, 8)).toEqual([
      'read as CSV, separated by ",", utf-8 (it is ASCII, which is the same in all encodings), header in line 1',
      '  sex: "sex" (#2), recognised by its name, 1 boys, 2 girls',
      '  weight: "weight" (#4), recognised by its name, in kg',
      '  height: "height" (#5), recognised by its name, in cm',
      '  age in days: "age_days" (#3), recognised by its name, in days',
      '  measuring position: "position" (#6), recognised by its name',
      'rows: 3 read, 3 with scores; 1 without an age (line 4)',
      'stunting 0 of 2 (0.0%)',
    ]);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      file: { kind: 'CSV', separator: ',', header: { line: 1, rows: 1, above: 0 } },
      rows: { read: 3, scored: 3, unreadable: 0, lacking: { age: { rows: 1, first_lines: [4] } } },
    });
  });

  it('writes why it refused a file', async () => {
    const report = files.path('report.json');
    await assess(files.file('zero.csv', 'sex,age_days,weight,height\n0,500,9,75\n'), '--report', report);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual({ refused: expect.stringContaining('--sex-codes 0=m,1=f') as string });
  });

  it('only explains, by the first 1,000 rows', async () => {
    const { code, stdout, stderr } = await assess(
      files.file('long.csv', `sex,age,weight,height\n${'1,12,9,75\n'.repeat(1000)}1,400,9,75\n`),
      '--explain',
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('rows: 1000 read, 1000 with scores');
  });

  it('shows three examples in its help', async () => {
    const { stdout } = await assess('--help');
    expect(stdout.match(/^ {2}hub growth assess /gm)).toHaveLength(3);
  });

  it('reads CSV from standard input', async () => {
    const { stdout } = await runHub(['growth', 'assess', '-'], small);
    expect(stdout.trimEnd().split('\n')).toEqual(smallScored);
  });

  it('appends BMI, head and arm circumference for age on request, and the categories of PMK 2/2020', async () => {
    const { stdout } = await assess(
      files.file('small.csv', 'sex,age_days,weight,height,head,muac_mm,haz\nL,1000,9.1,80,48,130,x\n'),
      '--all-indicators',
      '--categories',
    );
    expect(stdout.split('\n')).toEqual([
      'sex,age_days,weight,height,head,muac_mm,haz,haz,haz_flag,waz,waz_flag,whz,whz_flag,baz,baz_flag,hcz,hcz_flag,acz,acz_flag,haz_category,waz_category,whz_category,baz_category',
      'L,1000,9.1,80,48,130,x,-3.93,0,-3.48,0,-1.86,0,-1.28,0,-0.85,0,-2.36,0,SANGAT_PENDEK,BERAT_BADAN_SANGAT_KURANG,GIZI_BAIK,GIZI_BAIK',
      '',
    ]);
  });

  it('gives no category where the score is implausible', async () => {
    const { stdout } = await assess(files.file('small.csv', 'sex,age_days,weight,height\n2,1000,40,90\n'), '--categories');
    expect(stdout.split('\n')[1]).toBe('2,1000,40,90,-0.77,0,10.65,1,17.92,1,NORMAL,,');
  });
});

describe("the scores are equal to those of WHO's own software, value by value", () => {
  const pairs = [
    ['haz', 'len'],
    ['waz', 'wei'],
    ['whz', 'wfl'],
    ['baz', 'bmi'],
    ['hcz', 'hc'],
    ['acz', 'ac'],
  ] as const;

  /** What differs from the expected scores and flags, as readable lines. */
  const differences = (records: Record<string, string>[], omitted: string[] = []): string[] =>
    records
      .filter(({ id }) => !omitted.includes(id ?? ''))
      .flatMap((record, row) =>
        pairs.flatMap(([ours, who]) => {
          const got = `${record[ours] ?? ''} ${record[`${ours}_flag`] ?? ''}`;
          const expected = record[`z${who}`] === '' ? ' ' : `${String(Number(record[`z${who}`]))} ${record[`f${who}`] ?? ''}`;
          return got === expected ? [] : [`row ${row + 1} ${ours}: ${got} instead of ${expected}`];
        }),
      );

  it.each([
    ['who-package.csv', 300, []],
    // The old macros scored these children of 60 months.
    ['igrowup-demo.csv', 498, ['4', '44', '95', '343']],
  ])('for %s, from CSV and through a workbook and back', async (name, count, omitted) => {
    const { stdout } = await assess(fixture(name), '--all-indicators');
    const records = recordsOf(stdout);
    expect(records).toHaveLength(count);
    expect(differences(records, omitted)).toEqual([]);

    const book = files.path('scored.xlsx');
    await assess(fixture(name), '--all-indicators', '--out', book);
    const again = recordsOf((await assess(book, '--all-indicators')).stdout);
    expect(again).toHaveLength(count);
    expect(differences(again, omitted)).toEqual([]);
  });
});

describe('a workbook', () => {
  const cells = (...values: (string | number)[]) =>
    `<row>${values.map((value) => (typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`)).join('')}</row>`;

  it('is assessed like a CSV, with dates of any format', async () => {
    const header = cells('Nama', 'JK', 'Tgl Lahir', 'Tanggal Pengukuran', 'Berat', 'Tinggi');
    const row =
      '<row><c t="inlineStr"><is><t>a, b</t></is></c><c t="inlineStr"><is><t>P</t></is></c><c s="1"><v>44197</v></c><c t="inlineStr"><is><t>15-11-2022</t></is></c><c><v>10.4</v></c><c><v>84.8</v></c></row>';
    const book = files.file('e-ppgbm.xlsx', await workbook({ sheets: { cover: cells('about'), data: header + row }, formats: [0, 14] }));
    const { code, stdout } = await assess(book, '--sheet', 'data');
    expect(stdout).toBe(
      'Nama,JK,Tgl Lahir,Tanggal Pengukuran,Berat,Tinggi,haz,haz_flag,waz,waz_flag,whz,whz_flag\n"a, b",P,2021-01-01,15-11-2022,10.4,84.8,-0.07,0,-0.57,0,-0.81,0\n',
    );
    expect(code).toBe(0);
  });
});

describe('--out', () => {
  it('writes the same bytes as standard output', async () => {
    const out = join(folder(), 'scored.csv');
    const { code, stdout } = await assess(files.file('small.csv', small), '--out', out);
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toEqual(smallScored);
  });

  it('leaves nothing behind when the input turns out to be damaged', async () => {
    const directory = folder();
    const { code, stderr } = await assess(files.file('broken.csv', `${small}4,"1,500,9,75,l,\n`), '--out', join(directory, 'scored.xlsx'));
    expect(code).toBe(2);
    expect(stderr).toContain('is never closed');
    expect(readdirSync(directory)).toEqual([]);
  });

  it('leaves nothing behind when the command is told to end, of what it read from a pipe either', async () => {
    const [directory, temporary] = [folder(), folder()];
    const child = startHub(['growth', 'assess', '-', '--out', join(directory, 'scored.csv')], { TMPDIR: temporary });
    const ended = new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
    child.stdin.on('error', () => undefined).end(small + '9,1,500,9,75,l,\n'.repeat(400_000));
    // The output is begun once what came through the pipe is read.
    await expect.poll(() => readdirSync(directory), { interval: 20, timeout: 30_000 }).not.toEqual([]);
    child.kill('SIGTERM');
    expect(await ended).toBe('SIGTERM');
    // The loader of the sources keeps its own files there.
    const kept = readdirSync(temporary).filter((name) => !name.startsWith('tsx-'));
    expect([readdirSync(directory), kept]).toEqual([[], []]);
  });

  it('never takes the place of the input, under whatever name', async () => {
    const input = files.file('small.csv', small);
    const [symbolic, hard] = [files.path('symbolic.csv'), files.path('hard.csv')];
    symlinkSync(input, symbolic);
    linkSync(input, hard);
    for (const out of [input, symbolic, hard]) {
      const { code, stderr } = await assess(input, '--out', out);
      expect([code, stderr]).toEqual([2, `${input}: --out is the input itself, which is never overwritten\n`]);
    }
    expect(readFileSync(input, 'utf8')).toBe(small);
  });

  it('takes .csv or .xlsx, in a folder that exists', async () => {
    const input = files.file('small.csv', small);
    expect(await assess(input, '--out', files.path('scored.ods'))).toMatchObject({
      code: 2,
      stderr: `${input}: --out takes a name that ends in .csv or .xlsx\n`,
    });
    expect(await assess(input, '--out', join(files.folder, 'nowhere', 'scored.csv'))).toMatchObject({
      code: 2,
      stderr: `${input}: there is no folder to write to\n`,
    });
    const out = files.path('scored.csv');
    expect(await assess(input, '--out', out, '--prevalence-out', join(files.folder, 'nowhere', 'prevalence.csv'))).toMatchObject({
      code: 2,
    });
    expect(existsSync(out)).toBe(false);
  });
});

describe('a file that cannot be assessed', () => {
  it('is refused before anything is written, with the header and the option that helps', async () => {
    const input = files.file('survey.csv', 'HL4,CAGED,AN3,AN4\n1,500,9.1,75\n');
    const { code, stdout, stderr } = await assess(input);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no column for the weight; name it with --weight COLUMN');
    expect(stderr).toContain('The header has: "HL4", "CAGED", "AN3", "AN4"');
    expect((await assess(input, '--weight', 'AN3', '--height', 'AN4')).code).toBe(0);
  });

  it('is said not to exist, or to be a folder', async () => {
    expect(await assess(files.path('none.csv'))).toMatchObject({ code: 2, stderr: expect.stringContaining('no such file') as string });
    expect(await assess(folder())).toMatchObject({ code: 2, stderr: expect.stringContaining('is a folder') as string });
  });
});

describe('a row that cannot be read', () => {
  it('keeps its place with empty scores; what may be a name or an identity number is not shown', async () => {
    const rows = ['sex,age_months,weight,height', '1,24,12,86', '1234567890123456,24,12,86', '1,24,12;5,86', '2,24,12,86'];
    const { code, stdout, stderr } = await assess(files.file('rows.csv', rows.join('\n')));
    expect(stdout.split('\n').slice(2, 4)).toEqual(['1234567890123456,24,12,86,,,,,,', '1,24,12;5,86,,,,,,']);
    expect(stderr).toContain('warning: 2 rows of 4 kept with empty scores');
    expect(stderr).toContain('row 2 (line 3), column "sex": a text of 16 characters is not a sex');
    expect(stderr).not.toContain('1234567890123456');
    expect(stderr).toContain('stunting 0 of 2');
    expect(code).toBe(0);
  });
});

describe('values like 99.9 that surveys write for "not measured"', () => {
  const input = 'sex,age_days,weight,height,oedema\n1,1000,99.9,95,2\n1,1000,14,999.9,9\n';

  it('are scored as they stand and flagged, and the user is told', async () => {
    const { stdout, stderr } = await assess(files.file('codes.csv', input), '--missing', 'oedema=9');
    expect(recordsOf(stdout).map(({ waz_flag, haz_flag }) => [waz_flag, haz_flag])).toEqual([
      ['1', '0'],
      ['0', '1'],
    ]);
    expect(stderr).toContain(
      'note: column "weight" has 1 value that looks like a code for "not measured" (99.9), taken as it stands; to leave it out: --missing 99.9',
    );
  });

  it('are missing where that is said', async () => {
    const { stdout, stderr } = await assess(files.file('codes.csv', input), '--missing', '99.9,999.9', '--missing', 'oedema=9');
    expect(recordsOf(stdout).map(({ haz, waz, whz }) => [haz, waz, whz])).toEqual([
      ['0.29', '', ''],
      ['', '0.12', ''],
    ]);
    expect(stderr).not.toContain('note:');
  });
});

describe('prevalence', () => {
  it('is printed as a table, by all, age and sex', async () => {
    const { stderr } = await assess(fixture('who-package.csv'), '--prevalence');
    const [stunting = ''] = stderr.split('\n\n').slice(1);
    expect(stunting.split('\n').map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
      'stunting: HAZ < -2',
      'all',
      '0-5 months',
      '6-11 months',
      '12-23 months',
      '24-35 months',
      '36-47 months',
      '48-59 months',
      'female',
      'male',
    ]);
    expect(stderr.match(/95% CI/g)).toHaveLength(8);
  });

  it('is written to a file, where the whole is the sum of its groups', async () => {
    const [csv, json] = [files.path('prevalence.csv'), files.path('prevalence.json')];
    const { stderr } = await assess(fixture('who-package.csv'), '--prevalence-out', csv);
    await assess(fixture('who-package.csv'), '--prevalence-out', json);
    const records = JSON.parse(readFileSync(json, 'utf8')) as {
      indicator: string;
      group: string;
      affected: number;
      assessed: number;
      percent: number;
    }[];
    expect(recordsOf(readFileSync(csv, 'utf8')).map(({ affected, assessed }) => [affected, assessed])).toEqual(
      records.map(({ affected, assessed }) => [String(affected), String(assessed)]),
    );
    expect(records).toHaveLength(8 * 21);
    for (const indicator of new Set(records.map((record) => record.indicator))) {
      const total = (group: string) =>
        records
          .filter((record) => record.indicator === indicator && record.group === group)
          .reduce((sum, { affected, assessed }) => [(sum[0] ?? 0) + affected, (sum[1] ?? 0) + assessed], [0, 0]);
      // In this file every child has a sex, an oedema or score only with an age.
      expect([total('sex'), total('age'), total('age and sex')], indicator).toEqual([total('all'), total('all'), total('all')]);
    }
    for (const name of ['stunting', 'wasting', 'underweight']) {
      const all = records.find(({ indicator, group }) => indicator === name && group === 'all');
      expect(stderr).toContain(`${name} ${all?.affected ?? ''} of ${all?.assessed ?? ''} (${all?.percent.toFixed(1) ?? ''}%)`);
    }
  });

  it('takes clusters, strata and sampling weights from columns that are named', async () => {
    const input = files.file(
      'design.csv',
      `psu,region,sw,sex,age_days,weight,height\n${['1,a,2,1,1000,12,80', '1,a,1,1,1000,12,95', '2,a,1,2,1000,12,95', '3,b,1,2,1000,12,80', '4,b,,2,1000,12,95', ',b,1,2,1000,12,95'].join('\n')}\n`,
    );
    const out = files.path('prevalence.csv');
    const design = ['--cluster', 'psu', '--strata', 'region', '--sampling-weight', 'sw'];
    const { stderr } = await assess(input, ...design, '--prevalence-out', out);
    expect(stderr).toContain('note: 1 row left out of prevalence, because the cluster or stratum is missing');
    expect(stderr).toContain('note: 1 row without a sampling weight has the weight 0');
    // 3 of 5 stunted by weight; residuals by cluster 0.04, -0.12 and 0.08, 0, about the mean of each stratum.
    expect(recordsOf(readFileSync(out, 'utf8'))[0]).toMatchObject({
      affected: '2',
      assessed: '5',
      weighted_assessed: '5',
      percent: '60',
      standard_error: '17.8885',
    });
    expect(await assess(input, ...design)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('add --prevalence or --prevalence-out FILE') as string,
    });
  });

  it('is refused into the file of the rows', async () => {
    const out = files.path('both.csv');
    expect(await assess(files.file('small.csv', small), '--out', out, '--prevalence-out', out)).toMatchObject({ code: 2 });
    expect(existsSync(out)).toBe(false);
  });
});
