import { tableError } from '../TableError.ts';
import { cleaned, printable } from '../values/text.ts';
import type { Field } from './fields.ts';

/** The values that stand for "not measured" in a survey, by field, each as `codeOf` writes it. */
export type MissingCodes = ReadonlyMap<Field, ReadonlySet<string>>;

/** What a code may be limited to, in the words of the command line. */
const limitedTo: Record<string, readonly Field[]> = {
  sex: ['sex'],
  age: ['ageDays', 'ageMonths', 'plainAge'],
  date: ['born', 'measured'],
  weight: ['weight'],
  height: ['height'],
  position: ['position'],
  oedema: ['oedema'],
  muac: ['muac'],
  head: ['head'],
};

/** A code that names no field is one of the ages and measurements. */
const measured: readonly Field[] = ['ageDays', 'ageMonths', 'plainAge', 'weight', 'height', 'muac', 'head'];

/**
 * Reads codes such as `99.9`, or limited to a field `oedema=9`.
 * @throws TableError for a field that there is not.
 */
export function missingCodes(codes: readonly string[]): MissingCodes {
  const byField = new Map<Field, Set<string>>();
  for (const code of codes) {
    const [value = '', name] = code.split('=').reverse();
    const fields = name === undefined ? measured : limitedTo[name.trim().toLowerCase()];
    if (fields === undefined)
      throw tableError('interchange.noSuchField', {
        code: printable(code),
        field: JSON.stringify(printable(name ?? '')),
        fields: Object.keys(limitedTo).join(', '),
      });
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
  const text = cleaned(cell).toLowerCase();
  return /^[+-]?\d+([.,]\d*)?$/.test(text) ? String(Number(text.replace(',', '.'))) : text;
}
