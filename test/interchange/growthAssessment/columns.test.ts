import { describe, expect, it } from 'vitest';
import { type ColumnOptions, findColumns } from '../../../src/interchange/growthAssessment/columns.ts';
import { missingCodes } from '../../../src/interchange/growthAssessment/missingCodes.ts';

const find = (header: string, options: ColumnOptions = {}, rows: string[] = []) => findColumns(header.split('|'), rows.map((row) => row.split('|')), options);

/** The fields that were found, with the name of their column. */
function found(header: string, options: ColumnOptions = {}, rows: string[] = []) {
  const names = header.split('|');
  return Object.fromEntries(Object.entries(find(header, options, rows).at).map(([field, index]) => [field, names[index]]));
}

describe('columns are recognised', () => {
  it.each([
    ['in English', 'Sex|Age (days)|Weight (kg)|Height_cm|Measuring position|Oedema'],
    ["as WHO's Anthro writes them", 'GENDER|agedays|weight|lenhei|measure|oedema'],
    ['in Indonesian', 'Jenis Kelamin|Usia (hari)|Berat Badan (kg)|Tinggi Badan (cm)|Cara Ukur|Edema'],
  ])('%s', (_, header) => {
    const [sex, ageDays, weight, height, position, oedema] = header.split('|');
    expect(found(header)).toEqual({ sex, ageDays, weight, height, position, oedema });
  });

  it('as the e-PPGBM exports them, with two dates and without taking weight and height at birth for the measurement', () => {
    const header = 'NIK|Nama|JK|Tgl Lahir|BB Lahir|TB Lahir|Nama Ortu|Tanggal Pengukuran|Berat|Tinggi|Cara Ukur|LiLA|BB/U|ZS BB/U';
    expect(found(header)).toEqual({ sex: 'JK', born: 'Tgl Lahir', measured: 'Tanggal Pengukuran', weight: 'Berat', height: 'Tinggi', position: 'Cara Ukur' });
  });

  it('in MICS where a name has one meaning; the measurements must be named', () => {
    expect(() => find('HL4|CAGED|CAGE|AN3|AN4')).toThrow(/no column for the weight; name it with --weight COLUMN or say --no-weight\nno column for the height; .*\nThe header has: "HL4", "CAGED", "CAGE", "AN3", "AN4"/);
    expect(found('HL4|CAGED|CAGE|AN3|AN4', { columns: { weight: 'AN3', height: 'AN4' } })).toEqual({ sex: 'HL4', ageDays: 'CAGED', ageMonths: 'CAGE', weight: 'AN3', height: 'AN4' });
  });

  it('for the circumferences only when these are wanted', () => {
    const header = 'sex|age_days|weight|height|muac|head';
    expect(found(header)).not.toHaveProperty('muac');
    expect(found(header, { allIndicators: true })).toMatchObject({ muac: 'muac', head: 'head' });
  });
});

describe('columns are named rather than guessed', () => {
  it('when a column is missing', () => {
    expect(() => find('age_days|weight|height')).toThrow('no column for the sex; name it with --sex COLUMN\nThe header has: "age_days", "weight", "height"');
    expect(() => find('sex|weight|height')).toThrow('no column for the age; name it with --age-days COLUMN, --age-months COLUMN, or --born COLUMN and --measured COLUMN');
    expect(() => find('sex|dob|weight|height')).toThrow('no column for the age');
  });

  it('when two columns could be meant', () => {
    expect(() => find('sex|age_days|weight|wt|height')).toThrow('several columns for the weight: "weight", "wt"; choose one with --weight COLUMN');
    expect(() => find('sex|age_days|weight|length|height')).toThrow('several columns for the height: "length", "height"; choose one with --height COLUMN');
    expect(() => find('sex|age|umur|weight|height')).toThrow('several columns for the age: "age", "umur"');
  });

  it('when a name is said that no column or several have', () => {
    expect(() => find('sex|age_days|weight|height', { columns: { weight: 'AN3' } })).toThrow('no column is named "AN3" (--weight)');
    expect(() => find('sex|age_days|w|w|height', { columns: { weight: 'w' } })).toThrow('several columns for the weight: "w", "w"');
  });

  it('when one column would be two things', () => {
    expect(() => find('sex|age_days|weight|height', { columns: { weight: 'height' } })).toThrow('the column "height" cannot be both the weight and the height');
  });

  it('except that a name may be said without regard to case', () => {
    expect(found('sex|age_days|AN3|height', { columns: { weight: 'an3' } })).toMatchObject({ weight: 'AN3' });
  });

  it('and the design of the survey is never recognised', () => {
    expect(found('sex|age_days|weight|height|psu|stratum|sw')).not.toHaveProperty('cluster');
    expect(found('sex|age_days|weight|height|psu', { columns: { cluster: 'psu' } })).toMatchObject({ cluster: 'psu' });
  });
});

describe('a column named only "age"', () => {
  it('is in months while its values are below 61, which is said', () => {
    const columns = find('sex|age|weight|height', {}, ['1|60|10|80']);
    expect(columns.at.ageMonths).toBe(1);
    expect(columns.notes).toEqual(['column "age" read as months, because its values are below 61; if they are days, say --age-days age']);
  });

  it('must be said to be days or months when a value is 61 or more', () => {
    expect(() => find('sex|age|weight|height', {}, ['1|61|10|80'])).toThrow('the column "age" may hold days or months: it has values of 61 or more; say --age-days age or --age-months age');
    expect(find('sex|age|weight|height', { missing: missingCodes(['99']) }, ['1|99|10|80']).at.ageMonths).toBe(1);
  });
});

describe('units and orders that the header leaves open', () => {
  const muacPerCm = (name: string, values: string[], options: ColumnOptions = {}) => find(`sex|age_days|weight|height|${name}`, { allIndicators: true, ...options }, values.map((value) => `1|1|1|1|${value}`)).muacPerCm;

  it('an arm circumference is in the unit of its name, else in mm where its values are', () => {
    expect([muacPerCm('muac_mm', ['14']), muacPerCm('muac_cm', ['140']), muacPerCm('muac', ['140', '9']), muacPerCm('muac', ['14', '15', '999'])]).toEqual([10, 1, 10, 1]);
    expect(muacPerCm('muac', ['14'], { muacUnit: 'mm' })).toBe(10);
  });

  it('dates that exist only as month-day-year must be said', () => {
    const dated = (options: ColumnOptions = {}) => find('sex|dob|survey_date|weight|height', options, ['1|12/31/2020|1/2/2022|10|80']);
    expect(dated).toThrow('the column "dob" has dates that exist only as month-day-year; say --date-order mdy');
    expect(dated({ dateOrder: 'mdy' }).dateOrder).toBe('mdy');
  });
});

describe('a file without a header', () => {
  it('is refused without showing its first line', () => {
    expect(() => find('1234567890123456|a name|L|10.5')).toThrow(/^the first line must be a header, but it has values instead of names$/);
  });
});
