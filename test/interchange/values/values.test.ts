import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissing, missingCodes } from '../../../src/interchange/growthAssessment/missingCodes.ts';
import { readDate, readDates, readNumber } from '../../../src/interchange/growthAssessment/readCells.ts';
import { ageInWords } from '../../../src/interchange/values/ages.ts';
import { type DateOrder, dateText, daysIn, onlyOrder } from '../../../src/interchange/values/dates.ts';
import { marksOf, noForms, numberText } from '../../../src/interchange/values/numbers.ts';
import { cleaned, present, printable, shown, UnreadableCell } from '../../../src/interchange/values/text.ts';
import { readOedema, readPosition, readSex } from '../../../src/interchange/values/words.ts';

const dates = (order: DateOrder = 'dmy') => ({ order, dayOf: daysIn('Asia/Jakarta'), countsFrom1904: false });
const day = (cell: string, order: DateOrder = 'dmy') => readDates('', cell, dates(order)).measured;
const decimal = { marks: { point: 'decimal', comma: 'decimal' } } as const;
const number = (cell: string) => readNumber(cell, 'mass', decimal)?.value ?? null;

describe('a number', () => {
  it('has a decimal point or comma, thousands in any of their signs, and a unit behind it', () => {
    expect(
      ['7.3', '7,3', '\u00a010 ', '.5', '+3', '-1', '10.', '1,234.5', '1.234,5', '1,234,567', "1'234.5", '1\u00a0234', '\u22121'].map(
        number,
      ),
    ).toEqual([7.3, 7.3, 10, 0.5, 3, -1, 10, 1234.5, 1234.5, 1234567, 1234.5, 1234, -1]);
    expect(['9.5 kg', '9,5kg', '9500 gr.', '20 lbs', '9.5\u00a0Kg'].map((cell) => readNumber(cell, 'mass', decimal))).toEqual([
      { value: 9.5, unit: 'kg' },
      { value: 9.5, unit: 'kg' },
      { value: 9500, unit: 'g' },
      { value: 20, unit: 'lb' },
      { value: 9.5, unit: 'kg' },
    ]);
  });

  it('may be marked as a text for spreadsheets', () => {
    expect(["'9.5", '="9.5"'].map(number)).toEqual([9.5, 9.5]);
    expect(day('="2023-01-05"')).toBe('2023-01-05');
  });

  it.each(['7cm', '1,23,456', '1,2.3,4', '83..9', '10.7 it', '1 2', 'x', '12-13', '1/2', '0x1F', 'Infinity'])('is not %s', (cell) => {
    expect(() => number(cell)).toThrow(UnreadableCell);
  });

  it('whose mark can be two things is read by the marks of its column, and by nothing else', () => {
    const forms = (cells: string[]) =>
      cells.reduce((counts, cell) => ({ ...counts, [numberText(cell, null)?.form ?? 'plain']: 1 }), noForms());
    expect(marksOf(forms(['1,000']))).toEqual({ point: null, comma: null });
    expect(marksOf(forms(['1,000', '9,5'])).comma).toBe('decimal');
    expect(marksOf(forms(['1,000', '9.5'])).comma).toBe('thousands');
    expect(marksOf(forms(['1,000', '1,000,000'])).comma).toBe('thousands');
    expect(marksOf(forms(['1,000', '9.5', '9,5'])).comma).toBeNull();
    expect(() => readNumber('1,000', null, { marks: { point: null, comma: null } })).toThrow('"1,000" can be two numbers');
  });
});

describe('nothing', () => {
  it.each(['', ' ', '\u00a0', '-', '.', 'NA', 'n/a', '#N/A', 'NaN', 'NULL', '\u2013', '?', 'tidak diukur', '#VALUE!'])(
    'is written as %j',
    (cell) => {
      expect(present(cell)).toBeNull();
    },
  );
});

describe('words', () => {
  it('for the sex, in English, Indonesian or numbers', () => {
    expect(
      ['1', 'm', 'Male', 'boy', 'L', 'Laki-laki', '1.0', 'LK', 'laki2', 'Laki - Laki', '1 - Laki-laki', 'Male (1)', '1,0'].map((cell) =>
        readSex(cell),
      ),
    ).toEqual(Array<string>(13).fill('MALE'));
    expect(
      ['2', 'F', 'female', 'girl', 'P', 'Perempuan', '2.0', 'Pr.', 'PEREMPUAN', 'P\u00a0', '2=female', 'Wanita'].map((cell) =>
        readSex(cell),
      ),
    ).toEqual(Array<string>(12).fill('FEMALE'));
    expect(() => readSex('0')).toThrow('"0" is not a sex');
    expect(
      ['0', '1', 'L', '0.0'].map((cell) =>
        readSex(
          cell,
          new Map([
            ['0', 'MALE'],
            ['1', 'FEMALE'],
          ]),
        ),
      ),
    ).toEqual(['MALE', 'FEMALE', 'MALE', 'MALE']);
    expect(() =>
      readSex(
        '2',
        new Map([
          ['0', 'MALE'],
          ['1', 'FEMALE'],
        ]),
      ),
    ).toThrow('"2" is not a sex (0/1)');
  });

  it('for the measuring position', () => {
    expect(['l', 'L', 'lying', 'Length', 'Terlentang', '1'].map(readPosition)).toEqual(Array<string>(6).fill('LYING'));
    expect(['h', 'H', 'standing', 'Height', 'Berdiri', '2'].map(readPosition)).toEqual(Array<string>(6).fill('STANDING'));
  });

  it('for oedema; nothing counts as no', () => {
    expect(['y', 'Yes', '1', 'Ya', 'TRUE'].map(readOedema)).toEqual(Array<boolean>(5).fill(true));
    expect(['n', 'No', '2', '0', 'T', 'tidak', 'FALSE', '', 'NA'].map(readOedema)).toEqual(Array<boolean>(9).fill(false));
  });
});

describe('a date', () => {
  it.each([
    '2023-01-05',
    '2023/1/5',
    '05-01-2023',
    '5/1/2023',
    '5.1.2023',
    '2023-01-05 13:00:00',
    '2023-01-05T00:00:00',
    '44931',
    '44931.5',
    '20230105',
    '5 Januari 2023',
    '05-Jan-2023',
    '5 Jan 23',
    '05-Jan-23',
    'January 5, 2023',
    'Jan 5 2023',
    'Kamis, 5 Januari 2023',
    'Thu 5 Jan 2023',
    '2023-Jan-05',
    '05/01/23',
    '5th January 2023',
    '2023-01-04T17:00:00.000Z',
    '2023-01-05T00:00:00+07:00',
    '2023-01-04 17:00:00 UTC',
    'Thu Jan 05 2023 00:00:00 GMT+0700 (WIB)',
    '05.01.2023 10:30',
    '20230104T170000Z',
  ])('is read from %j', (cell) => {
    expect(day(cell)).toBe('2023-01-05');
  });

  it('is month first or year first where that is said', () => {
    expect(day('1/5/2023', 'mdy')).toBe('2023-01-05');
    expect(day('23/01/05', 'ymd')).toBe('2023-01-05');
    expect(['', '0000-00-00', '00/00/0000', '0000-00-00 00:00:00'].map((cell) => day(cell))).toEqual([null, null, null, null]);
  });

  it('and every day there is, in each of these ways', () => {
    const anyDay = fc
      .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDay, (iso) => {
        const [year, month, date] = iso.split('-') as [string, string, string];
        const serial = String(Date.parse(iso) / 86_400_000 + 25_569);
        expect([
          day(iso),
          day(`${date}-${month}-${year}`),
          day(`${month}/${date}/${year}`, 'mdy'),
          day(serial),
          day(year + month + date),
        ]).toEqual([iso, iso, iso, iso, iso]);
      }),
    );
  });

  it('with a year of two digits is in the century that gives a child under five at the visit', () => {
    expect(readDates('15-May-15', '07-Aug-19', dates())).toEqual({ born: '2015-05-15', measured: '2019-08-07' });
    expect(readDates('01/02/98', '2001-02-03', dates()).born).toBe('1998-02-01');
    expect(readDates('01/02/21', '01/02/22', dates())).toEqual({ born: '2021-02-01', measured: '2022-02-01' });
  });

  it('shows in which order alone it can be read', () => {
    const order = (cell: string) => {
      const date = dateText(cell);
      return date?.form === 'numbers' ? onlyOrder(date) : 'not open';
    };
    expect(['13/01/2023', '01/13/2023', '32/01/05', '01/02/2023', '2023-01-13'].map(order)).toEqual([
      'dmy',
      'mdy',
      'ymd',
      null,
      'not open',
    ]);
  });

  it('counts days from 1904 where that is said', () => {
    expect(readDate('43469', { ...dates(), countsFrom1904: true }, (year) => year)).toBe('2023-01-05');
  });

  it.each([
    '31/02/2023',
    '2023-02-30',
    '2023-13-01',
    '20231301',
    'Senin',
    '5 Foo 2023',
    '1/2/3',
    '01/02/2023 00:00Z',
    '12345678901',
    '2023',
  ])('is not %s', (cell) => {
    expect(() => day(cell)).toThrow(UnreadableCell);
  });
});

describe('an age in words', () => {
  it.each([
    ['1 Tahun - 8 Bulan - 26 Hari', 20 * 30.4375 + 26],
    ['12 bulan', 12 * 30.4375],
    ['2 thn 3 bln', 27 * 30.4375],
    ['20 bln, 5 hr', 20 * 30.4375 + 5],
    ['1 year and 2 months', 14 * 30.4375],
    ['26 Hari', 26],
    ['0 Tahun - 0 Bulan - 4 Hari', 4],
  ])('%s', (text, days) => {
    expect(ageInWords(text)).toBeCloseTo(days, 9);
  });

  it.each(['12', '5 Hari - 1 Bulan', '1 tahun 2 tahun', '1 kg', 'tahun', '1 Tahun lebih'])('is not %s', (text) => {
    expect(ageInWords(text)).toBeNull();
  });
});

describe('a cell that cannot be read', () => {
  it.each([
    ['"7cm" is not a number', () => number('7cm')],
    ['"x" is not a sex (1/2, m/f, L/P, male/female)', () => readSex('x')],
    ['"9" is not an answer on oedema (y/n, 1/2, Y/T)', () => readOedema('9')],
    ['"31/02/2023" is not a date (read as day-month-year)', () => day('31/02/2023')],
  ])('says why: %s', (message, read) => {
    expect(read).toThrow(message);
  });

  it('is told by its length and not shown where it may be a name or an identity number', () => {
    for (const secret of ['Siti', 'Budi S.', 'Siti Aminah Putri', '1234567890123456', '081234567890', 'Ani']) {
      for (const read of [readSex, readPosition, readOedema, day, ...(/^\d+$/.test(secret) ? [] : [number])]) {
        expect(() => read(secret)).toThrow(/^a text of \d+ characters is not /);
      }
    }
  });

  it('never shows a word that is none of the known ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const told = shown(text);
        if (typeof told !== 'string') return;
        expect(told.length).toBeLessThan(100);
        expect(/\d{9}/.test(told)).toBe(false);
      }),
    );
  });
});

describe('text for a terminal', () => {
  it('has its control characters and marks of direction escaped', () => {
    expect(printable('a\u001b[31mb\u202ec\u0007\r\n\u0085')).toBe('a\\u{1b}[31mb\\u{202e}c\\u{7}\\u{d}\\u{a}\\u{85}');
  });

  it('is cleaned of spaces of any kind and of what cannot be seen', () => {
    expect(cleaned('\ufeff\u00a0P\u200b\u2007 ')).toBe('P');
  });
});

describe('codes for "not measured"', () => {
  it('hold for ages and measurements, however the number is written', () => {
    const codes = missingCodes(['99.9', '9999']);
    expect(['99.9', '99.90', '99,9', ' 9999\u00a0', '9999.0'].map((cell) => isMissing(codes, 'weight', cell))).toEqual(
      Array<boolean>(5).fill(true),
    );
    expect([isMissing(codes, 'weight', '9.9'), isMissing(codes, 'oedema', '9999'), isMissing(codes, 'sex', '9999')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('may be limited to a field, so that 9 is no weight of 9 kg', () => {
    const codes = missingCodes(['oedema=9', 'age=unknown']);
    expect([
      isMissing(codes, 'oedema', '9'),
      isMissing(codes, 'weight', '9'),
      isMissing(codes, 'ageDays', 'Unknown'),
      isMissing(codes, 'ageMonths', 'unknown'),
    ]).toEqual([true, false, true, true]);
    expect(() => missingCodes(['waist=9'])).toThrow(
      '--missing waist=9: there is no "waist"; it may be sex, age, date, weight, height, position, oedema, muac, head',
    );
  });
});
