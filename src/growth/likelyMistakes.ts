/** Mistakes that are typical of a posyandu's scales, boards and registers. */
export const measuringMistakes = [
  'DECIMAL_POINT',
  'DIGITS_SWAPPED',
  'COPIED_FROM_LAST_MONTH',
  'VALUE_OF_SIBLING',
  'LYING_OR_STANDING',
] as const;
export type MeasuringMistake = (typeof measuringMistakes)[number];

type Measure = 'WEIGHT' | 'HEIGHT';

/** A measurement that is doubted, and what it can be compared with; in kg and cm, null where there is no value. */
export interface DoubtedMeasurement {
  values: Readonly<Record<Measure, number | null>>;
  /** Of the measurement before. */
  before: Readonly<Record<Measure, number | null>>;
  /** Of the other children of the family on the same day. */
  siblings: readonly Readonly<Record<Measure, number | null>>[];
  /** Whether the position cannot be. */
  positionDoubted: boolean;
}

/** How far from the value before a mistake may lead: what a child gains, or seems to lose, in a few months. Practice. */
const near: Readonly<Record<Measure, { down: number; up: number }>> = {
  WEIGHT: { down: 0.05, up: 0.2 },
  HEIGHT: { down: 0.02, up: 0.12 },
};

/**
 * Which mistakes would explain a doubted measurement: undone, its value lies near the one before. Practice: these are what supervisors of
 * posyandu find in registers. A hint for whoever measures again, never a correction.
 */
export function likelyMistakes({ values, before, siblings, positionDoubted }: DoubtedMeasurement): MeasuringMistake[] {
  const found = new Set<MeasuringMistake>();
  for (const measure of ['WEIGHT', 'HEIGHT'] as const) {
    const [value, earlier] = [values[measure], before[measure]];
    if (value === null || earlier === null) continue;
    const { down, up } = near[measure];
    const isNear = (candidate: number) => candidate >= earlier * (1 - down) && candidate <= earlier * (1 + up);
    if (isNear(value)) continue;
    if (isNear(value * 10) || isNear(value / 10)) found.add('DECIMAL_POINT');
    if (swapped(value).some(isNear)) found.add('DIGITS_SWAPPED');
  }
  if (isSame(values, before)) found.add('COPIED_FROM_LAST_MONTH');
  if (siblings.some((sibling) => isSame(values, sibling))) found.add('VALUE_OF_SIBLING');
  if (positionDoubted) found.add('LYING_OR_STANDING');
  return measuringMistakes.filter((mistake) => found.has(mistake));
}

function isSame(values: DoubtedMeasurement['values'], others: DoubtedMeasurement['values']): boolean {
  return values.WEIGHT !== null && values.HEIGHT !== null && values.WEIGHT === others.WEIGHT && values.HEIGHT === others.HEIGHT;
}

/** The value with two neighbouring digits exchanged, at each place: 78.5 for 87.5. */
function swapped(value: number): number[] {
  const digits = [...String(Math.round(value * 10))];
  return digits.slice(1).map(
    (digit, nth) =>
      Number(
        digits
          .with(nth, digit)
          .with(nth + 1, digits[nth] ?? '')
          .join(''),
      ) / 10,
  );
}
