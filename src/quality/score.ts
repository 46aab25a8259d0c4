import type { QualityTest, Rating } from './rate.ts';

export type Class = 'excellent' | 'good' | 'acceptable' | 'problematic';
const classes: readonly Class[] = ['excellent', 'good', 'acceptable', 'problematic'];

interface Rule {
  /** The class of a value: 0 to 3. */
  of: (value: number) => 0 | 1 | 2 | 3;
  points: readonly [number, number, number, number];
}

/** Up to each of three limits, those included. */
const upTo = (limits: readonly [number, number, number], value: number): 0 | 1 | 2 | 3 =>
  value <= limits[0] ? 0 : value <= limits[1] ? 1 : value <= limits[2] ? 2 : 3;
/** Below each of three limits, those excluded. */
const below = (limits: readonly [number, number, number], value: number): 0 | 1 | 2 | 3 =>
  value < limits[0] ? 0 : value < limits[1] ? 1 : value < limits[2] ? 2 : 3;

const ratio: Rule = { of: (p) => (p > 0.1 ? 0 : p > 0.05 ? 1 : p > 0.001 ? 2 : 3), points: [0, 2, 4, 10] };
/** The report gives whole numbers: 0 to 7, 8 to 12, 13 to 20, above. */
const digits: Rule = { of: (score) => upTo([7, 12, 20], Math.round(score)), points: [0, 2, 4, 10] };
const shape: Rule = { of: (value) => below([0.2, 0.4, 0.6], Math.abs(value)), points: [0, 1, 3, 5] };

/**
 * Limits and penalty points of the plausibility report of ENA for SMART (SMART Methodology, "The SMART Plausibility Check for
 * Anthropometry", 2015), compared with those of the R packages nipnTK 0.2 and mwana 2.2.9. nipnTK ends the classes of digit
 * preference below 8, 12 and 20 without rounding, mwana takes skewness and kurtosis with their sign. The tenth test of the
 * report, whether cases are Poisson-distributed over the clusters, is not part of this score.
 */
const rules: Readonly<Record<QualityTest, Rule>> = {
  flags: { of: (percent) => upTo([2.5, 5, 7.5], percent), points: [0, 5, 10, 20] },
  sexRatio: ratio,
  ageRatio: ratio,
  weightDigits: digits,
  heightDigits: digits,
  armDigits: digits,
  standardDeviation: {
    of: (sd) => (sd > 0.9 && sd < 1.1 ? 0 : sd > 0.85 && sd < 1.15 ? 1 : sd > 0.8 && sd < 1.2 ? 2 : 3),
    points: [0, 5, 10, 20],
  },
  skewness: shape,
  kurtosis: shape,
};

/** Second layer: the class of a value and its penalty points; null without a value. */
export function points(test: QualityTest, value: number | null): { class: Class; points: number } | null {
  if (value === null || Number.isNaN(value)) return null;
  const { of, points: given } = rules[test];
  const at = of(value);
  return { class: classes[at] ?? 'problematic', points: given[at] };
}

/** The sum of all penalty points and its rating: up to 9 excellent, 14 good, 24 acceptable. */
export function overall({ values }: Rating): { points: number; class: Class } {
  const sum = (Object.keys(values) as QualityTest[]).reduce((total, test) => total + (points(test, values[test])?.points ?? 0), 0);
  return { points: sum, class: classes[upTo([9, 14, 24], sum)] ?? 'problematic' };
}
