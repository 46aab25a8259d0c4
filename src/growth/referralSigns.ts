import { lastOfMonthBefore, type Trend } from './weightTrend.ts';

/*
 * The signs on the KMS by which a posyandu refers a child to a health worker. Source: Buku KIA (Kementerian
 * Kesehatan, print of May 2023): "Rujuk bila berat badan anak tidak naik (T) atau di bawah garis merah atau di atas
 * garis oranye."
 */

/** A weighing and the trend it was given. */
export interface TrendOfWeighing {
  measuredOn: string;
  weightTrend: Trend | null;
}

/**
 * 2T: no adequate gain in two months running, this one and the calendar month before. The last weighing of the month
 * before stands for it. A month without a weighing breaks the run: the weighing after it is O.
 *
 * Source: the ministry's indicator "balita yang tidak naik berat badannya 2 bulan berturut-turut (2T)".
 *
 * @param earlier the child's earlier weighings, in any order.
 */
export function isNotGainingTwice(current: TrendOfWeighing, earlier: readonly TrendOfWeighing[]): boolean {
  return current.weightTrend === 'T' && lastOfMonthBefore(current.measuredOn, earlier)?.weightTrend === 'T';
}

/**
 * BGM (bawah garis merah): below the red line of the KMS, taken for -3 SD of weight for age. An implausible score counts too: error or not,
 * it needs attention.
 *
 * Source: Permenkes 155/Menkes/Per/I/2010 (Penggunaan KMS bagi Balita) puts the KMS on WHO's standards; below -3 SD
 * PMK 2/2020 speaks of berat badan sangat kurang. That this is the red line is practice: the text names no number.
 *
 * @param waz weight-for-age z-score; null where there is none, as with oedema.
 */
export function isBelowRedLine(waz: number | null): boolean {
  return waz !== null && waz < -3;
}

/**
 * Above the orange line of the KMS, taken for +1 SD of weight for age: from there PMK 2/2020, to which the KMS was
 * adapted in 2021 (Petunjuk Teknis Penggunaan KMS Balita, Kementerian Kesehatan), speaks of risiko berat badan
 * lebih. The Buku KIA names the line without a number.
 */
export function isAboveOrangeLine(waz: number | null): boolean {
  return waz !== null && waz > 1;
}
