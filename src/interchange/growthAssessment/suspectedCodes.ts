import { codeOf } from './missingCodes.ts';
import type { Field } from './fields.ts';

/** From here on a value that begins with 9 is more likely a code than a measurement, in the unit of the column. */
const codesFrom: Partial<Record<Field, number>> = { ageDays: 9990, ageMonths: 90, weight: 90, height: 900, muac: 90, head: 90 };
/** An arm circumference in mm. */
const muacInMmFrom = 900;
/** A longer text is no code, and may be a number of identity, which is not to be shown. */
const longestCode = 7;
/** No more different codes than this are kept for a column. */
const codesKept = 5;

/**
 * Watches for values like 99.9 or 9999, which surveys write for "not measured". They are scored as they stand, as
 * WHO's package does, and mostly flagged implausible; but the user should know.
 */
export class SuspectedCodes {
  readonly #found = new Map<Field, { values: number; codes: Set<string> }>();

  watch(field: Field, value: number, cell: string, unitsPerCm: number): void {
    const from = field === 'muac' && unitsPerCm === 10 ? muacInMmFrom : codesFrom[field];
    if (from === undefined || value < from || !cell.trimStart().startsWith('9') || cell.trim().length > longestCode) return;
    const found = this.#found.get(field) ?? { values: 0, codes: new Set() };
    found.values++;
    if (found.codes.size < codesKept) found.codes.add(codeOf(cell));
    this.#found.set(field, found);
  }

  /** @param nameOf name of the column of a field. */
  notes(nameOf: (field: Field) => string): string[] {
    return [...this.#found].map(([field, { values, codes }]) => {
      const list = [...codes];
      return `column "${nameOf(field)}" has ${values} value${values === 1 ? '' : 's'} that look${values === 1 ? 's' : ''} like a code for "not measured" (${list.join(', ')}), taken as ${values === 1 ? 'it stands' : 'they stand'}; to leave ${values === 1 ? 'it' : 'them'} out: --missing ${list.join(',')}`;
    });
  }
}
