const day = 86_400_000;
const firstDay = Date.parse('1990-01-01');

interface Sizes {
  weightKg: number | null;
  heightCm: number | null;
}

/**
 * Which rows of a file have a measurement of which child and day: two numbers for each, so that a file of a million rows stays small in
 * memory.
 */
export class MeasuredInFile {
  readonly #children = new Map<string, number>();
  readonly #rows = new Map<number, number>();

  /**
   * Another line that has a measurement of this child and day already, and whether its values are the same; null for none. The line itself
   * may have been planned before, in a transaction that was tried again.
   */
  find(childId: string, measuredOn: string, values: Sizes, line: number): { line: number; isSame: boolean } | null {
    const child = this.#children.get(childId);
    const found = child === undefined ? undefined : this.#rows.get(keyOf(child, measuredOn));
    if (found === undefined || Math.floor(found / valuesSize) === line) return null;
    return { line: Math.floor(found / valuesSize), isSame: found % valuesSize === packed(values) };
  }

  /** Whether another line has a measurement of this child and day. */
  has(childId: string, measuredOn: string, line: number): boolean {
    return this.find(childId, measuredOn, { weightKg: null, heightCm: null }, line) !== null;
  }

  add(childId: string, measuredOn: string, values: Sizes, line: number): void {
    const child = this.#children.get(childId) ?? this.#children.size;
    this.#children.set(childId, child);
    this.#rows.set(keyOf(child, measuredOn), line * valuesSize + packed(values));
  }
}

const daysSize = 2 ** 14;
const heightSize = 2 ** 15;
const valuesSize = 2 ** 31;

/** Weight in grams and height in tenths of a millimetre, rounded: both within the limits of entry. */
function packed({ weightKg, heightCm }: Sizes): number {
  return Math.round((weightKg ?? 0) * 1000) * heightSize + Math.round((heightCm ?? 0) * 100);
}

function keyOf(child: number, measuredOn: string): number {
  return child * daysSize + Math.round((Date.parse(measuredOn) - firstDay) / day);
}
