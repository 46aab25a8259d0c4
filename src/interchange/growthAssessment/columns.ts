import { TableError } from '../TableError.ts';
import { type DateOrder, isMonthFirst, present, readNumber } from './cells.ts';
import { described, type Field, names, plainAge } from './fields.ts';
import { isMissing, type MissingCodes } from './missingCodes.ts';
import { SuspectedCodes } from './suspectedCodes.ts';

/** Which column a field is read from, by its name in the header; `false`: the file has none. */
export type ColumnChoice = Partial<Record<Field, string | false>>;

export interface ColumnOptions {
  columns?: ColumnChoice;
  /** Unit of the arm circumference; found out from the header or the values when absent. */
  muacUnit?: 'cm' | 'mm';
  /** How dates with the year last are written: day first by default. */
  dateOrder?: DateOrder;
  /** Values that stand for "not measured". */
  missing?: MissingCodes;
  /** Also BMI, head and arm circumference for age. */
  allIndicators?: boolean;
}

/** Where each field stands in a record (position from 0), and how it is to be read. */
export interface Columns {
  at: Partial<Record<Field, number>>;
  dateOrder: DateOrder;
  /** How many units of the arm circumference make a centimetre: 10 where it is in mm. */
  muacPerCm: number;
  /** The age in months comes from a column named only "age": a value of 61 or more then speaks against months. */
  monthsAssumed: boolean;
  missing: MissingCodes;
  suspected: SuspectedCodes;
  /** What was decided from the values, to be told to the user. */
  notes: string[];
}

/** A column named only "age" is in months as long as its values are below this. */
export const monthsBelow = 61;

/** A median arm circumference above this is in mm: no child's arm has 40 cm, nor 40 mm. */
const armInMmAbove = 40;

/**
 * Finds the column of each field from the header and, where the header leaves it open, from a sample of the
 * first rows. Age is taken from a column in days, else from two dates, else from a column in months, row by row. A
 * column named only "age" is used when there is none of these, and taken as months if every value of the sample
 * is below 61; otherwise it must be said.
 *
 * @throws TableError that names the header found and the options to give, when a column that is needed is
 *   missing or ambiguous.
 */
export function findColumns(header: readonly string[], sample: readonly (readonly string[])[], options: ColumnOptions): Columns {
  const choice = options.columns ?? {};
  const problems: string[] = [];
  const at: Partial<Record<Field, number>> = {};
  const columns: Columns = { at, dateOrder: options.dateOrder ?? 'dmy', muacPerCm: 1, monthsAssumed: false, missing: options.missing ?? new Map(), suspected: new SuspectedCodes(), notes: [] };

  const find = (field: Field, isNeeded = false): void => {
    const chosen = choice[field];
    if (chosen === false) return;
    const { words, option } = described[field];
    const matches = chosen === undefined ? matching(header, names[field]) : named(header, chosen);
    if (matches.length === 1) at[field] = matches[0];
    else if (matches.length > 1) problems.push(`several columns for the ${words}: ${list(header, matches)}; choose one with ${option} COLUMN`);
    else if (chosen !== undefined) problems.push(`no column is named "${chosen}" (${option})`);
    else if (isNeeded) problems.push(`no column for the ${words}; name it with ${option} COLUMN${field === 'weight' || field === 'height' ? ` or say ${option.replace('--', '--no-')}` : ''}`);
  };

  find('sex', true);
  find('weight', true);
  find('height', true);
  for (const field of ageFields(choice)) find(field);
  find('position');
  find('oedema');
  find('cluster');
  find('strata');
  find('samplingWeight');
  if (options.allIndicators === true) {
    find('muac');
    find('head');
  }
  if (!hasAge(at)) findPlainAge();
  problems.push(...usedTwice(header, at));
  if (problems.length > 0 && Object.keys(at).length === 0 && header.some(isValue)) throw new TableError('the first line must be a header, but it has values instead of names');
  if (problems.length > 0) throw new TableError(`${problems.join('\n')}\nThe header has: ${list(header, [...header.keys()])}`);
  if (at.muac !== undefined) columns.muacPerCm = muacPerCm(header[at.muac] ?? '', valuesOf(sample, at.muac, 'muac', columns.missing), options.muacUnit);
  checkDateOrder();
  return columns;

  function findPlainAge(): void {
    const ages = ageFields(choice).length === allAgeFields.length ? matching(header, plainAge) : [];
    const [age] = ages;
    if (age === undefined) {
      // A chosen column that does not exist, or one of several, has been reported already.
      if (!problems.some((problem) => /--(age|born|measured)/.test(problem))) {
        problems.push('no column for the age; name it with --age-days COLUMN, --age-months COLUMN, or --born COLUMN and --measured COLUMN');
      }
      return;
    }
    const name = header[age] ?? '';
    if (ages.length > 1) problems.push(`several columns for the age: ${list(header, ages)}; choose one with --age-days COLUMN or --age-months COLUMN`);
    else if (valuesOf(sample, age, 'ageMonths', columns.missing).some((value) => value >= monthsBelow)) {
      problems.push(`the column "${name}" may hold days or months: it has values of ${monthsBelow} or more; say --age-days ${quoted(name)} or --age-months ${quoted(name)}`);
    } else {
      at.ageMonths = age;
      columns.monthsAssumed = true;
      columns.notes.push(`column "${name}" read as months, because its values are below ${monthsBelow}; if they are days, say --age-days ${quoted(name)}`);
    }
  }

  function checkDateOrder(): void {
    if (options.dateOrder !== undefined || !hasDates(at)) return;
    for (const field of ['born', 'measured'] as const) {
      const index = at[field] ?? -1;
      if (sample.some((record) => isMonthFirst(record[index] ?? ''))) {
        throw new TableError(`the column "${header[index] ?? ''}" has dates that exist only as month-day-year; say --date-order mdy, or --date-order dmy if they are mistakes`);
      }
    }
  }
}

const allAgeFields = ['ageDays', 'born', 'measured', 'ageMonths'] as const;

/** The ways to an age that come into question: those that were chosen, else all. */
function ageFields(choice: ColumnChoice): readonly Field[] {
  const chosen = allAgeFields.filter((field) => choice[field] !== undefined);
  if (chosen.length === 0) return allAgeFields;
  // One of the two dates was named: the other may still be recognised.
  return chosen.includes('born') || chosen.includes('measured') ? [...new Set([...chosen, 'born', 'measured'] as const)] : chosen;
}

function hasAge(at: Columns['at']): boolean {
  return at.ageDays !== undefined || at.ageMonths !== undefined || hasDates(at);
}

export function hasDates(at: Columns['at']): boolean {
  return at.born !== undefined && at.measured !== undefined;
}

function muacPerCm(name: string, values: number[], unit: ColumnOptions['muacUnit']): number {
  const said = unit ?? /(mm|cm)$/.exec(normalised(name))?.[1];
  const median = values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return said === 'mm' || (said === undefined && median > armInMmAbove) ? 10 : 1;
}

/** Columns that two fields would be read from. */
function usedTwice(header: readonly string[], at: Columns['at']): string[] {
  const fields = Object.entries(at) as [Field, number][];
  return fields.flatMap(([field, index], position) =>
    fields.slice(0, position).filter(([, other]) => other === index).map(([other]) => `the column "${header[index] ?? ''}" cannot be both the ${described[other].words} and the ${described[field].words}`),
  );
}

/** The readable numbers of a column. */
function valuesOf(sample: readonly (readonly string[])[], index: number, field: Field, missing: MissingCodes): number[] {
  return sample.flatMap((record) => {
    const text = record[index] ?? '';
    const cell = isMissing(missing, field, text) ? null : present(text);
    try {
      const value = cell === null ? null : readNumber(cell);
      return value === null ? [] : [value];
    } catch {
      return [];
    }
  });
}

/** A number or a date, which no column is named: such a line is not to be shown, for it may hold names of people. */
function isValue(name: string): boolean {
  return /^[\d.,/: -]*\d[\d.,/: -]*$/.test(name);
}

function normalised(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function matching(header: readonly string[], known: readonly string[]): number[] {
  return [...header.keys()].filter((index) => known.includes(normalised(header[index] ?? '')));
}

/** The columns of a name that the user gave: exactly so, else without regard to case and outer spaces. */
function named(header: readonly string[], name: string): number[] {
  const exact = [...header.keys()].filter((index) => header[index] === name);
  if (exact.length > 0) return exact;
  const folded = name.trim().toLowerCase();
  return [...header.keys()].filter((index) => header[index]?.trim().toLowerCase() === folded);
}

function list(header: readonly string[], indexes: readonly number[]): string {
  return indexes.map((index) => `"${header[index] ?? ''}"`).join(', ');
}

/** A column name as it can be given on a command line. */
function quoted(name: string): string {
  return /^[\w-]+$/.test(name) ? name : `"${name}"`;
}
