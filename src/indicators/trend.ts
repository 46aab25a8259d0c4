/** Linear trend of values by month. */
export interface Trend {
  /** Change per month, in the unit of the values. */
  perMonth: number;
  direction: 'RISING' | 'FALLING' | 'STEADY';
}

/** Least number of months with a value for a trend. */
export const fewestForTrend = 3;

/**
 * The trend of values by ordinary least squares. It rises or falls if the slope differs from 0 by more than twice its standard error; by
 * chance alone this happens about once in twenty times (practice).
 * @param values one for each month; null for a month without a value.
 * @returns null for fewer than three values.
 */
export function trendOf(values: readonly (number | null)[]): Trend | null {
  const points = values.flatMap((value, month) => (value === null ? [] : [{ month, value }]));
  if (points.length < fewestForTrend) return null;
  const mean = { month: meanOf(points.map(({ month }) => month)), value: meanOf(points.map(({ value }) => value)) };
  const spread = points.reduce((sum, { month }) => sum + (month - mean.month) ** 2, 0);
  const perMonth = points.reduce((sum, { month, value }) => sum + (month - mean.month) * (value - mean.value), 0) / spread;
  const residual = points.reduce((sum, { month, value }) => sum + (value - mean.value - perMonth * (month - mean.month)) ** 2, 0);
  const error = Math.sqrt(residual / (points.length - 2) / spread);
  // Rounding errors give equal values a tiny slope.
  const clear = Math.abs(perMonth) > 2 * error && Math.abs(perMonth) > 1e-12;
  return { perMonth, direction: !clear ? 'STEADY' : perMonth > 0 ? 'RISING' : 'FALLING' };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
