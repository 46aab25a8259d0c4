import { message } from '../../base/messages/index.ts';
import { ageInWords } from '../values/ages.ts';
import { type DateRules, dateText, isNoDate, isoDate } from '../values/dates.ts';
import { numberText, valueOf } from '../values/numbers.ts';
import { present, shown, UnreadableCell } from '../values/text.ts';
import type { Dimension, UnitName } from '../values/units.ts';
import type { NumberReading } from './settleNumbers.ts';

/**
 * A number with its unit: null where the cell is empty.
 * @throws UnreadableCell
 */
export function readNumber(
  cell: string,
  dimension: Dimension | null,
  { marks }: Pick<NumberReading, 'marks'>,
): { value: number; unit: UnitName | null } | null {
  const text = present(cell);
  if (text === null) return null;
  const number = numberText(text, dimension);
  if (number === null) throw new UnreadableCell(message('interchange.noNumber', { value: shown(text) }));
  return valueOf(number, marks, null);
}

/** An age in days from words ("1 Tahun - 8 Bulan"), null where the cell holds none. */
export function readAgeInWords(cell: string): number | null {
  const text = present(cell);
  return text === null || !/\p{L}/u.test(text) ? null : ageInWords(text);
}

/**
 * Two dates that belong together: the years of two digits are those that make a child of under five.
 * @throws UnreadableCell
 */
export function readDates(bornCell: string, measuredCell: string, rules: DateRules): { born: string | null; measured: string | null } {
  const measured = readDate(measuredCell, rules, latestYear);
  return { born: readDate(bornCell, rules, (year, month, day) => yearOfBirth(year, month, day, measured)), measured };
}

/** A date as ISO 8601, null where the cell is empty. @throws UnreadableCell */
export function readDate(cell: string, rules: DateRules, century: (year: number, month: number, day: number) => number): string | null {
  const text = present(cell);
  if (text === null || isNoDate(text)) return null;
  const date = dateText(text);
  if (date === null) throw new UnreadableCell(message('interchange.noDate', { value: shown(text) }));
  return isoDate(date, text, rules, century);
}

/** The year of two digits that is not in the future. */
export function latestYear(year: number): number {
  const thisYear = new Date().getFullYear();
  const century = Math.floor(thisYear / 100) * 100;
  return century + year <= thisYear ? century + year : century - 100 + year;
}

/** The latest year of two digits that is not after the day of measuring: the one that gives the youngest child. */
function yearOfBirth(year: number, month: number, day: number, measured: string | null): number {
  if (measured === null) return latestYear(year);
  const century = Math.floor(Number(measured.slice(0, 4)) / 100) * 100;
  const date = `${century + year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return date <= measured ? century + year : century - 100 + year;
}
