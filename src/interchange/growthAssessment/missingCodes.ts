import { TableError } from '../TableError.ts';
import type { Field } from './fields.ts';

/** The values that stand for "not measured" in a survey, by field, each as `codeOf` writes it. */
export type MissingCodes = ReadonlyMap<Field, ReadonlySet<string>>;

/** What a code may be limited to, in the words of the command line. */
const limitedTo: Record<string, readonly Field[]> = {
  sex: ['sex'],
  age: ['ageDays', 'ageMonths'],
  date: ['born', 'measured'],
  weight: ['weight'],
  height: ['height'],
  position: ['position'],
  oedema: ['oedema'],
  muac: ['muac'],
  head: ['head'],
};

/** A code that names no field is one of the ages and measurements. */
const measured: readonly Field[] = ['ageDays', 'ageMonths', 'weight', 'height', 'muac', 'head'];

/**
 * Reads codes such as `99.9`, or limited to a field `oedema=9`.
 * @throws TableError for a field that there is not.
 */
export function missingCodes(codes: readonly string[]): MissingCodes {
  const byField = new Map<Field, Set<string>>();
  for (const code of codes) {
    const [value = '', name] = code.split('=').reverse();
    const fields = name === undefined ? measured : limitedTo[name.trim().toLowerCase()];
    if (fields === undefined) throw new TableError(`--missing ${code}: there is no ${JSON.stringify(name)}; it may be ${Object.keys(limitedTo).join(', ')}`);
    for (const field of fields) byField.set(field, (byField.get(field) ?? new Set()).add(codeOf(value)));
  }
  return byField;
}

export function isMissing(codes: MissingCodes, field: Field, cell: string): boolean {
  const known = codes.get(field);
  return known?.has(codeOf(cell)) ?? false;
}

/** A cell in the form in which codes are compared: 99.90, 99,9 and 99.9 are the same. */
export function codeOf(cell: string): string {
  const text = cell.trim().toLowerCase();
  return /^[+-]?\d+([.,]\d*)?$/.test(text) ? String(Number(text.replace(',', '.'))) : text;
}
