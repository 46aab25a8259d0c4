import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readNumber, readOedema, readPosition, readSex, UnreadableCell } from '../../../src/interchange/growthAssessment/cells.ts';
import { isMissing, missingCodes } from '../../../src/interchange/growthAssessment/missingCodes.ts';

describe('a cell is read', () => {
  it('as a number with a decimal point or comma', () => {
    expect(['7.3', '7,3', ' 10 ', '.5', '+3', '-1', '10.'].map(readNumber)).toEqual([7.3, 7.3, 10, 0.5, 3, -1, 10]);
  });

  it('as nothing where files write that there is no value', () => {
    expect(['', ' ', '-', '.', 'NA', 'n/a', '#N/A', 'NaN', 'NULL'].map(readNumber)).toEqual(Array<null>(9).fill(null));
  });

  it('as a sex, in English, Indonesian or numbers', () => {
    expect(['1', 'm', 'Male', 'boy', 'L', 'Laki-laki', '1.0'].map(readSex)).toEqual(Array<string>(7).fill('MALE'));
    expect(['2', 'F', 'female', 'girl', 'P', 'Perempuan', '2.0'].map(readSex)).toEqual(Array<string>(7).fill('FEMALE'));
  });

  it('as a measuring position', () => {
    expect(['l', 'L', 'lying', 'Length', 'Terlentang', '1'].map(readPosition)).toEqual(Array<string>(6).fill('LYING'));
    expect(['h', 'H', 'standing', 'Height', 'Berdiri', '2'].map(readPosition)).toEqual(Array<string>(6).fill('STANDING'));
  });

  it('as an answer on oedema; nothing counts as no', () => {
    expect(['y', 'Yes', '1', 'Ya', 'TRUE'].map(readOedema)).toEqual(Array<boolean>(5).fill(true));
    expect(['n', 'No', '2', '0', 'T', 'tidak', 'FALSE', '', 'NA'].map(readOedema)).toEqual(Array<boolean>(9).fill(false));
  });

  it('as a date in the ways in which they are written', () => {
    expect(['2023-01-05', '2023/1/5', '05-01-2023', '5/1/2023', '5.1.2023', '2023-01-05 13:00:00', '44931', '44931.5'].map((cell) => readDate(cell, 'dmy'))).toEqual(Array<string>(8).fill('2023-01-05'));
    expect(readDate('1/5/2023', 'mdy')).toBe('2023-01-05');
    expect(readDate('', 'dmy')).toBeNull();
  });

  it('and every day there is, in each of these ways', () => {
    const day = fc.date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (iso) => {
        const [year, month, date] = iso.split('-') as [string, string, string];
        const serial = String(Date.parse(iso) / 86_400_000 + 25_569);
        expect([readDate(iso, 'dmy'), readDate(`${date}-${month}-${year}`, 'dmy'), readDate(`${month}/${date}/${year}`, 'mdy'), readDate(serial, 'dmy')]).toEqual([iso, iso, iso, iso]);
      }),
    );
  });
});

describe('a cell that cannot be read', () => {
  it.each([
    ['"7kg" is not a number', () => readNumber('7kg')],
    ['"1,234.5" is not a number', () => readNumber('1,234.5')],
    ['"x" is not a sex (1/2, m/f, L/P, male/female)', () => readSex('x')],
    ['"9" is not an answer on oedema (y/n, 1/2, Y/T)', () => readOedema('9')],
    ['"31/02/2023" is not a date (read as day-month-year)', () => readDate('31/02/2023', 'dmy')],
    ['"2023-02-30" is not a date', () => readDate('2023-02-30', 'dmy')],
  ])('says why: %s', (message, read) => {
    expect(read).toThrow(message);
  });

  it('is described and not shown when it is longer than 12 characters, for it may be a name or an identity number', () => {
    const long = fc.string({ unit: fc.constantFrom(...'abcdefgh 0123456789'), minLength: 13 }).filter((text) => text.trim().length > 12 && !/^\d+$/.test(text.trim()));
    fc.assert(
      fc.property(long, fc.constantFrom(readNumber, readSex, readPosition, readOedema, (cell: string) => readDate(cell, 'dmy')), (text, read) => {
        expect(() => read(text)).toThrow(UnreadableCell);
        expect(() => read(text)).toThrow(/^a text of \d+ characters is not /);
      }),
    );
    expect(() => readSex('1234567890123456')).toThrow('a text of 16 characters is not a sex');
  });
});

describe('codes for "not measured"', () => {
  it('hold for ages and measurements, however the number is written', () => {
    const codes = missingCodes(['99.9', '9999']);
    expect(['99.9', '99.90', '99,9', ' 9999 ', '9999.0'].map((cell) => isMissing(codes, 'weight', cell))).toEqual(Array<boolean>(5).fill(true));
    expect([isMissing(codes, 'weight', '9.9'), isMissing(codes, 'oedema', '9999'), isMissing(codes, 'sex', '9999')]).toEqual([false, false, false]);
  });

  it('may be limited to a field, so that 9 is no weight of 9 kg', () => {
    const codes = missingCodes(['oedema=9', 'age=unknown']);
    expect([isMissing(codes, 'oedema', '9'), isMissing(codes, 'weight', '9'), isMissing(codes, 'ageDays', 'Unknown'), isMissing(codes, 'ageMonths', 'unknown')]).toEqual([true, false, true, true]);
    expect(() => missingCodes(['waist=9'])).toThrow('--missing waist=9: there is no "waist"; it may be sex, age, date, weight, height, position, oedema, muac, head');
  });
});
