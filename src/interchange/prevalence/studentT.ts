/** 0.975 quantile of the standard normal distribution, where Newton's method starts. */
const normal975 = 1.959963984540054;
const precision = 1e-12;

/**
 * Student's t: the value that is exceeded with probability 0.025, so that plus and minus it hold 95%. NaN without
 * degrees of freedom.
 */
export function studentT975(degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) return Number.NaN;
  // In the tail the density falls, so from below Newton's steps cannot overshoot; they start at the normal quantile.
  let t = normal975;
  for (let step = 0; step < 200; step++) {
    const change = (upperTail(t, degreesOfFreedom) - 0.025) / density(t, degreesOfFreedom);
    t += change;
    if (Math.abs(change) < precision * t) break;
  }
  return t;
}

/** P(T > t) for t > 0, by the regularised incomplete beta function (Abramowitz and Stegun 26.7.1). */
function upperTail(t: number, df: number): number {
  return regularisedBeta(df / (df + t * t), df / 2, 0.5) / 2;
}

function density(t: number, df: number): number {
  return Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2) - ((df + 1) / 2) * Math.log1p((t * t) / df)) / Math.sqrt(df * Math.PI);
}

/** I_x(a, b), by its continued fraction where that converges fast, else by the symmetry I_x(a, b) = 1 - I_1-x(b, a). */
function regularisedBeta(x: number, a: number, b: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return (front * betaFraction(x, a, b)) / a;
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

/** Stirling's series (Abramowitz and Stegun 6.1.41), after moving the argument up to where it is exact. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 10) shift += Math.log(z++);
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift;
}
