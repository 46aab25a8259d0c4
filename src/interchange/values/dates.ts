import { message } from '../../base/messages/index.ts';
import { dateFormat } from '../../base/localeFormats.ts';
import { monthNumbers } from './months.ts';
import { shown, UnreadableCell } from './text.ts';

/** Which of the numbers of a date comes first, where its year does not have four digits or stands last. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A date as it is written. */
export type DateText =
  /** Nothing is open: the year has four digits, and the month is named or stands in the middle of year-month-day. */
  | { form: 'date'; year: number; month: number; day: number }
  /** Three numbers whose order is open. `twoDigits`: so is the century, if the last (or first) of them is the year. */
  | { form: 'numbers'; numbers: [number, number, number]; twoDigits: boolean }
  /** A named month and a year of two digits. */
  | { form: 'shortYear'; year: number; month: number; day: number }
  /** A moment, ms since 1970, that is another day in another time zone. */
  | { form: 'moment'; at: number }
  /** Days since 1900 or 1904, as spreadsheets count them. */
  | { form: 'serial'; days: number };

export interface DateRules {
  order: DateOrder;
  /** The calendar day of a moment, ISO 8601. */
  dayOf: (moment: number) => string;
  /** Serial numbers count from 1904. */
  countsFrom1904: boolean;
}

const sign = '[-/. ]';
const time =
  '(?:[T ,]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d+)?)?(?: ?([AP]M))? ?(Z|WIB|WITA|WIT|(?:UTC|GMT)?[+-]\\d{2}:?(?:\\d{2})?|UTC|GMT)?(?: \\(.*\\))?)?';
const dayName = '(?:\\p{L}{3,9},? )?';
const patterns = {
  yearFirst: new RegExp(`^(\\d{4})${sign}(\\d{1,2})${sign}(\\d{1,2})${time}$`, 'iu'),
  compact: new RegExp(`^((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})(?:\\.\\d+)?()(Z)?)?$`, 'iu'),
  yearLast: new RegExp(`^(\\d{1,2})${sign}(\\d{1,2})${sign}(\\d{4})${time}$`, 'iu'),
  short: new RegExp(`^(\\d{1,2})${sign}(\\d{1,2})${sign}(\\d{2})${time}$`, 'iu'),
  named: new RegExp(`^${dayName}(\\d{1,2})(?:st|nd|rd|th)?[-/., ]*(\\p{L}{3,9})[-/., ]*(\\d{4}|'?\\d{2})${time}$`, 'iu'),
  monthFirst: new RegExp(`^${dayName}(\\p{L}{3,9})[-/. ]*(\\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\\d{4}|'?\\d{2})${time}$`, 'iu'),
  yearNamed: new RegExp(`^(\\d{4})[-/. ]*(\\p{L}{3,9})[-/. ]*(\\d{1,2})${time}$`, 'iu'),
  serial: /^(\d{5})(?:[.,]\d+)?$/,
};
const zones: Readonly<Record<string, string>> = { Z: '+00:00', UTC: '+00:00', GMT: '+00:00', WIB: '+07:00', WITA: '+08:00', WIT: '+09:00' };

/** What databases write for a date that is not known. */
export function isNoDate(text: string): boolean {
  return /^0{1,4}[-/.]0{1,2}[-/.]0{1,4}(?:[T ][0:]*)?$/.test(text);
}

/** Takes a date apart; null where the text is none. @param text cleaned. */
export function dateText(text: string): DateText | null {
  const serial = patterns.serial.exec(text);
  if (serial !== null) return { form: 'serial', days: Number(serial[1]) };
  const match = (pattern: RegExp): string[] | null => pattern.exec(text);
  const [yearFirst, compact] = [match(patterns.yearFirst), match(patterns.compact)];
  const known = yearFirst ?? (compact !== null && exists(Number(compact[1]), Number(compact[2]), Number(compact[3])) ? compact : null);
  if (known !== null) return dated(Number(known[1]), Number(known[2]), Number(known[3]), known.slice(4));
  const last = match(patterns.yearLast) ?? match(patterns.short);
  // A moment whose day and month are open cannot be told from its neighbours.
  if (last?.[8] !== undefined) return null;
  if (last !== null)
    return { form: 'numbers', numbers: [Number(last[1]), Number(last[2]), Number(last[3])], twoDigits: last[3]?.length === 2 };
  return (
    namedDate(match(patterns.named), 1, 2, 3) ??
    namedDate(match(patterns.monthFirst), 2, 1, 3) ??
    namedDate(match(patterns.yearNamed), 3, 2, 1)
  );
}

function namedDate(match: string[] | null, dayAt: number, monthAt: number, yearAt: number): DateText | null {
  const month = monthNumbers.get(match?.[monthAt]?.toLowerCase() ?? '');
  if (match === null || month === undefined) return null;
  const year = match[yearAt]?.replace("'", '') ?? '';
  if (year.length === 2) return { form: 'shortYear', year: Number(year), month, day: Number(match[dayAt]) };
  return dated(Number(year), month, Number(match[dayAt]), match.slice(4));
}

/** A date with the time that follows it: a moment where that says its zone. */
function dated(year: number, month: number, day: number, [hour, minute, second, half, zone]: (string | undefined)[]): DateText {
  if (hour === undefined || zone === undefined) return { form: 'date', year, month, day };
  const twelve = half === undefined ? 0 : (half.toUpperCase() === 'PM' ? 12 : 0) - (Number(hour) === 12 ? 12 : 0);
  const offset = offsetMinutes(zones[zone.toUpperCase()] ?? zone.replace(/^[a-z]+/i, ''));
  return { form: 'moment', at: Date.UTC(year, month - 1, day, Number(hour) + twelve, Number(minute) - offset, Number(second ?? 0)) };
}

function offsetMinutes(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return zone.startsWith('-') ? -minutes : minutes;
}

/** What a date of open order can only be: above 12 stands no month, above 31 no day. Null where it can be several. */
export function onlyOrder({ numbers: [first, second], twoDigits }: Extract<DateText, { form: 'numbers' }>): DateOrder | null {
  if (twoDigits && first > 31) return 'ymd';
  if (first > 12 && second <= 12) return 'dmy';
  return first <= 12 && second > 12 ? 'mdy' : null;
}

/**
 * A date as ISO 8601.
 * @param text cleaned, for the message.
 * @param century which year a year of two digits is, given month and day.
 * @throws UnreadableCell for a date that there is not.
 */
export function isoDate(
  date: DateText,
  text: string,
  { order, dayOf, countsFrom1904 }: DateRules,
  century: (year: number, month: number, day: number) => number,
): string {
  switch (date.form) {
    case 'date':
      return iso(date.year, date.month, date.day, text, null);
    case 'shortYear':
      return iso(century(date.year, date.month, date.day), date.month, date.day, text, null);
    case 'moment':
      if (Number.isNaN(date.at)) throw new UnreadableCell(message('interchange.noDate', { value: shown(text) }));
      return dayOf(date.at);
    case 'serial':
      return new Date((countsFrom1904 ? dayZero1904 : dayZero1900) + date.days * millisecondsPerDay).toISOString().slice(0, 10);
    case 'numbers': {
      const [a, b, c] = date.numbers;
      const [year, month, day] = order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : [a, b, c];
      if (order === 'ymd' && !date.twoDigits) return iso(c, b, a, text, 'dmy');
      return iso(date.twoDigits ? century(year, month, day) : year, month, day, text, order);
    }
  }
}

function iso(year: number, month: number, day: number, text: string, order: DateOrder | null): string {
  if (!exists(year, month, day))
    throw new UnreadableCell(
      order === null
        ? message('interchange.noDate', { value: shown(text) })
        : message('interchange.noDateReadAs', { value: shown(text), order }),
    );
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const millisecondsPerDay = 86_400_000;
/** Excel counts days from here (its day 60, 29 February 1900, never was; all later days agree), or from 1904. */
const dayZero1900 = Date.UTC(1899, 11, 30);
const dayZero1904 = Date.UTC(1904, 0, 1);

/** The calendar day that a moment is in a time zone. @throws RangeError for a zone that there is not. */
export function daysIn(timeZone: string): (moment: number) => string {
  const format = dateFormat(timeZone);
  return (moment) => format.format(moment);
}
