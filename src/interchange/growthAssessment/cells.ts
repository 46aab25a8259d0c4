import type { GrowthSex, MeasuringPosition } from '../../growth/index.ts';

/** Why a cell cannot be read; the message completes "row 3, column weight: ...". */
export class UnreadableCell extends Error {
  /** Name of the column, as in the header. */
  column: string | null = null;
}

export type DateOrder = 'dmy' | 'mdy';

/** What files write for "not measured" or "not known". */
const missing = new Set(['', '-', '--', '.', 'na', 'n/a', '#n/a', 'nan', 'null']);

/** The text of a cell, null where it says that there is no value. */
export function present(cell: string): string | null {
  const text = cell.trim();
  return missing.has(text.toLowerCase()) ? null : text;
}

/** A number with a decimal point or a decimal comma. */
export function readNumber(cell: string): number | null {
  const text = present(cell);
  if (text === null) return null;
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text)) throw new UnreadableCell(`${shown(text)} is not a number`);
  return Number(text.replace(',', '.'));
}

/** 1/2, m/f, male/female, boy/girl, L/P, laki-laki/perempuan. */
export function readSex(cell: string): GrowthSex | null {
  return readWord(cell, sexes, 'a sex (1/2, m/f, L/P, male/female)');
}

/** y/n, yes/no, 1/2 (as SMART writes it), 1/0, true/false, Y/T (ya/tidak); nothing counts as no, as WHO does. */
export function readOedema(cell: string): boolean {
  return readWord(cell, oedemas, 'an answer on oedema (y/n, 1/2, Y/T)') ?? false;
}

/** l/h, lying/standing, length/height, Terlentang/Berdiri, 1/2. */
export function readPosition(cell: string): MeasuringPosition | null {
  return readWord(cell, positions, 'a position (l/h, lying/standing, Terlentang/Berdiri)');
}

/** A calendar date as ISO 8601: year first, day or month first by `order`, or an Excel serial; a time of day is dropped. */
export function readDate(cell: string, order: DateOrder): string | null {
  const text = present(cell);
  if (text === null) return null;
  const serial = /^(\d{5})([.,]\d+)?$/.exec(text);
  if (serial) return new Date(excelDayZero + Number(serial[1]) * millisecondsPerDay).toISOString().slice(0, 10);
  const parts = dateParts(text);
  if (!parts) throw new UnreadableCell(`${shown(text)} is not a date`);
  const [year, month, day] = parts.yearFirst ? parts.numbers : order === 'dmy' ? swapped(parts.numbers) : rotated(parts.numbers);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw new UnreadableCell(`${shown(text)} is not a date${parts.yearFirst ? '' : ` (read as ${order === 'dmy' ? 'day-month-year' : 'month-day-year'})`}`);
  }
  return date.toISOString().slice(0, 10);
}

/** Whether a date only exists as month-day-year. */
export function isMonthFirst(cell: string): boolean {
  const parts = dateParts(cell.trim());
  return parts !== null && !parts.yearFirst && parts.numbers[0] <= 12 && parts.numbers[1] > 12;
}

const millisecondsPerDay = 86_400_000;
/** Excel counts days from here (its day 60, 29 February 1900, never was; all later days agree). */
const excelDayZero = Date.UTC(1899, 11, 30);

type Numbers = [number, number, number];

function dateParts(text: string): { numbers: Numbers; yearFirst: boolean } | null {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  const yearLast = yearFirst ? null : /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?$/.exec(text);
  const match = yearFirst ?? yearLast;
  return match && { numbers: [Number(match[1]), Number(match[2]), Number(match[3])], yearFirst: yearFirst !== null };
}

/** day, month, year to year, month, day. */
function swapped([day, month, year]: Numbers): Numbers {
  return [year, month, day];
}

/** month, day, year to year, month, day. */
function rotated([month, day, year]: Numbers): Numbers {
  return [year, month, day];
}

const sexes = words<GrowthSex>({
  MALE: ['1', 'm', 'male', 'boy', 'l', 'lk', 'laki', 'lakilaki', 'pria'],
  FEMALE: ['2', 'f', 'female', 'girl', 'p', 'pr', 'perempuan', 'wanita'],
});

const positions = words<MeasuringPosition>({
  LYING: ['1', 'l', 'lying', 'length', 'recumbent', 'recumbentlength', 'terlentang', 'telentang', 'pb'],
  STANDING: ['2', 'h', 's', 'standing', 'height', 'standingheight', 'berdiri', 'tb'],
});

const oedemas = new Map<string, boolean>([
  ...['1', 'y', 'yes', 'ya', 'true', 'ada'].map((word) => [word, true] as const),
  ...['2', '0', 'n', 'no', 't', 'tidak', 'tdk', 'false', 'tidakada'].map((word) => [word, false] as const),
]);

function words<T extends string>(lists: Record<T, string[]>): Map<string, T> {
  return new Map((Object.entries(lists) as [T, string[]][]).flatMap(([value, list]) => list.map((word) => [word, value] as const)));
}

function readWord<T>(cell: string, known: Map<string, T>, expected: string): T | null {
  const text = present(cell);
  if (text === null) return null;
  // A number that went through a statistics program may have become 1.0.
  const value = known.get(text.toLowerCase().replace(/\.0$/, '').replace(/[^a-z0-9]/g, ''));
  if (value === undefined) throw new UnreadableCell(`${shown(text)} is not ${expected}`);
  return value;
}

/** A value as a warning may show it: a short one as it is, a longer one, which may be a name or a number of identity, not. */
export function shown(text: string): string {
  return text.length <= 12 ? JSON.stringify(text) : `a text of ${text.length} characters`;
}
