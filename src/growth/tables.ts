import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GrowthSex } from './types.ts';

/**
 * An LMS table of the WHO Child Growth Standards in one flat array, looked up by position: L (Box-Cox
 * power), M (median) and S (coefficient of variation) for each sex and each step of the key (day of age, or
 * millimetre of length or height).
 */
export interface LmsTable {
  readonly values: Float64Array;
  /** First and last key. */
  readonly first: number;
  readonly last: number;
}

export interface GrowthTables {
  heightForAge: LmsTable;
  weightForAge: LmsTable;
  bmiForAge: LmsTable;
  headCircumferenceForAge: LmsTable;
  armCircumferenceForAge: LmsTable;
  /** Below 731 days, by length in mm. */
  weightForLength: LmsTable;
  /** From 731 days, by height in mm. */
  weightForHeight: LmsTable;
}

/** The files of WHO's `anthro` package, version 1.1.0, that the hub carries (see tables/README.md). */
const carried = join(import.meta.dirname, 'tables');

/**
 * Loads WHO's tables from a folder of tab-separated files as WHO names them (lenanthro.txt ...).
 * @throws Error that names the file when one is missing, incomplete or unreadable.
 */
export function loadTables(folder: string = carried): GrowthTables {
  return {
    heightForAge: loadTable(join(folder, 'lenanthro.txt'), 'age', 1),
    weightForAge: loadTable(join(folder, 'weianthro.txt'), 'age', 1),
    bmiForAge: loadTable(join(folder, 'bmianthro.txt'), 'age', 1),
    headCircumferenceForAge: loadTable(join(folder, 'hcanthro.txt'), 'age', 1),
    armCircumferenceForAge: loadTable(join(folder, 'acanthro.txt'), 'age', 1),
    weightForLength: loadTable(join(folder, 'wflanthro.txt'), 'length', 10),
    weightForHeight: loadTable(join(folder, 'wfhanthro.txt'), 'height', 10),
  };
}

let loaded: GrowthTables | undefined;

/** The tables the hub carries, read at the first use. */
export function carriedTables(): GrowthTables {
  return (loaded ??= loadTables());
}

/** Index of the L of a sex and key in the values of the table; M and S follow it. The key must be within the table. */
export function offsetOf(table: LmsTable, sex: GrowthSex, key: number): number {
  const steps = table.last - table.first + 1;
  return ((sex === 'MALE' ? 0 : steps) + key - table.first) * 3;
}

/** @param scale factor that makes the key a whole number. */
function loadTable(file: string, keyName: string, scale: number): LmsTable {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const columns = header.split('\t');
  const [sexColumn, keyColumn, l, m, s] = ['sex', keyName, 'l', 'm', 's'].map((name) => {
    const index = columns.indexOf(name);
    if (index === -1) throw new Error(`${file} has no column ${name}`);
    return index;
  }) as [number, number, number, number, number];
  const rows = lines.map((line) => line.split('\t').map(Number));
  const keys = rows.map((row) => Math.round((row[keyColumn] ?? Number.NaN) * scale));
  const [first, last] = [Math.min(...keys), Math.max(...keys)];
  const steps = last - first + 1;
  if (!(rows.length === steps * 2)) throw new Error(`${file} is incomplete: ${rows.length} rows for ${steps} steps of two sexes`);
  const table: LmsTable = { values: new Float64Array(steps * 2 * 3).fill(Number.NaN), first, last };
  for (const [index, row] of rows.entries()) {
    table.values.set(
      [row[l] ?? Number.NaN, row[m] ?? Number.NaN, row[s] ?? Number.NaN],
      offsetOf(table, row[sexColumn] === 1 ? 'MALE' : 'FEMALE', keys[index] ?? Number.NaN),
    );
  }
  if (table.values.some(Number.isNaN)) throw new Error(`${file} has a gap or a value that is no number`);
  return table;
}
