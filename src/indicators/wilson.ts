import { roundingBase } from '../publication/apportion.ts';

/** The 97.5th percentile of the normal distribution: two-sided 95%. */
const z = 1.959963984540054;

/**
 * The 95% confidence interval of a share by Wilson's score method, which stays within 0 and 1 and is valid for few children and for shares
 * near 0. Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927). It treats the
 * children as independent draws; the children of an area are not a sample, so the interval shows how far chance alone may move the share.
 * @returns null without children.
 */
export function wilsonInterval(numerator: number, denominator: number): { low: number; high: number } | null {
  if (denominator === 0) return null;
  const share = numerator / denominator;
  const centre = share + z ** 2 / (2 * denominator);
  const reach = z * Math.sqrt((share * (1 - share)) / denominator + z ** 2 / (4 * denominator ** 2));
  const scale = 1 + z ** 2 / denominator;
  return { low: numerator === 0 ? 0 : (centre - reach) / scale, high: numerator === denominator ? 1 : (centre + reach) / scale };
}

/**
 * The interval of a share of published counts. Each published count may stand for any count less than 5 away. The interval goes from the
 * lower end for the smallest possible share to the upper end for the largest.
 */
export function roundedInterval(numerator: number, denominator: number): { low: number; high: number } | null {
  const most = roundingBase - 1;
  const [fewer, more] = [Math.max(0, numerator - most), numerator + most];
  const low = wilsonInterval(fewer, denominator + most)?.low;
  const high = wilsonInterval(more, Math.max(more, denominator - most))?.high;
  return low === undefined || high === undefined ? null : { low, high };
}
