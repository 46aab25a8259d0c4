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
 * The trend of a monthly weighing, as a posyandu marks it on the KMS (Kartu Menuju Sehat):
 *
 * - B (baru): the first weighing.
 * - O: weighed this month, but not in the calendar month before. A gap has no trend, however long it was and
 *   whatever was gained over it: the minimum gains are those of one month.
 * - N (naik): gained at least the minimum monthly gain (KBM) since the month before, or followed the growth
 *   curve, which is taken as: the weight-for-age z-score did not fall.
 * - T (tidak naik): neither.
 *
 * Of two weighings in one month each is compared with the last one of the month before, never with one another;
 * the last one stands for the month when the next month is judged.
 *
 * Source: KMS in the Buku KIA (Kementerian Kesehatan, print of May 2023, weight chart of 0 to 24 months): "NAIK (N):
 * Grafik BB mengikuti garis pertumbuhan atau Kenaikan BB sama dengan KBM (Kenaikan BB Minimal) atau lebih. TIDAK
 * NAIK (T): Grafik BB mendatar atau menurun memotong garis pertumbuhan di bawahnya atau Kenaikan BB kurang dari
 * KBM. KBM digunakan bila ada keraguan menginterpretasikan arah kurva pertumbuhan." So the curve comes first and
 * the minimum gain settles the doubt: either makes an N. That a curve is followed where the z-score did not fall
 * is practice; the Buku KIA has it read by eye.
 *
 * @param earlier the child's earlier weighings, in any order.
 * @returns null below one month of age after a weighing of the month before: the KMS has no minimum gain there.
 */
export function weightTrend(child: { sex: GrowthSex; bornOn: string }, current: Weighing, earlier: readonly Weighing[]): Trend | null {
  const before = earlier.filter((weighing) => weighing.measuredOn < current.measuredOn);
  if (before.length === 0) return 'B';
  const last = lastOfMonthBefore(current.measuredOn, before);
  if (last === null) return 'O';
  const minimum = minimumGainGrams(child.sex, ageInMonths(child.bornOn, current.measuredOn));
  if (minimum === null) return null;
  // Whole grams: 10.2 - 10 is not 0.2 in binary.
  const gained = Math.round(current.weightKg * 1000) - Math.round(last.weightKg * 1000);
  const followedCurve = current.waz !== null && last.waz !== null && current.waz >= last.waz;
  return gained >= minimum || followedCurve ? 'N' : 'T';
}

/**
 * Minimum monthly weight gain (kenaikan berat badan minimal, KBM) in grams, from the weighing of the month before;
 * null below one month.
 *
 * | completed months | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 to 10 | 11 | 12 to 60 |
 * |---|---|---|---|---|---|---|---|---|---|---|
 * | boys | 800 | 900 | 800 | 600 | 500 | 400 | 400 | 300 | 300 | 200 |
 * | girls | 800 | 900 | 800 | 600 | 500 | 400 | 300 | 300 | 200 | 200 |
 *
 * Source: row "KBM (gr)" of the KMS in the Buku KIA (Kementerian Kesehatan, print of May 2023, where the row reads
 * 800 900 800 600 500 400 300 200). Which months share a cell differs between the card for boys (400 for 6 and 7,
 * 300 for 8 to 11, 200 from 12) and the one for girls (400 for 6, 300 for 7 to 10, 200 from 11). The numbers were
 * checked against the text of that print, the two ways of sharing cells against transcripts of the cards; which of
 * them is the boys' rests on secondary sources, because a print of both cards was not at hand.
 *
 * @param months completed months on the day of the weighing, as PMK 2/2020 counts age: 2 months and 29 days are 2
 *   months. The gain of the first month, from birth on, is the one of month 1.
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

/** The last weighing in the calendar month before a day; null if there is none. */
export function lastOfMonthBefore<W extends { measuredOn: string }>(day: string, weighings: readonly W[]): W | null {
  const month = monthNumber(day) - 1;
  return weighings.reduce<W | null>(
    (last, weighing) =>
      monthNumber(weighing.measuredOn) === month && (last === null || weighing.measuredOn > last.measuredOn) ? weighing : last,
    null,
  );
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
