import { ageInDays, daysPerMonth, type GrowthInput, type GrowthSex } from '../../growth/index.ts';
import type { DesignPlace } from '../prevalence/Tally.ts';
import { present, readDate, readNumber, readOedema, readPosition, readSex, shown, UnreadableCell } from './cells.ts';
import { type Columns, hasDates, monthsBelow } from './columns.ts';
import type { Field } from './fields.ts';
import { isMissing } from './missingCodes.ts';

/** What a row says of a child. */
export interface Measurement extends Omit<GrowthInput, 'sex'> {
  /** Null where it is missing: no standard scores such a child. */
  sex: GrowthSex | null;
  place: DesignPlace;
}

/**
 * The measuring that a row holds.
 * @param header names of the columns, for messages.
 * @throws UnreadableCell for a value that is there but cannot be understood.
 */
export function readMeasurement(cells: readonly string[], header: readonly string[], columns: Columns): Measurement {
  const row: Row = { cells, header, columns };
  const muac = readSize(row, 'muac');
  return {
    sex: read(row, 'sex', readSex),
    ageInDays: readAge(row),
    weightKg: readSize(row, 'weight'),
    heightCm: readSize(row, 'height'),
    position: read(row, 'position', readPosition),
    headCircumferenceCm: readSize(row, 'head'),
    upperArmCircumferenceCm: muac === null ? null : muac / columns.muacPerCm,
    oedema: read(row, 'oedema', readOedema) ?? false,
    place: { cluster: read(row, 'cluster', present), stratum: read(row, 'strata', present), weight: read(row, 'samplingWeight', readNumber) },
  };
}

interface Row {
  cells: readonly string[];
  header: readonly string[];
  columns: Columns;
}

/** What a reader makes of the cell of a field, null where the file has no column for it or the cell a code for missing. */
function read<T>({ cells, header, columns }: Row, field: Field, reader: (cell: string, columns: Columns) => T): T | null {
  const index = columns.at[field];
  if (index === undefined) return null;
  const cell = cells[index] ?? '';
  if (isMissing(columns.missing, field, cell)) return null;
  try {
    return reader(cell, columns);
  } catch (error) {
    if (error instanceof UnreadableCell) error.column = header[index] ?? null;
    throw error;
  }
}

/** A measurement or an age as a number; those that look like codes are noted. */
function readSize(row: Row, field: Field, reader = readNumber): number | null {
  return read(row, field, (cell, { muacPerCm, suspected }) => {
    const value = reader(cell);
    if (value !== null) suspected.watch(field, value, cell, field === 'muac' ? muacPerCm : 1);
    return value;
  });
}

/** Age in days: from the column in days, else from the two dates, else from the months; null where none is known. */
function readAge(row: Row): number | null {
  const days = readSize(row, 'ageDays', notNegative);
  if (days !== null) return days;
  if (hasDates(row.columns.at)) {
    const born = read(row, 'born', dateOf);
    const measured = read(row, 'measured', dateOf);
    if (born !== null && measured !== null) {
      if (measured < born) throw new UnreadableCell('measured before the date of birth');
      return ageInDays(born, measured);
    }
  }
  const months = readSize(row, 'ageMonths', row.columns.monthsAssumed ? assumedMonths : notNegative);
  // Rounded half up to days by the assessment, after it has applied the limits of 9 and 60 months.
  return months === null ? null : months * daysPerMonth;
}

function dateOf(cell: string, { dateOrder }: Columns): string | null {
  return readDate(cell, dateOrder);
}

function notNegative(cell: string): number | null {
  const value = readNumber(cell);
  if (value !== null && value < 0) throw new UnreadableCell(`${shown(cell.trim())} is below 0`);
  return value;
}

function assumedMonths(cell: string): number | null {
  const months = notNegative(cell);
  if (months !== null && months >= monthsBelow) throw new UnreadableCell(`${shown(cell.trim())} is ${monthsBelow} or more, but the column was read as months`);
  return months;
}
