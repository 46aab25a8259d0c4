/** The thresholds of the alert rules that a deployment may set. */
export interface AlertThresholds {
  /** WORSENING: by how many SD height-for-age falls. */
  hazFall: number;
  /** WORSENING: within how many calendar months it falls. */
  hazFallMonths: number;
  /** How many calendar months old a measuring may be to raise an alert; older ones come from registers that are entered late. */
  newsMonths: number;
  /** MISSED_WEIGHINGS: so many full calendar months without a weighing. */
  missedMonths: number;
  /** VILLAGE_PREVALENCE_RISE: by how many percentage points the prevalence rises. */
  prevalenceRisePoints: number;
  /** VILLAGE_PREVALENCE_RISE: how many children must be measured in each of the two months. */
  prevalenceMinChildren: number;
  /** After how many hours an open CRITICAL alert goes to the next level. */
  escalationHours: number;
}

/**
 * What holds unless a deployment sets otherwise. All are practice: neither WHO nor PMK 2/2020 sets a threshold for
 * interrupting somebody.
 */
export const defaultAlertThresholds: AlertThresholds = {
  hazFall: 0.5,
  hazFallMonths: 3,
  newsMonths: 3,
  missedMonths: 2,
  prevalenceRisePoints: 5,
  prevalenceMinChildren: 20,
  escalationHours: 24,
};
