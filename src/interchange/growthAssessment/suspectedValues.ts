import { shown } from '../values/text.ts';
import { type Example, listed } from './evidence.ts';
import { codeOf } from './missingCodes.ts';
import type { Field } from './fields.ts';

/** From here on a value of nines is more likely a code than a measurement, in the unit of the column. */
const codesFrom: Partial<Record<Field, number>> = { ageDays: 9990, ageMonths: 90, weight: 90, height: 900, muac: 90, head: 90 };
/** An arm circumference in mm. */
const muacInMmFrom = 900;
/** 9, 99.9, 9999, and what surveys write beside these for "refused" and "absent": 99.4 to 99.9, 9994 to 9999. */
const ofNines = /^9+([.,]9+)?$|^9*[.,]?9*[4-9]([.,]0+)?$/;
/** No more different codes than this are kept for a column. */
const codesKept = 5;

/** What no child has in the unit of the column, but could have in another: grams, millimetres, metres. */
const otherUnits: readonly { field: Field; above: number; below: number; words: string }[] = [
  { field: 'weight', above: 400, below: 60_000, words: 'like grams' },
  { field: 'height', above: 250, below: 1500, words: 'ten times too large, or in mm' },
  { field: 'height', above: 0.3, below: 1.5, words: 'like metres' },
];

interface Found {
  values: number;
  examples: Example[];
}

/**
 * Watches for values that are taken as they stand, as WHO's package does, and mostly flagged implausible, but which the
 * user should know of: codes like 99.9 or 9999 for "not measured", and single values in another unit.
 */
export class SuspectedValues {
  readonly #codes = new Map<Field, { values: number; codes: Set<string> }>();
  readonly #units = new Map<(typeof otherUnits)[number], Found>();

  /** @param value in the unit of the column, which `isMm` says of the arm. */
  watch(field: Field, value: number, cell: string, line: number, isMm: boolean): void {
    const from = field === 'muac' && isMm ? muacInMmFrom : codesFrom[field];
    if (from !== undefined && value >= from && ofNines.test(cell.trim())) {
      const found = this.#codes.get(field) ?? { values: 0, codes: new Set() };
      found.values++;
      if (found.codes.size < codesKept) found.codes.add(codeOf(cell));
      this.#codes.set(field, found);
      return;
    }
    for (const unit of otherUnits) {
      if (unit.field !== field || value < unit.above || value > unit.below) continue;
      const found = this.#units.get(unit) ?? { values: 0, examples: [] };
      found.values++;
      if (found.examples.length < codesKept) found.examples.push({ line, text: shown(cell.trim()) });
      this.#units.set(unit, found);
    }
  }

  /** @param nameOf name of the column of a field. */
  notes(nameOf: (field: Field) => string): string[] {
    const codes = [...this.#codes].map(([field, { values, codes: found }]) => {
      const list = [...found];
      return `column "${nameOf(field)}" has ${values} value${values === 1 ? '' : 's'} that look${values === 1 ? 's' : ''} like a code for "not measured" (${list.join(', ')}), taken as ${values === 1 ? 'it stands' : 'they stand'}; to leave ${values === 1 ? 'it' : 'them'} out: --missing ${list.join(',')}`;
    });
    const units = [...this.#units].map(([{ field, words }, { values, examples }]) => {
      return `column "${nameOf(field)}" has ${values} value${values === 1 ? '' : 's'} ${words} (${listed(examples)}${values > examples.length ? ', ...' : ''}), taken as ${values === 1 ? 'it stands' : 'they stand'}`;
    });
    return [...codes, ...units];
  }
}
