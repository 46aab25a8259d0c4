/**
 * z-score by the LMS method: z = ((y / M)^L - 1) / (S * L), and ln(y / M) / S where L is 0.
 * Source: WHO Multicentre Growth Reference Study Group, "WHO Child Growth Standards: Methods and
 * development" (2006), chapter 7.
 */
export function lmsZ(y: number, l: number, m: number, s: number): number {
  if (l === 1) return (y / m - 1) / s;
  return l === 0 ? Math.log(y / m) / s : ((y / m) ** l - 1) / (s * l);
}

/** The value that lies `z` standard deviations from the median: M * (1 + L * S * z)^(1 / L). */
export function lmsValue(z: number, l: number, m: number, s: number): number {
  return l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l);
}

/**
 * z-score with restricted tails, which WHO uses for every indicator but height for age: beyond 3 SD the distance between 2 and 3 SD is
 * extrapolated, because the fitted tails have no data behind them (same source).
 */
export function restrictedZ(y: number, l: number, m: number, s: number): number {
  const z = lmsZ(y, l, m, s);
  if (z > 3) {
    const sd3 = lmsValue(3, l, m, s);
    return 3 + (y - sd3) / (sd3 - lmsValue(2, l, m, s));
  }
  if (z < -3) {
    const sd3 = lmsValue(-3, l, m, s);
    return -3 + (y - sd3) / (lmsValue(-2, l, m, s) - sd3);
  }
  return z;
}

/**
 * Rounds to 2 decimals as WHO's package does (R's `round(x, 2)`, R 4.0 and later): of the two neighbours with 2
 * decimals the nearer one, both distances taken in binary; where they are equal, the one with the even digit.
 * So -2.005, in binary a little nearer to zero, becomes -2.00 and not -2.01.
 */
export function round2(z: number): number {
  const hundredths = Math.floor(z * 100);
  const below = hundredths / 100;
  const above = Math.ceil(z * 100) / 100;
  const toBelow = z - below;
  const toAbove = above - z;
  const nearest = toBelow < toAbove || (toBelow === toAbove && hundredths % 2 === 0) ? below : above;
  // Adding 0 turns -0 into 0.
  return nearest + 0;
}
