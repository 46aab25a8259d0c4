import { StuntingCause } from '../children/index.ts';
import { Cohort } from '../families/index.ts';
import type { EligibilityRule } from './eligibilityRule.ts';
import { HousingNeed, ProgramKind } from './enums.ts';

/** A shipped rule. */
export interface ShippedRule {
  rule: EligibilityRule;
  /** Its source; "practice" if neither a regulation nor the launch states it. */
  source: string;
}

/** Families up to this decile count as poor, as in the triage of stunting cases. */
const poor = { maxWelfareDecile: 4 } as const;

/**
 * Which families need each kind of program. A program may have its own rule instead. "Article" is the report of the launch of the 285
 * Kampung KB (30 July 2024). docs/programs.md describes these rules.
 */
export const defaultEligibility: Readonly<Record<ProgramKind, ShippedRule>> = {
  RUMAH_DATAKU: { rule: { anyOf: [] }, source: 'Practice: serves the planning of the village; no family enrols.' },
  BANSOS: { rule: { anyOf: [poor] }, source: 'Practice: welfare deciles 1 to 4.' },
  PKH: {
    rule: { anyOf: [{ maxWelfareDecile: 2, cohorts: [Cohort.IBU_HAMIL, Cohort.BALITA, Cohort.REMAJA, Cohort.LANSIA] }] },
    source:
      'Permensos 1/2018: poor families with a pregnant woman, a young child, a child at school or an elderly member; deciles 1 to 2 are practice.',
  },
  BPJS: {
    rule: { anyOf: [poor, { caseCauses: [StuntingCause.RECURRENT_ILLNESS] }] },
    source: 'Practice: the premium is paid for the poor (PP 101/2012); a child that is often ill needs care whatever the decile.',
  },
  RTLH: { rule: { anyOf: [{ housing: [HousingNeed.UNFIT_HOUSE] }] }, source: 'Article: unfit houses.' },
  CLEAN_WATER: {
    rule: { anyOf: [{ housing: [HousingNeed.UNSAFE_WATER] }] },
    source: 'Article; what is safe by the family-at-risk rules of BKKBN.',
  },
  HEALTHY_LATRINE: {
    rule: { anyOf: [{ housing: [HousingNeed.UNHEALTHY_LATRINE] }] },
    source: 'Article; what is healthy by the family-at-risk rules of BKKBN.',
  },
  CLEAN_SETTLEMENT: { rule: { anyOf: [{ housing: [HousingNeed.UNCLEAN_SURROUNDINGS] }] }, source: 'Article: clean settlement.' },
  REFERRAL_SERVICE: {
    rule: { anyOf: [{ caseCauses: [StuntingCause.RECURRENT_ILLNESS] }] },
    source: 'Article for the group; that referral follows is practice.',
  },
  NIB: {
    rule: { anyOf: [{ ...poor, cohorts: [Cohort.PASANGAN_USIA_SUBUR] }] },
    source: 'Practice: poor couples who could live by a small business; the hub records no businesses.',
  },
  UMKM_CAPITAL: {
    rule: { anyOf: [{ caseCauses: [StuntingCause.POVERTY] }, { ...poor, openCase: true }] },
    source: 'Article: capital for the parents of stunted children who are poor.',
  },
  UMKM_TRAINING: { rule: { anyOf: [{ ...poor, cohorts: [Cohort.PASANGAN_USIA_SUBUR] }] }, source: 'Practice: as for NIB.' },
  UPPKA: {
    rule: { anyOf: [{ ...poor, cohorts: [Cohort.PASANGAN_USIA_SUBUR] }] },
    source: 'Practice: the income group of poor couples of fertile age.',
  },
  FOOD_AID: {
    rule: { anyOf: [{ caseCauses: [StuntingCause.POVERTY] }, { ...poor, openCase: true }, { ...poor, cohorts: [Cohort.IBU_HAMIL] }] },
    source: 'Article: food for the parents of stunted children who are poor; poor families with a pregnant woman are practice.',
  },
  FOOD_NUTRITION_EDUCATION: {
    rule: { anyOf: [{ cohorts: [Cohort.BALITA, Cohort.IBU_HAMIL] }, { openCase: true }] },
    source:
      'Article: education for able families with a stunted child and food and nutrition education in every Kampung KB; that it is for pregnancy and under-fives is practice.',
  },
  BINA_KELUARGA_BALITA: { rule: { anyOf: [{ cohorts: [Cohort.BALITA] }] }, source: 'Article: guidance of families with under-fives.' },
  BINA_KELUARGA_REMAJA: { rule: { anyOf: [{ cohorts: [Cohort.REMAJA] }] }, source: 'Article: guidance of teens.' },
  CALON_PENGANTIN_MENTORING: {
    rule: { anyOf: [{ cohorts: [Cohort.CALON_PENGANTIN] }] },
    source: 'Article: guidance of prospective brides and grooms.',
  },
  MBG: {
    rule: { anyOf: [{ cohorts: [Cohort.BALITA, Cohort.IBU_HAMIL] }] },
    source:
      'Perpres 115/2025, article 4: under-fives from 6 months, pregnant and breastfeeding women; that a breastfeeding woman is one with an under-five is practice.',
  },
  GENTING: {
    rule: { anyOf: [{ ...poor, atRisk: true, cohorts: [Cohort.BALITA, Cohort.IBU_HAMIL] }] },
    source:
      'BKKBN, launch of 5 December 2024: poor families at risk of stunting with a pregnant or breastfeeding woman or an under-five; deciles 1 to 4 are practice.',
  },
};

/** The rule of a program: its own, or the shipped rule of its kind. */
export function ruleOf({ kind, eligibility }: { kind: ProgramKind; eligibility: EligibilityRule | null }): EligibilityRule {
  return eligibility ?? defaultEligibility[kind].rule;
}

/** The alternatives of all shipped rules with their kinds, as parameters of the statements of `eligibilitySql.ts`. */
export const shippedAlternatives = JSON.stringify(
  Object.entries(defaultEligibility).flatMap(([kind, { rule }]) => rule.anyOf.map((alternative) => ({ kind, ...alternative }))),
);
