import type { BirthDateAgreement } from './birthDates.ts';

/**
 * The weights of the comparison, after Fellegi and Sunter, "A Theory for Record Linkage" (1969): of each way to agree how often it is seen
 * in two records of one person (`m`), and in records of two persons (`u`). The weight is log2(m / u); weights add up, and with the
 * odds that a compared pair is one person they give the probability that it is.
 *
 * The rates are practice: estimates for a register of some ten thousand children. test/matching measures what they find.
 */
export interface Level {
  readonly m: number;
  readonly u: number;
}

export type NameAgreement = 'SAME' | 'CLOSE' | 'PART' | 'DIFFERENT';

/** Similarity of names (`nameSimilarity`) from which they agree so. */
export const nameLevels = { SAME: 0.95, CLOSE: 0.8, PART: 0.6 } as const;

export const weights = {
  name: {
    SAME: { m: 0.8, u: 0.002 },
    CLOSE: { m: 0.12, u: 0.004 },
    PART: { m: 0.05, u: 0.02 },
    DIFFERENT: { m: 0.03, u: 0.974 },
  },
  birthDate: {
    SAME: { m: 0.82, u: 0.0006 },
    SWAPPED: { m: 0.03, u: 0.0003 },
    YEAR_OFF: { m: 0.03, u: 0.001 },
    NEAR: { m: 0.06, u: 0.004 },
    SAME_MONTH: { m: 0.03, u: 0.015 },
    DIFFERENT: { m: 0.03, u: 0.979 },
  },
  sex: { SAME: { m: 0.985, u: 0.5 }, DIFFERENT: { m: 0.015, u: 0.5 } },
  mother: {
    SAME: { m: 0.78, u: 0.004 },
    CLOSE: { m: 0.12, u: 0.006 },
    PART: { m: 0.05, u: 0.04 },
    DIFFERENT: { m: 0.05, u: 0.95 },
  },
  place: { SAME: { m: 0.85, u: 0.15 }, DISTRICT: { m: 0.08, u: 0.25 }, ELSEWHERE: { m: 0.07, u: 0.6 } },
  posyandu: { SAME: { m: 0.85, u: 0.3 }, DIFFERENT: { m: 0.15, u: 0.7 } },
  nik: { DIFFERENT: { m: 0.02, u: 0.98 } },
  /** Born on one day into one family, with names that are not the same: twins more often than one child. */
  twins: { LIKELY: { m: 0.04, u: 0.96 } },
} as const satisfies {
  name: Record<NameAgreement, Level>;
  birthDate: Record<BirthDateAgreement, Level>;
  mother: Record<NameAgreement, Level>;
} & Record<string, Record<string, Level>>;

/** log2 of the odds that a compared pair is one person: about one in two thousand. */
export const priorOdds = -11;

/** The probability from which a pair is a candidate. */
export const candidateFrom = 0.8;

export function weightOf({ m, u }: Level): number {
  return Math.log2(m / u);
}
