import { message } from '../../base/messages/index.ts';
import { ageInDays, daysPerMonth, type GrowthInput, type GrowthSex } from '../../growth/index.ts';
import type { DesignPlace } from '../prevalence/Tally.ts';
import { numberText } from '../values/numbers.ts';
import { detached, present, shown, UnreadableCell } from '../values/text.ts';
import { inOwnUnit } from '../values/numbers.ts';
import { type Dimension, type UnitName, units } from '../values/units.ts';
import { readOedema, readPosition, readSex } from '../values/words.ts';
import { hasDates } from './candidates.ts';
import type { Columns } from './columns.ts';
import type { Field } from './fields.ts';
import { isMissing } from './missingCodes.ts';
import { readAgeInWords, readDates, readNumber } from './readCells.ts';
import { monthsBelow } from './settleOthers.ts';

/** What a row says of a child. */
export interface Measurement extends Omit<GrowthInput, 'sex'> {
  /** Null where it is missing: no standard scores such a child. */
  sex: GrowthSex | null;
  place: DesignPlace;
  /** The group of the quality report. */
  group: string | null;
}

/** A row to be read. */
export interface RowToRead {
  cells: readonly string[];
  line: number;
  /** Names of the columns, for messages. */
  header: readonly string[];
  columns: Columns;
  text: (cell: string) => string;
}

/**
 * The measuring that a row holds.
 * @throws UnreadableCell for a value that is there but cannot be understood.
 */
export function readMeasurement(row: RowToRead): Measurement {
  return {
    sex: read(row, 'sex', (cell) => readSex(cell, row.columns.sexCodes)),
    ageInDays: readAge(row),
    weightKg: readSize(row, 'weight', 'mass'),
    heightCm: readSize(row, 'height', 'length'),
    position: read(row, 'position', readPosition),
    headCircumferenceCm: readSize(row, 'head', 'length'),
    upperArmCircumferenceCm: readSize(row, 'muac', 'length'),
    oedema: read(row, 'oedema', readOedema) ?? false,
    place: { cluster: readName(row, 'cluster'), stratum: readName(row, 'strata'), weight: readPlain(row, 'samplingWeight') },
    group: readName(row, 'by'),
  };
}

/** What a reader makes of the cell of a field, null where the file has no column for it or the cell a code for missing. */
function read<T>({ cells, header, columns, text }: RowToRead, field: Field, reader: (cell: string) => T): T | null {
  const index = columns.at[field];
  if (index === undefined) return null;
  const cell = text(cells[index] ?? '');
  if (isMissing(columns.missing, field, cell)) return null;
  try {
    return reader(cell);
  } catch (error) {
    if (error instanceof UnreadableCell) error.column = header[index] ?? null;
    throw error;
  }
}

function readName(row: RowToRead, field: Field): string | null {
  return read(row, field, (cell) => {
    const name = present(cell);
    return name === null ? null : detached(name);
  });
}

function readPlain(row: RowToRead, field: Field): number | null {
  const reading = row.columns.numbers[field];
  return reading === undefined ? null : read(row, field, (cell) => readNumber(cell, null, reading)?.value ?? null);
}

/** A measurement in the unit of the standards, kg or cm; suspicious ones are noted. */
function readSize(row: RowToRead, field: Field, dimension: Dimension): number | null {
  const reading = row.columns.numbers[field];
  if (reading === undefined) return null;
  return read(row, field, (cell) => {
    const number = readNumber(cell, dimension, reading);
    if (number === null) return null;
    if (number.unit === null) watch(row, field, number.value, cell, reading.unit);
    const unit = number.unit ?? reading.unit;
    return unit === null ? number.value : inOwnUnit(number.value, unit);
  });
}

function watch({ columns, line }: RowToRead, field: Field, value: number, cell: string, unit: UnitName | null): void {
  const own = unit === null || units[unit].size === 1;
  if (own || field === 'muac') columns.suspected.watch(field, value, cell, line, unit === 'mm');
}

/**
 * Age in days: from the column in days, else from the two dates, else from the months, else from a column that is named only
 * "age"; row by row. Null where none is known.
 */
function readAge(row: RowToRead): number | null {
  const { at } = row.columns;
  const days = readAgeFrom(row, 'ageDays', 'days');
  if (days !== null) return days;
  if (hasDates(at)) {
    const { born, measured } = readBothDates(row);
    if (born !== null && measured !== null) {
      if (measured < born) throw new UnreadableCell(message('interchange.measuredBeforeBirth'));
      return ageInDays(born, measured);
    }
  }
  const months = readAgeFrom(row, 'ageMonths', 'months');
  if (months !== null) return months;
  return row.columns.plainAge === null ? null : readAgeFrom(row, 'plainAge', row.columns.plainAge);
}

function readBothDates(row: RowToRead): { born: string | null; measured: string | null } {
  const { cells, columns, text, header } = row;
  const cellOf = (field: 'born' | 'measured'): string => {
    const cell = text(cells[columns.at[field] ?? -1] ?? '');
    return isMissing(columns.missing, field, cell) ? '' : cell;
  };
  const [born, measured] = [cellOf('born'), cellOf('measured')];
  try {
    return readDates(born, measured, columns.dates);
  } catch (error) {
    if (error instanceof UnreadableCell)
      error.column = header[columns.at[isReadable(measured, columns) ? 'born' : 'measured'] ?? -1] ?? null;
    throw error;
  }
}

function isReadable(measured: string, { dates }: Columns): boolean {
  try {
    readDates('', measured, dates);
    return true;
  } catch {
    return false;
  }
}

/** An age in days from a column whose plain numbers are days or months. */
function readAgeFrom(row: RowToRead, field: 'ageDays' | 'ageMonths' | 'plainAge', plain: 'days' | 'months'): number | null {
  const reading = row.columns.numbers[field];
  if (reading === undefined) return null;
  return read(row, field, (cell) => {
    const inWords = readAgeInWords(cell);
    // An age in words counts whole days; a number of months is rounded by the assessment, after it has applied its limits.
    if (inWords !== null && numberText(present(cell) ?? '', 'age') === null) return inWords;
    const number = readNumber(cell, 'age', reading);
    if (number === null) return null;
    if (number.value < 0) throw new UnreadableCell(message('interchange.belowZero', { value: shown(cell.trim()) }));
    if (field === 'plainAge' && plain === 'months' && number.unit === null && number.value >= monthsBelow)
      throw new UnreadableCell(message('interchange.notInMonths', { value: shown(cell.trim()), below: monthsBelow }));
    if (number.unit === null) row.columns.suspected.watch(field, number.value, cell, row.line, false);
    return number.unit !== null ? number.value * units[number.unit].size : plain === 'days' ? number.value : number.value * daysPerMonth;
  });
}
