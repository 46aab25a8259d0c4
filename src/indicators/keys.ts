import { registerEnumType } from 'type-graphql';
import type { ChildMeasure } from './childEntries.ts';
import type { FamilyMeasure } from './familyPeriods.ts';

/** The measures of children, families and alerts. */
export type Measure = ChildMeasure | FamilyMeasure | 'openAlerts';

export enum IndicatorKey {
  CHILDREN_UNDER_FIVE = 'CHILDREN_UNDER_FIVE',
  CHILDREN_MEASURED = 'CHILDREN_MEASURED',
  STUNTED = 'STUNTED',
  SEVERELY_STUNTED = 'SEVERELY_STUNTED',
  WASTED = 'WASTED',
  UNDERWEIGHT = 'UNDERWEIGHT',
  OVERWEIGHT = 'OVERWEIGHT',
  STUNTING_PREVALENCE = 'STUNTING_PREVALENCE',
  WASTING_PREVALENCE = 'WASTING_PREVALENCE',
  UNDERWEIGHT_PREVALENCE = 'UNDERWEIGHT_PREVALENCE',
  PARTICIPATION_D_S = 'PARTICIPATION_D_S',
  WEIGHT_GAIN_N_D = 'WEIGHT_GAIN_N_D',
  FAMILIES = 'FAMILIES',
  FAMILIES_AT_RISK = 'FAMILIES_AT_RISK',
  OPEN_CASES = 'OPEN_CASES',
  OPEN_ALERTS = 'OPEN_ALERTS',
}

/** The definition of an indicator: a count, or a share of one count in another. */
export interface IndicatorDefinition {
  numerator: Measure;
  /** Null for a count. */
  denominator: Measure | null;
  /** For analysts, with the source. */
  description: string;
}

const who = 'WHO and UNICEF (2019), WHO Child Growth Standards';
const skdn = 'posyandu register (SKDN)';

/**
 * The indicators of Rumah DataKu. A child counts once a month, by its last measurement of the month, with its age on that day and in
 * the village where it lived on that day (`freshChildren` has the rules); implausible scores are left out, oedema counts as wasted and
 * underweight.
 *
 * Sources: WHO and UNICEF, "Recommendations for data collection, analysis and reporting on anthropometric indicators in
 * children under 5 years old" (2019); PMK 2/2020 (the same cut-offs); the posyandu register SKDN (S children, D weighed, N gained); BKKBN,
 * Pendataan Keluarga (families at risk of stunting).
 */
export const definitions: Record<IndicatorKey, IndicatorDefinition> = {
  CHILDREN_UNDER_FIVE: {
    numerator: 'children',
    denominator: null,
    description: `Children under growth monitoring who are 0 to 59 months old on at least one day of the month: S of the ${skdn}.`,
  },
  CHILDREN_MEASURED: { numerator: 'measured', denominator: null, description: 'CHILDREN_UNDER_FIVE with a measurement in the month.' },
  STUNTED: {
    numerator: 'stunted',
    denominator: null,
    description: `Measured children with a plausible height-for-age below -2 SD (${who}).`,
  },
  SEVERELY_STUNTED: {
    numerator: 'severelyStunted',
    denominator: null,
    description: `Measured children with a plausible height-for-age below -3 SD (${who}).`,
  },
  WASTED: {
    numerator: 'wasted',
    denominator: null,
    description: `Measured children with a plausible weight-for-height below -2 SD, or oedema (${who}).`,
  },
  UNDERWEIGHT: {
    numerator: 'underweight',
    denominator: null,
    description: `Measured children with a plausible weight-for-age below -2 SD, or oedema (${who}).`,
  },
  OVERWEIGHT: {
    numerator: 'overweight',
    denominator: null,
    description: `Measured children with a plausible weight-for-height above +2 SD (${who}).`,
  },
  STUNTING_PREVALENCE: {
    numerator: 'stunted',
    denominator: 'heightAssessed',
    description: `STUNTED as a share of the measured children with a plausible height-for-age, 0 to 1 (${who}).`,
  },
  WASTING_PREVALENCE: {
    numerator: 'wasted',
    denominator: 'weightForHeightAssessed',
    description: `WASTED as a share of the measured children with a plausible weight-for-height, or oedema, 0 to 1 (${who}).`,
  },
  UNDERWEIGHT_PREVALENCE: {
    numerator: 'underweight',
    denominator: 'weightAssessed',
    description: `UNDERWEIGHT as a share of the measured children with a plausible weight-for-age, or oedema, 0 to 1 (${who}).`,
  },
  PARTICIPATION_D_S: {
    numerator: 'weighed',
    denominator: 'children',
    description: `D/S: children weighed in the month as a share of CHILDREN_UNDER_FIVE, 0 to 1 (${skdn}).`,
  },
  WEIGHT_GAIN_N_D: {
    numerator: 'gained',
    denominator: 'weighed',
    description: `N/D: children who gained at least the minimum weight as a share of those weighed in the month, 0 to 1 (${skdn}; minimum gain of the Buku KIA).`,
  },
  FAMILIES: { numerator: 'families', denominator: null, description: 'Registered families who live in the area at the end of the month.' },
  FAMILIES_AT_RISK: {
    numerator: 'familiesAtRisk',
    denominator: null,
    description:
      'Of them, those at risk of stunting (KRS; BKKBN, Pendataan Keluarga) by the ages at the end of the month; what is recorded of house and members without a date counts as it is now.',
  },
  OPEN_CASES: {
    numerator: 'openCases',
    denominator: null,
    description: 'Children under five with an active stunting case at the end of the month; cases opened by mistake do not count.',
  },
  OPEN_ALERTS: {
    numerator: 'openAlerts',
    denominator: null,
    description: 'Alerts that are not resolved at the end of the month, by the village of the alert.',
  },
};

registerEnumType(IndicatorKey, {
  name: 'IndicatorKey',
  description:
    'A monthly indicator of Rumah DataKu. A child counts once a month, by its last measurement, in the village where it lived on that day.',
  valuesConfig: Object.fromEntries(Object.entries(definitions).map(([key, { description }]) => [key, { description }])),
});

/** The measures that the indicators need, each once. */
export function measuresOf(keys: readonly IndicatorKey[]): Measure[] {
  return [...new Set(keys.flatMap((key) => [definitions[key].numerator, definitions[key].denominator ?? []].flat()))].sort();
}
