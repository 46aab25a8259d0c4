/** The three groups of the survey, kept as causes: several may hold at once. */
export type StuntingCause = 'POVERTY' | 'FAMILIAL_SHORT_STATURE' | 'RECURRENT_ILLNESS';

/** Recorded facts about a child that suggest or exclude a cause. */
export interface CauseFacts {
  /** Decile of household welfare, 1 poorest to 10; null if not known. */
  welfareDecile: number | null;
  /** Kinds of the programs in which the family is enrolled now. */
  enrolledIn: readonly string[];
  motherHeightCm: number | null;
  fatherHeightCm: number | null;
  /** Number of measurement days in the last 12 months, and of those with illness in the two weeks before. */
  measurings: number;
  illMeasurings: number;
  /** Referrals recorded for the case. */
  referrals: number;
}

export interface SuggestedCause {
  cause: StuntingCause;
  /** The facts that suggest it, as text without names. */
  evidence: string[];
}

export interface CauseThresholds {
  /** Families up to this decile count as poor. */
  povertyDecile: number;
}

/**
 * Adult heights below which a parent counts as short: -2 SD of the WHO growth reference at 19 years (WHO
 * Reference 2007, height for age: 150.1 cm for women, 161.9 cm for men).
 */
export const shortParentBelowCm = { mother: 150.1, father: 161.9 } as const;

/** Programs for poor families only: an enrolment in one is evidence of poverty. */
const povertyPrograms: Readonly<Record<string, string>> = { PKH: 'Program Keluarga Harapan (PKH)', BANSOS: 'social assistance (Bansos)' };

/** This number of illness records in 12 months counts as often ill. Practice. */
const oftenIll = 3;

/**
 * The causes that the recorded facts suggest, each with its evidence, until a health worker decides.
 *
 * The groups are the article's: stunted and poor; family able but short parents; often ill. The mapping to records is practice. Poor: a
 * welfare decile up to the threshold (1 to 4 by default), or an enrolment in a program for poor families. Able: everyone else. Often ill:
 * ill in the two weeks before three or more measurements of the last 12 months, or a referral.
 */
export function suggestCauses(facts: CauseFacts, { povertyDecile }: CauseThresholds): SuggestedCause[] {
  const poverty = povertyEvidence(facts, povertyDecile);
  // The second group of the article are families that are not poor: for a child of a poor family, poverty is the cause to act on first.
  const short = poverty.length === 0 ? shortParentEvidence(facts) : [];
  const illness = illnessEvidence(facts);
  return [
    { cause: 'POVERTY' as const, evidence: poverty },
    { cause: 'FAMILIAL_SHORT_STATURE' as const, evidence: short },
    { cause: 'RECURRENT_ILLNESS' as const, evidence: illness },
  ].filter(({ evidence }) => evidence.length > 0);
}

function povertyEvidence({ welfareDecile, enrolledIn }: CauseFacts, povertyDecile: number): string[] {
  const evidence = Object.entries(povertyPrograms).flatMap(([kind, name]) =>
    enrolledIn.includes(kind) ? [`The family is in ${name}.`] : [],
  );
  if (welfareDecile !== null && welfareDecile <= povertyDecile)
    evidence.unshift(`The family is in welfare decile ${welfareDecile}; up to ${povertyDecile} counts as poor.`);
  return evidence;
}

function shortParentEvidence({ welfareDecile, motherHeightCm, fatherHeightCm }: CauseFacts): string[] {
  const evidence: string[] = [];
  const { mother, father } = shortParentBelowCm;
  if (motherHeightCm !== null && motherHeightCm < mother)
    evidence.push(`The mother is ${motherHeightCm} cm tall; below ${mother} cm counts as short.`);
  if (fatherHeightCm !== null && fatherHeightCm < father)
    evidence.push(`The father is ${fatherHeightCm} cm tall; below ${father} cm counts as short.`);
  if (evidence.length > 0)
    evidence.push(
      welfareDecile === null
        ? 'Nothing recorded speaks of poverty; the welfare decile is not known.'
        : `The family is able: welfare decile ${welfareDecile}.`,
    );
  return evidence;
}

function illnessEvidence({ measurings, illMeasurings, referrals, enrolledIn }: CauseFacts): string[] {
  const evidence: string[] = [];
  if (illMeasurings >= oftenIll) evidence.push(`Ill before ${illMeasurings} of ${measurings} measurements in 12 months.`);
  if (referrals > 0) evidence.push(referrals === 1 ? 'Referred once in this case.' : `Referred ${referrals} times in this case.`);
  if (enrolledIn.includes('REFERRAL_SERVICE')) evidence.push('The family is in a referral service.');
  return evidence;
}
