/** Files as districts have them, made after public ones with their details replaced; the scores are those of WHO's package. */
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { read, utils, write } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { assessFile, type FileOptions } from '../../src/interchange/assessFile.ts';
import { asWorkbook, scorer } from './scoreFile.ts';
import { workbook } from './table/workbook.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const files = temporaryFolder();
const score = scorer(files);

/** A girl born on 7 May 2022, measured on 1 February 2024: 635 days, 8.5 kg, 75.5 cm. */
const girl = '-2.63 -2.03 -0.94';
/** A boy of 12 months, 9 kg, 75 cm. */
const boy = '-0.31 -0.63 -0.66';

interface Kind {
  name: string;
  csv: string;
  options?: FileOptions;
  scores: string[];
}

const kinds: Kind[] = [
  {
    name: "e-PPGBM's line above the header",
    csv: 'Data Tanggal : 2024-03-15 22:01:42,,,,,,\r\nNo,Nama,JK,Tgl Lahir,Tanggal Pengukuran,Berat,Tinggi\r\n1,Anak A,P,2022-05-07,2024-02-01,8.5,75.5\r\n',
    scores: [girl],
  },
  { name: 'a title and blank rows above the header', csv: 'Laporan Posyandu\n,,,\n,,,\nJK,Umur (bulan),BB,TB\nL,12,9,75\n', scores: [boy] },
  {
    name: 'no-break spaces behind values',
    csv: 'JK,Tgl Lahir,Tanggal Pengukuran,Berat,Tinggi\nP\u00a0,2022-05-07\u00a0,2024-02-01\u00a0,8.5\u00a0,75.5\n',
    scores: [girl],
  },
  {
    name: 'dates of birth that are missing, beside an age',
    csv: 'dos,sex,dob,age,weight,height,edema\n2023-12-04,m,NA,59,15.6,109.2,n\n2023-12-04,f,2021-12-04,24,10.1,82.0,n\n',
    scores: ['-0.05 -1.15 -1.83', '-1.36 -1.05 -0.45'],
  },
  {
    name: 'codes 0 and 1 that are said',
    csv: 'jk,umur,bb,tb\n0,24,8.6,78.5\n1,24,8.6,78.5\n',
    options: {
      sexCodes: new Map([
        ['0', 'MALE'],
        ['1', 'FEMALE'],
      ]),
    },
    scores: ['-2.82 -3.03 -2.24', '-2.24 -2.43 -1.65'],
  },
  {
    name: 'dates with named months and two digits of the year',
    csv: 'sex,dob,survey date,weight,height\nm,15-May-15,07-Aug-19,13.7,95.8\n',
    scores: ['-2.11 -1.6 -0.49'],
  },
  {
    name: 'dates in every form',
    csv: 'sex,dob,survey date,weight,height\n1,01/02/21,01/02/22,9,75\n1,2021-02-01T00:00:00.000Z,2022-02-01,9,75\n1,20210201,20220201,9,75\n1,1 Februari 2021,1 Februari 2022,9,75\n',
    scores: [boy, boy, boy, boy],
  },
  {
    name: 'midnight of Jakarta in UTC',
    csv: 'sex,dob,survey date,weight,height\nm,2021-01-31T17:00:00.000Z,2022-02-01,9,75\n',
    scores: [boy],
  },
  {
    name: 'weights in grams, which is said',
    csv: 'JK,Tgl Lahir,Tanggal Pengukuran,Berat,Tinggi\nP,2022-05-07,2024-02-01,8500,75.5\n',
    options: { weightUnit: 'g' },
    scores: [girl],
  },
  {
    name: 'weights in grams, as the header says',
    csv: 'JK,Tgl Lahir,Tanggal Pengukuran,Berat (gram),Tinggi\nP,2022-05-07,2024-02-01,8500,75.5\n',
    scores: [girl],
  },
  { name: 'ages in words', csv: 'Usia Saat Ukur,JK,Berat,Tinggi\n1 Tahun - 8 Bulan - 26 Hari,P,8.5,75.5\n', scores: [girl] },
  {
    name: 'units behind numbers, and sexes in every spelling',
    csv: 'JK,Umur (bulan),BB,TB\nL,12 bulan,9 kg,75 cm\nLaki - Laki,12,"9,0",75\nLK,12,9000 gr,750 mm\nlaki2,365 hari,9,0.75 m\n',
    scores: [boy, boy, boy, boy],
  },
  { name: 'grouped headers', csv: 'child/sex,child/age_months,child/weight,child/height,_uuid\nm,12,9,75,x\n', scores: [boy] },
  { name: 'thousands', csv: 'age_days,sex,weight,height\n"1,000",m,14,95\n', scores: ['0.29 0.12 -0.05'] },
  { name: 'a header twice, of which one is empty', csv: 'sex,weight,weight,height,age_months\nm,,9,75,12\n', scores: [boy] },
  {
    name: 'merged headers',
    csv: 'No,Nama,JK,Tgl Lahir,Data Kelahiran,,Hasil Pengukuran,,\n,,,,BB,TB,Tanggal,BB,TB\n1,A,P,2022-05-07,3,50,2024-02-01,8.5,75.5\n',
    scores: [girl],
  },
  {
    name: 'rows of units and of column numbers below the header',
    csv: 'No,JK,Tgl Lahir,Tanggal Ukur,BB,TB\n1,2,3,4,5,6\n1,P,2022-05-07,2024-02-01,8.5,75.5\n',
    scores: [girl],
  },
  {
    name: 'a row of units below the header',
    csv: 'JK,Tgl Lahir,Tanggal Ukur,BB,TB\n,,,gram,cm\nP,2022-05-07,2024-02-01,8500,75.5\n',
    scores: [girl],
  },
  {
    name: 'a block of columns for each month',
    csv: 'nama,jk,tgl lahir,JANUARI_TANGGALUKUR,JANUARI_BERAT,JANUARI_TINGGI,FEBRUARI_TANGGALUKUR,FEBRUARI_BERAT,FEBRUARI_TINGGI\nA,P,2022-05-07,2024-01-01,8.4,75,2024-02-01,8.5,75.5\nB,P,2022-05-07,,,,2024-02-01,8.5,75.5\n',
    scores: ['-2.51 -1.96 -0.96', girl, girl],
  },
  {
    name: 'the mass weighing of 2026',
    csv: 'Nama Anak,Jenis Kelamin,Tanggal Lahir,NIK,Nomor KK,Anak Ke,Nama Orang Tua (Ibu/Ayah),NIK Orang Tua,No HP Orang Tua,Alamat,RT,Kecamatan,Puskesmas,Kelurahan,Posyandu,Usia Kehamilan (minggu),Berat Lahir - Sasaran (kg),Panjang Lahir - Sasaran (cm),Lingkar Kepala Lahir (cm),IMD,Tanggal Pengukuran,Berat (kg),Tinggi (cm),Cara Ukur,LiLA (cm),ZS BB/U,ZS TB/U,ZS BB/TB,Naik Berat Badan,Jml Vit A,Kelas Ibu Balita,MBG\nA,Perempuan,07-05-2022,,,1,B,,,,,,,,,38,3.1,49,34,ya,01-02-2024,"8,5","75,5",,,,,,,,,\n',
    scores: [girl],
  },
  {
    name: 'the upload template',
    csv: 'NIK Anak,Nama Anak,Tanggal Lahir (DD/MM/YYYY),Jenis Kelamin,Bulan (YYYY-MM),Tanggal Penimbangan,Berat Badan (kg),Tinggi Badan (cm),Lingkar Kepala (cm),LILA (cm),Status BB/U,TB/U,BB/TB\n,A,07/05/2022,P,2024-02,01/02/2024,8.5,75.5,,,,,\n',
    scores: [girl],
  },
  {
    name: 'a regency\u2019s download of 2025',
    csv: 'Data Tanggal : 2025-03-15,,,,,,,,,,,,,,,,,,,,,,,,,,\nNo,NIK,Nama,JK,Tgl Lahir,BB Lahir,TB Lahir,Nama Ortu,Prov,Kab/Kota,Kec,Pukesmas,Desa/Kel,Posyandu,RT,RW,Alamat,Usia Saat Ukur,Tanggal Pengukuran,Berat,Tinggi,Cara Ukur,LiLA,BB/U,ZS BB/U,TB/U,ZS TB/U\n1,-,A,P,2022-05-07,3,50,B,,,,,,,,,,1 Tahun - 8 Bulan - 25 Hari,2024-02-01,8.5,75.5,,-,Kurang,-2.03,Pendek,-2.63\n',
    scores: [girl],
  },
];

describe.each(kinds)('$name', ({ csv, options, scores }) => {
  it('is read from CSV', async () => {
    expect((await score(csv, options)).scores).toEqual(scores);
  });

  it('and from XLSX', async () => {
    expect((await score(await asWorkbook(parse(csv, { relax_column_count: true })), options)).scores).toEqual(scores);
  });
});

const plain = 'Nama;JK;Tgl Lahir;Tanggal Pengukuran;Berat;Tinggi\nAndr\u00e9\u00a0;P\u00a0;2022-05-07\u00a0;2024-02-01;8,5;75,5\n';
/** The bytes of MacRoman for what the text has beyond ASCII. */
const mac = (text: string) => Buffer.from(text.replaceAll('\u00a0', '\u00ca').replaceAll('\u00e9', '\u008e'), 'latin1');

describe('a text file is read in its encoding, and its rows stay as they were', () => {
  it.each([
    ['UTF-8', Buffer.from(plain), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${plain}`), 'utf-8'],
    ['UTF-16, little end first', Buffer.from(`\ufeff${plain}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark', Buffer.from(plain, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', Buffer.from(`\ufeff${plain}`, 'utf16le').swap16(), 'utf-16be'],
    ['Windows-1252', Buffer.from(plain, 'latin1'), 'windows-1252'],
    ['MacRoman', mac(plain), 'macintosh'],
  ])('%s', async (_, bytes, encoding) => {
    const { scores, summary } = await score(bytes, { decimalComma: true });
    expect(scores).toEqual([girl.replaceAll('.', ',')]);
    expect(summary.about?.encoding?.name).toBe(encoding);
  });

  it('and written to a workbook with its letters', async () => {
    for (const bytes of [Buffer.from(plain, 'latin1'), mac(plain)]) {
      const { rows } = await score(bytes);
      expect(Buffer.from(rows[0]?.Nama ?? '', 'latin1')).toEqual(bytes.subarray(bytes.indexOf('Andr'), bytes.indexOf('Andr') + 6));
    }
  });

  it.each([
    ['semicolon', ';'],
    ['tab', '\t'],
    ['vertical bar', '|'],
  ])('separated by a %s', async (_, separator) => {
    expect((await score(`sex,age_months,weight,height\nm,12,9,75\n`.replaceAll(',', separator))).scores).toEqual([boy]);
  });

  it('with the separator that its first line names', async () => {
    expect((await score('sep=;\r\nsex;age_months;weight;height\r\nm;12;9;75\r\n')).scores).toEqual([boy]);
  });
});

const table = [
  ['Nama', 'JK', 'Tgl Lahir', 'Tanggal Pengukuran', 'Berat', 'Tinggi'],
  ['A', 'P', '2022-05-07', '2024-02-01', '8,5', '75.5'],
];

describe('a spreadsheet of another kind', () => {
  it.each([
    ['xls', 'biff8'],
    ['ods', 'ods'],
  ] as const)('%s is read, with dates, texts and numbers as they are', async (_, bookType) => {
    for (const date1904 of [false, true]) {
      const book = utils.book_new();
      const days = date1904 ? 1462 : 0;
      const sheet = utils.aoa_to_sheet([
        ['Laporan'],
        [],
        table[0] ?? [],
        ['A', 'P', { t: 'n', v: 44_688 - days, z: 'dd/mm/yyyy' }, '01-02-2024', '8,5', 75.5],
      ]);
      utils.book_append_sheet(book, utils.aoa_to_sheet([['sampul']]), 'cover');
      utils.book_append_sheet(book, sheet, 'data');
      if (bookType === 'ods' && date1904) continue;
      book.Workbook = { WBProps: { date1904 } };
      const { scores, rows, report } = await score(write(book, { type: 'buffer', bookType }) as Buffer);
      expect(scores).toEqual([girl]);
      expect(rows[0]).toMatchObject({ 'Tgl Lahir': '2022-05-07', 'Tanggal Pengukuran': '01-02-2024', Berat: '8,5' });
      expect(report).toContain('sheet "data" read, the only one that has the columns; the other one is not');
    }
  });

  it('a table of a web page is read as it is shown, with end tags left out', async () => {
    const page =
      '<html><meta charset="utf-8"><table><tr><td>menu</table><table border=1><caption>Riwayat PMT</caption><tr><td colspan=6>Januari&nbsp;2024<tr><td>Nama<td>JK<td>Tgl Lahir<td>Tanggal Pengukuran<td>Berat<td>Tinggi<tr><td>A &amp; B<td>P<td>07-05-2022<td>01-02-2024<td>8,5<td>75,5</table>';
    const { scores, rows } = await score(page);
    expect((await score(`Notice: undefined index in report.php\n${page}`)).scores).toEqual([girl]);
    expect(scores).toEqual([girl]);
    expect(rows[0]).toMatchObject({ Nama: 'A & B', 'Tgl Lahir': '07-05-2022', Berat: '8,5' });
  });

  it('a history of food aid is two rows for each child', async () => {
    const page =
      '<table><tr><th>Nama<th>JK<th>Tgl Lahir<th>Tanggal Pengukuran Awal<th>BB Awal<th>TB Awal<th>ZS BB/TB Awal<th>Tanggal Pengukuran Akhir<th>BB Akhir<th>TB Akhir<th>ZS BB/TB Akhir<tr><td>A<td>P<td>07-05-2022<td>01-01-2024<td>8,4<td>75<td>999.99<td>01-02-2024<td>8,5<td>75,5<td>-0,94</table>';
    const { rows, scores } = await score(page);
    expect(rows.map(({ block }) => block)).toEqual(['Awal', 'Akhir']);
    expect(scores).toEqual(['-2.51 -1.96 -0.96', girl]);
  });

  it('of several sheets with the columns none is chosen', async () => {
    const rows = table.map((row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('');
    const book = await workbook({ sheets: { Januari: rows, Februari: rows, lain: '<row><c><v>1</v></c></row>' } });
    await expect(score(book)).rejects.toThrow('several sheets have the columns: "Januari", "Februari"; choose one with --sheet NAME');
    expect((await score(book, { sheet: 'Februari' })).scores).toEqual([girl]);
    expect((await score(book, { sheet: '#1' })).scores).toEqual([girl]);
  });

  it('days of a workbook that counts from 1904 are right, with a format of dates and without one', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = `<row>${(table[0] ?? []).map(cell).join('')}</row><row>${cell('A')}${cell('P')}<c s="1"><v>43226</v></c><c s="0"><v>43861</v></c><c><v>8.5</v></c><c><v>75.5</v></c></row>`;
    const { scores, rows } = await score(
      await workbook({ sheets: { data: sheet }, formats: [0, 14], workbookProperties: '<workbookPr date1904="1"/>' }),
    );
    expect(rows[0]?.['Tgl Lahir']).toBe('2022-05-07');
    expect(scores).toEqual([girl]);
  });
});

describe('what is no table is named for what it is', () => {
  const cfb = (name: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le')]);
  it.each([
    [
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","name":[{"family":"Contoh"}]}}]}',
      'this is FHIR data (JSON)',
    ],
    ['[{"sex":"m","weight":9}]', 'this is JSON'],
    ['{"a":1}\n{"a":2}\n', 'this is JSON, one object a line'],
    ['<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"/>', 'this is FHIR data (XML)'],
    ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'this is an XML spreadsheet (Excel 2003)'],
    ['<html><p>Silakan masuk</p></html>', 'an HTML page without a table'],
    ['<stata_dta><header>', 'a Stata file'],
    [Buffer.from([0x72, 2, 1, 0, 5, 0]), 'a Stata file'],
    [Buffer.from('$FL2@(#) SPSS DATA FILE\0\0\0'), 'an SPSS file'],
    [Buffer.concat([Buffer.alloc(12), Buffer.from('c2ea8160b31411cfbd92080009c7318c', 'hex')]), 'a SAS file'],
    ['HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!', 'a SAS transport file'],
    [Buffer.from('PAR1\0\0\x15\x04'), 'a Parquet file'],
    ['%PDF-1.7\n', 'a PDF document'],
    [Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'a picture (PNG)'],
    [Buffer.from('ffd8ffe000104a46', 'hex'), 'a picture (JPEG)'],
    [Buffer.from('1f8b0800000000000003', 'hex'), 'a gzip archive'],
    [cfb('EncryptedPackage'), 'a workbook that is protected by a password'],
    [cfb('WordDocument'), 'a Word document'],
    [Buffer.from([0, 1, 2, 3, 4, 5, 0, 255]), 'a file of a kind that is not known'],
  ])('%#', async (content, message) => {
    await expect(score(content)).rejects.toThrow(message);
  });

  it('without showing names of people in it', async () => {
    await expect(score('{"resourceType":"Patient","name":[{"family":"Contoh"}]}')).rejects.toThrow(/^(?!.*Contoh)/s);
    await expect(score('Siti Aminah,3326160101220001,P\nBudi,3326160101220002,L\n')).rejects.toThrow(/^(?!.*(Siti|3326))/s);
  });

  it('but a header that begins as such a file does is a header', async () => {
    expect((await score('PAR1;sex;age_months;weight;height\nx;m;12;9;75\n')).scores).toEqual([boy]);
    expect((await score('ID;Posyandu;sex;age_months;weight;height\n1;x;m;12;9;75\n')).scores).toEqual([boy]);
  });
});

describe('nothing is guessed that can be two things', () => {
  it.each([
    ['a 0 in the sex, far down', `jk,umur,bb,tb\n${'1,48,15.4,100.5\n'.repeat(2000)}0,48,15.4,100.5\n`, '--sex-codes 0=m,1=f'],
    [
      'grams',
      'JK,Tgl Lahir,Tanggal Pengukuran,Berat,Tinggi\nP,2023-09-08,2025-01-20,9855,76\nL,2025-01-01,2025-01-01,3300,48\n',
      'say --weight-unit g or --weight-unit kg',
    ],
    ['days or months', 'sex,age,weight,height\nm,12,9,75\nm,400,9,75\n', 'say --age-days age or --age-months age'],
    ['month first', 'sex,dob,dos,weight,height\nm,01/31/2021,02/01/2022,9,75\n', 'say --date-order mdy'],
  ])('%s', async (_, csv, message) => {
    await expect(score(csv)).rejects.toThrow(message);
  });

  it('single rows in grams are listed with their line, and flagged', async () => {
    const { report, rows } = await score('sex,age_months,weight,height\nm,12,9,75\nm,12,9855,75\nm,12,8.8,75\n');
    expect(report).toContain('note: column "weight" has 1 value like grams (line 3: "9855"), taken as it stands');
    expect(rows[1]?.waz_flag).toBe('1');
  });

  it('a lone row of oedema is said to be one', async () => {
    const { report } = await score('sex,age_months,weight,height,oedema\nm,12,9,75,n\nm,12,9,75,y\n');
    expect(report).toContain('underweight 1 of 2 (50.0%), 1 of them for oedema, without a score');
  });
});

describe('a workbook that is written', () => {
  it('keeps texts as texts, and has numbers and dates as such, with a header that stays in sight', async () => {
    const csv = 'kode,jk,umur,bb,tb,tanggal\n11.10,L,12,9.5,75,2024-02-01\n11.1,L,12,9,75,0012\n';
    const out = files.path('out.xlsx');
    await assessFile(files.file('in.csv', csv), { stdin: new PassThrough(), stdout: new PassThrough() }, { out });
    const book = read(readFileSync(out), { cellNF: true, cellStyles: true });
    const sheet = book.Sheets.growth ?? {};
    expect(
      ['A2', 'A3', 'D2', 'F2', 'F3']
        .map((at) => (sheet[at] as { t: string; v: unknown } | undefined) ?? null)
        .map((cell) => [cell?.t, cell?.v]),
    ).toEqual([
      ['s', '11.10'],
      ['n', 11.1],
      ['n', 9.5],
      ['n', 45_323],
      ['s', '0012'],
    ]);
    expect((sheet.F2 as { z?: string }).z).toBe('yyyy\\-mm\\-dd');
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:L3' });
    expect(sheet['!cols']?.map(({ width }) => Number(width) >= 8)).toEqual(Array<boolean>(12).fill(true));
    // What was a text in a workbook stays one, whatever it looks like.
    const again = files.path('again.xlsx');
    const texts = await asWorkbook([
      ['kode', 'jk', 'umur', 'bb', 'tb'],
      ['x', 'L', '12', '9', '75'],
    ]);
    await assessFile(files.file('in.xlsx', texts), { stdin: new PassThrough(), stdout: new PassThrough() }, { out: again });
    expect((read(readFileSync(again)).Sheets.growth?.A2 as { t: string }).t).toBe('s');
  });
});
