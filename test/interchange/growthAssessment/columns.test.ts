import { describe, expect, it } from 'vitest';
import { type ColumnOptions, findColumns } from '../../../src/interchange/growthAssessment/columns.ts';
import type { Row } from '../../../src/interchange/table/Table.ts';
import { missingCodes } from '../../../src/interchange/growthAssessment/missingCodes.ts';

/** The columns of a file of these rows; by default one of a child of whom everything is plain. */
function find(header: string, options: ColumnOptions = {}, rows: string[] = []) {
  const cells = (line: string) => line.split('|');
  async function* all(): AsyncGenerator<Row> {
    for (const [index, row] of rows.entries()) yield await Promise.resolve({ cells: cells(row), line: index + 2 });
  }
  return findColumns(
    { header: { cells: cells(header), line: 1 }, rows: { [Symbol.asyncIterator]: all }, text: (cell) => cell, countsFrom1904: false },
    options,
  );
}

/** The fields that were found, with the name of their column. */
async function found(header: string, options: ColumnOptions = {}, rows: string[] = []) {
  const names = header.split('|');
  return Object.fromEntries(Object.entries((await find(header, options, rows)).at).map(([field, index]) => [field, names[index]]));
}

/** What is said of a column. */
async function said(field: string, header: string, options: ColumnOptions = {}, rows: string[] = []) {
  return (await find(header, options, rows)).report.find((column) => column.field === field)?.how;
}

describe('columns are recognised', () => {
  it.each([
    ['in English', 'Sex|Age (days)|Weight (kg)|Height_cm|Measuring position|Oedema'],
    ["as WHO's Anthro writes them", 'GENDER|agedays|weight|lenhei|measure|oedema'],
    ['in Indonesian', 'Jenis Kelamin|Usia (hari)|Berat Badan (kg)|Tinggi Badan (cm)|Cara Ukur|Edema'],
  ])('%s', async (_, header) => {
    const [sex, ageDays, weight, height, position, oedema] = header.split('|');
    expect(await found(header)).toEqual({ sex, ageDays, weight, height, position, oedema });
  });

  it('as the e-PPGBM exports them, with two dates and without taking weight and height at birth for the measurement', async () => {
    const header =
      'NIK|Nama|JK|Tgl Lahir|BB Lahir|TB Lahir|Nama Ortu|Usia Saat Ukur|Tanggal Pengukuran|Berat|Tinggi|Cara Ukur|LiLA|BB/U|ZS BB/U|TB/U|ZS TB/U|BB/TB|ZS BB/TB';
    expect(await found(header)).toEqual({
      sex: 'JK',
      born: 'Tgl Lahir',
      measured: 'Tanggal Pengukuran',
      plainAge: 'Usia Saat Ukur',
      weight: 'Berat',
      height: 'Tinggi',
      position: 'Cara Ukur',
    });
  });

  it('with a unit, or how values are written, in brackets', async () => {
    const header =
      'Jenis Kelamin (L/P)|Tanggal Lahir (dd-mm-yyyy)|Tgl Ukur (HH/BB/TTTT)|Berat Badan Anak (kg)|Panjang/Tinggi Badan (cm)|Umur Anak (bulan)|Berat (lahir)';
    expect(await found(header)).toMatchObject({
      sex: 'Jenis Kelamin (L/P)',
      born: 'Tanggal Lahir (dd-mm-yyyy)',
      measured: 'Tgl Ukur (HH/BB/TTTT)',
      weight: 'Berat Badan Anak (kg)',
      height: 'Panjang/Tinggi Badan (cm)',
      ageMonths: 'Umur Anak (bulan)',
    });
  });

  it('in MICS where a name has one meaning; the measurements must be named', async () => {
    await expect(find('HL4|CAGED|CAGE|AN3|AN4')).rejects.toThrow(
      /no column for the weight; name it with --weight COLUMN or say --no-weight\nno column for the height; .*\nThe header has: "HL4", "CAGED", "CAGE", "AN3", "AN4"/,
    );
    expect(await found('HL4|CAGED|CAGE|AN3|AN4', { columns: { weight: 'AN3', height: 'AN4' } })).toEqual({
      sex: 'HL4',
      ageDays: 'CAGED',
      ageMonths: 'CAGE',
      weight: 'AN3',
      height: 'AN4',
    });
  });

  it('for the circumferences only when these are wanted', async () => {
    const header = 'sex|age_days|weight|height|muac|head';
    expect(await found(header)).not.toHaveProperty('muac');
    expect(await found(header, { allIndicators: true })).toMatchObject({ muac: 'muac', head: 'head' });
  });

  it('by the part behind a group, unless the group is of somebody else or of the birth', async () => {
    expect(await found('a/b/sex|child:age_months|anthro-weight|x/height|ibu/weight|Data Kelahiran / TB')).toEqual({
      sex: 'a/b/sex',
      ageMonths: 'child:age_months',
      weight: 'anthro-weight',
      height: 'x/height',
    });
  });
});

describe('columns are named rather than guessed', () => {
  it('when a column is missing', async () => {
    await expect(find('age_days|weight|height')).rejects.toThrow(
      'no column for the sex; name it with --sex COLUMN\nThe header has: "age_days", "weight", "height"',
    );
    await expect(find('sex|weight|height')).rejects.toThrow(
      'no column for the age; name it with --age-days COLUMN, --age-months COLUMN, or --born COLUMN and --measured COLUMN',
    );
    await expect(find('sex|dob|weight|height')).rejects.toThrow('no column for the age');
  });

  it('when two columns could be meant', async () => {
    await expect(find('sex|age_days|weight|wt|height')).rejects.toThrow(
      'several columns for the weight: "weight" (#3), "wt" (#4); choose one with --weight COLUMN or --weight #3',
    );
    await expect(find('sex|age_days|weight|length|height', {}, ['1|9|9|80|80'])).rejects.toThrow(
      'several columns for the height: "length" (#4), "height" (#5); choose one with --height COLUMN',
    );
    await expect(find('sex|age|umur|weight|height')).rejects.toThrow('several columns for the age: "age" (#2), "umur" (#3)');
  });

  it('unless all but one of them are empty throughout', async () => {
    expect(await said('weight', 'sex|age_days|weight|weight|height', {}, ['1|500||9|80', '1|500|NA|9|80'])).toEqual(['in kg']);
    expect((await find('sex|age_days|weight|weight|height', {}, ['1|500||9|80'])).at.weight).toBe(3);
  });

  it('by position, where the name does not tell', async () => {
    expect((await find('sex|age_days|w|w|height', { columns: { weight: '#4' } })).at.weight).toBe(3);
    await expect(find('sex|age_days|w|w|height', { columns: { weight: '#6' } })).rejects.toThrow('no column is named "#6" (--weight)');
  });

  it('when a name is said that no column or several have', async () => {
    await expect(find('sex|age_days|weight|height', { columns: { weight: 'AN3' } })).rejects.toThrow('no column is named "AN3" (--weight)');
    await expect(find('sex|age_days|w|w|height', { columns: { weight: 'w' } })).rejects.toThrow(
      'several columns for the weight: "w" (#3), "w" (#4)',
    );
  });

  it('when one column would be two things', async () => {
    await expect(find('sex|age_days|weight|height', { columns: { weight: 'height' } })).rejects.toThrow(
      'the column "height" cannot be both the weight and the height',
    );
  });

  it('except that a name may be said without regard to case', async () => {
    expect(await found('sex|age_days|AN3|height', { columns: { weight: 'an3' } })).toMatchObject({ weight: 'AN3' });
  });

  it('and the design of the survey is never recognised', async () => {
    expect(await found('sex|age_days|weight|height|psu|stratum|sw')).not.toHaveProperty('cluster');
    expect(await found('sex|age_days|weight|height|psu', { columns: { cluster: 'psu' } })).toMatchObject({ cluster: 'psu' });
  });
});

describe('a column named only "age"', () => {
  it('is in months while all of its values are below 61, which is said', async () => {
    const columns = await find('sex|age|weight|height', {}, ['1|60|10|80']);
    expect(columns.plainAge).toBe('months');
    expect(await said('plainAge', 'sex|age|weight|height', {}, ['1|60|10|80'])).toEqual([
      'in months, because its values are below 61; if they are days, say --age-days age',
    ]);
  });

  it('must be said to be days or months when a value is 61 or more, wherever it stands', async () => {
    await expect(find('sex|age|weight|height', {}, [...Array<string>(2000).fill('1|9|10|80'), '1|61|10|80'])).rejects.toThrow(
      'the column "age" (#2) may hold days or months'.replace(' (#2)', ''),
    );
    expect((await find('sex|age|weight|height', { missing: missingCodes(['99']) }, ['1|99|10|80'])).plainAge).toBe('months');
  });

  it('is asked about where it holds years, by the heights', async () => {
    const years = Array<string>(12).fill('1|3|14|95');
    await expect(find('sex|age|weight|height', {}, years)).rejects.toThrow('holds years, it seems');
    expect((await find('sex|age|weight|height', { columns: { ageMonths: 'age' } }, years)).at.ageMonths).toBe(1);
  });

  it('stands in where a date is missing, in the unit that the dates of other rows show', async () => {
    const rows = (age: string) => [...Array<string>(4).fill(`1|2021-01-01|2022-01-01|${age}|9|75`), '1|NA|2022-01-01|20|9|75'];
    expect((await find('sex|dob|dos|age|weight|height', {}, rows('365'))).plainAge).toBe('days');
    expect((await find('sex|dob|dos|age|weight|height', {}, rows('12'))).plainAge).toBe('months');
    expect((await find('sex|dob|dos|age|weight|height', {}, rows('1'))).plainAge).toBeNull();
  });
});

describe('what the header leaves open is settled by all rows, or asked', () => {
  const rows = (weights: string[]) => weights.map((weight) => `1|500|${weight}|80`);

  it('an arm circumference is in the unit of its name, else in mm where its values are', async () => {
    const unit = async (name: string, values: string[], options: ColumnOptions = {}) =>
      (
        await find(
          `sex|age_days|weight|height|${name}`,
          { allIndicators: true, ...options },
          values.map((value) => `1|1|3|50|${value}`),
        )
      ).numbers.muac?.unit;
    expect([
      await unit('muac_mm', ['14']),
      await unit('muac_cm', ['140']),
      await unit('muac', ['140', '130', '9']),
      await unit('muac', ['14', '15', '999']),
    ]).toEqual(['mm', 'cm', 'mm', 'cm']);
    expect(await unit('muac', ['14'], { muacUnit: 'mm' })).toBe('mm');
  });

  it('weights in grams and heights in mm or metres are asked about, with the line and two examples', async () => {
    await expect(find('sex|age_days|Berat|height', {}, rows(['9855', '3300', '12']))).rejects.toThrow(
      'the column "Berat" (weight) holds grams, it seems: most of its values are above 100 (line 2: "9855", line 3: "3300"); say --weight-unit g or --weight-unit kg',
    );
    expect((await find('sex|age_days|Berat|height', { weightUnit: 'g' }, rows(['9855']))).numbers.weight?.unit).toBe('g');
    expect((await find('sex|age_days|Berat (gram)|height', {}, rows(['9855']))).numbers.weight?.unit).toBe('g');
    await expect(find('sex|age_days|Berat (kg)|height', {}, rows(['9855']))).rejects.toThrow('says kg, but holds grams');
    await expect(find('sex|age_days|weight|height', {}, ['1|500|9|755', '1|500|9|801'])).rejects.toThrow('say --height-unit mm');
    await expect(find('sex|age_days|weight|height', {}, ['1|500|9|0.75', '1|500|9|1.02'])).rejects.toThrow(
      'say --height-unit mm, --height-unit cm or --height-unit m',
    );
  });

  it('marks of thousands and decimals', async () => {
    expect(await said('weight', 'sex|age_days|weight|height', {}, rows(['9,500', '10,250']))).toContain(
      'decimal comma, because otherwise its values would be too large',
    );
    expect(await said('ageDays', 'age_days|sex|weight|height', {}, ['1,000|1|14|95'])).toContain(
      'commas between thousands, because days are whole',
    );
    await expect(find('sex|age_days|weight|height|sw', { columns: { samplingWeight: 'sw' } }, ['1|500|9|80|1,234'])).rejects.toThrow(
      'the column "sw" (sampling weight) has numbers that can be read in two ways (line 2: "1,234"); say --decimal comma or --decimal point',
    );
    expect(
      (await find('sex|age_days|weight|height|sw', { columns: { samplingWeight: 'sw' }, decimal: 'comma' }, ['1|500|9|80|1,234'])).numbers
        .samplingWeight?.marks.comma,
    ).toBe('decimal');
  });

  it('a 0 for the sex, wherever the first one stands', async () => {
    const far = [...Array<string>(3000).fill('1|500|9|80'), '0|500|9|80'];
    await expect(find('sex|age_days|weight|height', {}, far)).rejects.toThrow(
      'the column "sex" (sex) has the code 0, and files use 0 and 1 both ways (line 3002: "0", line 2: "1"); say --sex-codes 0=m,1=f or --sex-codes 0=f,1=m',
    );
    expect((await find('sex|age_days|weight|height', { missing: missingCodes(['sex=0']) }, far)).sexCodes).toBeUndefined();
    expect((await find('sex|age_days|weight|height', { sexCodes: new Map([['0', 'MALE']]) }, far)).sexCodes?.get('0')).toBe('MALE');
  });

  it('dates that exist only as month-day-year must be said, wherever they stand', async () => {
    const dated = (options: ColumnOptions = {}) =>
      find('sex|dob|survey_date|weight|height', options, [
        ...Array<string>(1500).fill('1|01/02/2021|1/2/2022|10|80'),
        '1|12/31/2020|1/2/2022|10|80',
      ]);
    await expect(dated()).rejects.toThrow(
      'the column "dob" has dates that exist only as month-day-year (line 1502: "12/31/2020"); say --date-order mdy',
    );
    expect((await dated({ dateOrder: 'mdy' })).dates.order).toBe('mdy');
  });
});

describe('another header between the rows', () => {
  it('is passed over where it is the same, and refused where its columns are others', async () => {
    expect((await find('sex|age_days|weight|height', {}, ['1|500|9|80', 'Sex|Age_days|Weight|Height', '1|500|9|80'])).judged.rows).toBe(2);
    await expect(find('sex|age_days|weight|height', {}, ['1|500|9|80', 'sex|age_days|height|weight', '1|500|80|9'])).rejects.toThrow(
      'line 3 is another header, with other columns than the one in line 1; split the file there',
    );
  });
});

describe('a file without a header', () => {
  it('is refused without showing its first line', async () => {
    await expect(find('1234567890123456|a name|L|10.5')).rejects.toThrow(
      /^the first line must be a header, but it has values instead of names$/,
    );
    await expect(find('Siti Aminah|Desa Contoh|x|y')).rejects.toThrow(
      /^none of the first lines is a header: no name of a column is known(?!.*Siti)/s,
    );
  });
});
