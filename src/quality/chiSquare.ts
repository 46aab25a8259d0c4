/** The probability of a chi-squared value at least as large, by its degrees of freedom (Abramowitz and Stegun 26.4.4 and 26.4.5). */
export function chiSquareP(value: number, degreesOfFreedom: number): number {
  if (!(value > 0)) return 1;
  const half = value / 2;
  // Each two degrees of freedom more add one term: from erfc for an odd number of them, from e^-x for an even one.
  const isOdd = degreesOfFreedom % 2 === 1;
  let p = isOdd ? erfc(Math.sqrt(half)) : Math.exp(-half);
  let term = isOdd ? (2 * Math.sqrt(half) * Math.exp(-half)) / Math.sqrt(Math.PI) : half * Math.exp(-half);
  for (let freedom = isOdd ? 1 : 2; freedom < degreesOfFreedom; freedom += 2) {
    p += term;
    term *= half / (freedom / 2 + 1);
  }
  return Math.min(1, p);
}

/** The complementary error function for x >= 0 (Abramowitz and Stegun 7.1.6 and 7.1.14). */
function erfc(x: number): number {
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
      if (term < 1e-17 * sum) break;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = x;
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/**
 * Whether a share differs from the expected one: chi-squared with one degree of freedom and Yates' correction, no larger than the
 * difference itself (as R's `prop.test` does). Null without children.
 */
export function shareTest(count: number, total: number, expected: number): { value: number; p: number } | null {
  if (total === 0) return null;
  const difference = Math.abs(count - total * expected);
  const value = (difference - Math.min(0.5, difference)) ** 2 / (total * expected * (1 - expected));
  return { value, p: chiSquareP(value, 1) };
}

/** Whether counts are equal except for chance: Pearson's chi-squared. Null without children. */
export function equalCountsTest(counts: readonly number[]): { value: number; p: number; total: number } | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const expected = total / counts.length;
  const value = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return { value, p: chiSquareP(value, counts.length - 1), total };
}
