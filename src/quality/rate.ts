import { equalCountsTest, shareTest } from './chiSquare.ts';
import type { QualityTally } from './QualityTally.ts';

/** The tests of the check, in its order. */
export const tests = [
  'flags',
  'sexRatio',
  'ageRatio',
  'weightDigits',
  'heightDigits',
  'armDigits',
  'standardDeviation',
  'skewness',
  'kurtosis',
] as const;
export type QualityTest = (typeof tests)[number];

/** Results of each test, null without children; and figures reported besides the score. */
export interface Rating {
  /** Percent of flagged scores; p of the ratios; digit preference scores; SD, skewness and excess kurtosis of the scores. */
  values: Record<QualityTest, number | null>;
  children: number;
  /** Boys to one girl; children of 6 to 29 months to one of 30 to 59 (0.85 is expected). */
  boysPerGirl: number | null;
  youngerPerOlder: number | null;
  meanScore: number | null;
  /** Chi-squared and p of the months of age being spread evenly over the year. */
  ageHeaping: { value: number; p: number } | null;
}

/** Children of 6 to 29 months to one of 30 to 59 that are expected (SMART; the longer older band has fewer survivors a month). */
const expectedAgeRatio = 0.85;
/** A score further from the sample's mean is flagged (SMART). */
const flagBeyond = 3;

/**
 * First layer: results from the counts.
 *
 * - Flags: weight-for-height scores more than 3 from the mean of all of the sample's. SMART Methodology, "SMART Manual 2.0" (2017).
 * - Sex ratio and age ratio: chi-squared of the share of boys against one half, and of those of 6 to 29 months against
 *   0.85 / 1.85, with Yates' correction (as `nipnTK` 0.2 computes them).
 * - Digit preference score: 100 * sqrt(chi2 / (N * 9)) of the last digits. K. Kuulasmaa and others, "Quality assessment of
 *   data on blood pressure in the WHO MONICA project" (1998).
 * - SD (with n - 1), skewness (m3 / m2^1.5) and excess kurtosis (m4 / m2^2 - 3) of the scores without flags.
 * - Age heaping: chi-squared of the remainders of completed months divided by 12; reported, but not part of the score.
 */
export function rate(tally: QualityTally): Rating {
  const { boys, girls, younger, older, digits, months, scores, children } = tally;
  const mean = moments(scores).mean;
  const kept = mean === null ? scores : new Map([...scores].filter(([hundredths]) => Math.abs(hundredths - mean) <= flagBeyond * 100));
  const all = total(scores);
  const without = moments(kept);
  return {
    values: {
      flags: all === 0 ? null : ((all - total(kept)) / all) * 100,
      sexRatio: shareTest(boys, boys + girls, 0.5)?.p ?? null,
      ageRatio: shareTest(younger, younger + older, expectedAgeRatio / (1 + expectedAgeRatio))?.p ?? null,
      weightDigits: digitPreference(digits.weight),
      heightDigits: digitPreference(digits.height),
      armDigits: digitPreference(digits.arm),
      standardDeviation: without.standardDeviation === null ? null : without.standardDeviation / 100,
      skewness: without.skewness,
      kurtosis: without.kurtosis,
    },
    children,
    boysPerGirl: girls === 0 ? null : boys / girls,
    youngerPerOlder: older === 0 ? null : younger / older,
    meanScore: without.mean === null ? null : without.mean / 100,
    ageHeaping: equalCountsTest(months),
  };
}

function digitPreference(counts: readonly number[]): number | null {
  const test = equalCountsTest(counts);
  return test === null ? null : 100 * Math.sqrt(test.value / (test.total * (counts.length - 1)));
}

function total(scores: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const count of scores.values()) sum += count;
  return sum;
}

function moments(scores: ReadonlyMap<number, number>): {
  mean: number | null;
  standardDeviation: number | null;
  skewness: number | null;
  kurtosis: number | null;
} {
  const n = total(scores);
  if (n === 0) return { mean: null, standardDeviation: null, skewness: null, kurtosis: null };
  let mean = 0;
  for (const [score, count] of scores) mean += (score * count) / n;
  const central = [0, 0, 0, 0, 0];
  for (const [score, count] of scores)
    for (const power of [2, 3, 4]) central[power] = (central[power] ?? 0) + (count * (score - mean) ** power) / n;
  const [, , m2 = 0, m3 = 0, m4 = 0] = central;
  return {
    mean,
    standardDeviation: n < 2 ? null : Math.sqrt((m2 * n) / (n - 1)),
    skewness: m2 === 0 ? null : m3 / m2 ** 1.5,
    kurtosis: m2 === 0 ? null : m4 / m2 ** 2 - 3,
  };
}
