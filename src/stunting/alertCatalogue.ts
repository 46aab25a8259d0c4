/** Kinds of alerts. */
export type AlertKindName =
  | 'NEW_STUNTING'
  | 'SEVERE_STUNTING'
  | 'WORSENING'
  | 'NOT_GAINING_WEIGHT'
  | 'MISSED_WEIGHINGS'
  | 'SEVERE_WASTING'
  | 'VILLAGE_PREVALENCE_RISE'
  | 'RECOVERED'
  | 'IMPLAUSIBLE_MEASUREMENT';

export interface AlertRule {
  /** INFO: for information. WARNING: at the next posyandu or home visit. CRITICAL: today. */
  severity: 'INFO' | 'WARNING' | 'CRITICAL';
  /** Source of the rule. */
  source: string;
}

/**
 * Severity and source of each kind. The severities are practice. Severe stunting is more serious than stunting, but it developed over
 * months: a referral at the next visit is enough. Severe acute malnutrition kills within days.
 */
export const alertCatalogue: Readonly<Record<AlertKindName, AlertRule>> = {
  NEW_STUNTING: { severity: 'WARNING', source: 'WHO Child Growth Standards; PMK 2/2020, TB/U below -2 SD (pendek)' },
  SEVERE_STUNTING: { severity: 'WARNING', source: 'WHO Child Growth Standards; PMK 2/2020, TB/U below -3 SD (sangat pendek)' },
  WORSENING: { severity: 'WARNING', source: 'Practice: a fall of the height-for-age z-score by a set amount within set months' },
  NOT_GAINING_WEIGHT: { severity: 'WARNING', source: 'Buku KIA, KMS: 2T, weight not gained adequately two months running; refer' },
  MISSED_WEIGHINGS: { severity: 'WARNING', source: 'Practice: the posyandu weighs monthly; set full months without a weighing' },
  SEVERE_WASTING: {
    severity: 'CRITICAL',
    source: 'WHO 2013, management of severe acute malnutrition; PMK 2/2020, BB/TB below -3 SD (gizi buruk), or oedema',
  },
  VILLAGE_PREVALENCE_RISE: {
    severity: 'WARNING',
    source: 'Practice: stunting prevalence against three months before, beyond chance (Newcombe 1998)',
  },
  RECOVERED: {
    severity: 'INFO',
    source: 'Practice: at or above -2 SD on two measurements at least 28 days apart, as a case proposes a recovery',
  },
  IMPLAUSIBLE_MEASUREMENT: {
    severity: 'WARNING',
    source: "WHO and UNICEF 2019, limits of z-scores; beside them the child's own measurements (`Implausibility.source`)",
  },
};
