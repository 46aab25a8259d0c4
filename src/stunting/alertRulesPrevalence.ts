import type { AlertThresholds } from './alertThresholds.ts';

/** Children with a plausible height-for-age in a month, and how many of them were stunted at the last of these measurements. */
export interface MonthlyStunting {
  stunted: number;
  measured: number;
}

/** Months between the two compared months. Practice: the same period as for HAZ. */
export const comparedMonthsBefore = 3;

/**
 * VILLAGE_PREVALENCE_RISE: the prevalence of stunting among the children measured in a month lies at least `prevalenceRisePoints`
 * percentage points above that of three months before, at least `prevalenceMinChildren` were measured in each, and the 95% interval of the
 * difference excludes zero. Practice.
 *
 * The interval is the one for two independent samples. Most children are in both months, so the true interval is narrower. This interval is
 * therefore conservative: it raises fewer alerts.
 */
export function prevalenceRose(
  before: MonthlyStunting,
  now: MonthlyStunting,
  thresholds: Pick<AlertThresholds, 'prevalenceRisePoints' | 'prevalenceMinChildren'>,
): boolean {
  if (Math.min(before.measured, now.measured) < thresholds.prevalenceMinChildren) return false;
  return isAbove(before, now, thresholds) && differenceInterval(now, before).lower > 0;
}

/**
 * Whether a reported rise still holds: the prevalence is `prevalenceRisePoints` or more above that of the month from which it rose. The
 * test of significance is not repeated, so that an alert does not come and go with one or two children.
 */
export function isAbove(
  before: MonthlyStunting,
  now: MonthlyStunting,
  { prevalenceRisePoints }: Pick<AlertThresholds, 'prevalenceRisePoints'>,
): boolean {
  return (now.stunted / now.measured - before.stunted / before.measured) * 100 >= prevalenceRisePoints;
}

/**
 * 95% confidence interval of the difference of two proportions: Newcombe, "Interval estimation for the difference between independent
 * proportions", Statistics in Medicine 17 (1998), method 10, which combines Wilson's score intervals and is valid for small numbers.
 */
export function differenceInterval(one: MonthlyStunting, other: MonthlyStunting): { lower: number; upper: number } {
  const [p1, p2] = [one.stunted / one.measured, other.stunted / other.measured];
  const [first, second] = [wilson(one), wilson(other)];
  return {
    lower: p1 - p2 - Math.hypot(p1 - first.lower, second.upper - p2),
    upper: p1 - p2 + Math.hypot(first.upper - p1, p2 - second.lower),
  };
}

/** The standard normal deviate of a two-sided 95% interval. */
const z = 1.959964;

/** Wilson's score interval of a proportion. */
function wilson({ stunted, measured }: MonthlyStunting): { lower: number; upper: number } {
  const middle = 2 * stunted + z * z;
  const half = z * Math.sqrt(z * z + 4 * stunted * (1 - stunted / measured));
  const twice = 2 * (measured + z * z);
  return { lower: (middle - half) / twice, upper: (middle + half) / twice };
}
