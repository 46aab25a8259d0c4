import { ageInMonths } from './age.ts';
import type { GrowthSex } from './types.ts';

/** A weighing: the day, the weight in kg, and its weight-for-age z-score where there is one. */
export interface Weighing {
  measuredOn: string;
  weightKg: number;
  waz: number | null;
}

export type Trend = 'N' | 'T' | 'O' | 'B';

/**
 * The trend of a monthly weighing, as a posyandu marks it on the KMS:
 *
 * - B (baru): the first weighing.
 * - O: there are earlier weighings, but none in the calendar month before.
 * - N (naik): gained at least the minimum monthly gain (KBM) since the last weighing of the month before, or
 *   followed the growth curve, which is taken as: the weight-for-age z-score did not fall.
 * - T (tidak naik): neither.
 *
 * Source: KMS in the Buku KIA (Kementerian Kesehatan); that "follows the curve" means a z-score that did not
 * fall is practice. Null below one month of age, for which the KMS has no minimum gain.
 *
 * @param earlier the child's earlier weighings, in any order; those in the same calendar month are passed over.
 */
export function weightTrend(child: { sex: GrowthSex; bornOn: string }, current: Weighing, earlier: readonly Weighing[]): Trend | null {
  const month = monthNumber(current.measuredOn);
  const before = earlier.filter((weighing) => weighing.measuredOn < current.measuredOn);
  if (before.length === 0) return 'B';
  const last = before.filter((weighing) => monthNumber(weighing.measuredOn) === month - 1).reduce(later, undefined);
  if (last === undefined) return 'O';
  const minimum = minimumGainGrams(child.sex, ageInMonths(child.bornOn, current.measuredOn));
  if (minimum === null) return null;
  // Whole grams: 10.2 - 10 is not 0.2 in binary.
  const gained = Math.round(current.weightKg * 1000) - Math.round(last.weightKg * 1000);
  const followedCurve = current.waz !== null && last.waz !== null && current.waz >= last.waz;
  return gained >= minimum || followedCurve ? 'N' : 'T';
}

/**
 * Minimum monthly weight gain (kenaikan berat badan minimal, KBM) in grams, by completed months of age; null
 * below one month. Source: KMS in the Buku KIA. The split by sex from the seventh month on is as restated in
 * secondary sources and is to be verified against the current print.
 */
export function minimumGainGrams(sex: GrowthSex, months: number): number | null {
  if (months < 1) return null;
  const both = [800, 900, 800, 600, 500, 400][months - 1];
  if (both !== undefined) return both;
  if (sex === 'MALE') {
    if (months === 7) return 400;
    return months <= 11 ? 300 : 200;
  }
  return months <= 10 ? 300 : 200;
}

function later(best: Weighing | undefined, weighing: Weighing): Weighing {
  return best === undefined || weighing.measuredOn > best.measuredOn ? weighing : best;
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
