import type { GrowthResult, ZScore } from '../../growth/index.ts';

/** Which z-score a prevalence rests on; children with a plausible one are its denominator. */
export const bases = ['haz', 'whz', 'waz'] as const;
export type Basis = (typeof bases)[number];

export interface PrevalenceIndicator {
  name: string;
  basis: Basis;
  /** Affected below (negative) or above (positive) this z-score. */
  cutoff: -3 | -2 | 2 | 3;
}

/**
 * What is counted, as WHO's `anthro_prevalence` does (columns HA_2, HA_3, WH_2, WH_3, WA_2, WA_3, WH2 and WH3).
 * Source: WHO and UNICEF, "Recommendations for data collection, analysis and reporting on anthropometric indicators
 * in children under 5 years old" (2019).
 */
export const indicators: readonly PrevalenceIndicator[] = [
  { name: 'stunting', basis: 'haz', cutoff: -2 },
  { name: 'severe stunting', basis: 'haz', cutoff: -3 },
  { name: 'wasting', basis: 'whz', cutoff: -2 },
  { name: 'severe wasting', basis: 'whz', cutoff: -3 },
  { name: 'underweight', basis: 'waz', cutoff: -2 },
  { name: 'severe underweight', basis: 'waz', cutoff: -3 },
  { name: 'overweight', basis: 'whz', cutoff: 2 },
  { name: 'obesity', basis: 'whz', cutoff: 3 },
];

/** What one child counts as: bits at the positions of `bases` and of `indicators`. */
export interface Counted {
  assessed: number;
  affected: number;
}

/** A score that stands in for the missing one of a child with oedema: below -3 (WHO's package takes this one). */
const withOedema = -3.1;

/**
 * Classifies a child for prevalence: by plausible scores only, and one with oedema as severely wasted and severely
 * underweight although it has no score that rests on weight.
 * @param scores null where there are none, for want of a sex.
 */
export function classify(scores: GrowthResult | null, oedema: boolean): Counted {
  const values: Record<Basis, number> = {
    haz: plausible(scores?.heightForAge),
    whz: oedema ? withOedema : plausible(scores?.weightForHeight),
    waz: oedema ? withOedema : plausible(scores?.weightForAge),
  };
  let assessed = 0;
  for (const [bit, basis] of bases.entries()) if (!Number.isNaN(values[basis])) assessed |= 1 << bit;
  let affected = 0;
  for (const [bit, { basis, cutoff }] of indicators.entries()) {
    if (cutoff < 0 ? values[basis] < cutoff : values[basis] > cutoff) affected |= 1 << bit;
  }
  return { assessed, affected };
}

function plausible(score: ZScore | null | undefined): number {
  return score == null || score.implausible ? Number.NaN : score.value;
}
