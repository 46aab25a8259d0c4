/** The thresholds of the alert rules that a deployment may set. */
export interface AlertThresholds {
  /** WORSENING: fall of height-for-age, in SD. */
  hazFall: number;
  /** WORSENING: calendar months within which it falls. */
  hazFallMonths: number;
  /** Highest age of a measurement that raises an alert, in calendar months; older ones come from registers that are entered late. */
  recentMonths: number;
  /** MISSED_WEIGHINGS: number of full calendar months without a weighing. */
  missedMonths: number;
  /** VILLAGE_PREVALENCE_RISE: rise of the prevalence, in percentage points. */
  prevalenceRisePoints: number;
  /** VILLAGE_PREVALENCE_RISE: least number of children measured in each of the two months. */
  prevalenceMinChildren: number;
  /** Hours after which an open CRITICAL alert is escalated to the next level. */
  escalationHours: number;
}

/** Defaults. All are practice: neither WHO nor PMK 2/2020 sets a threshold for alerts. */
export const defaultAlertThresholds: AlertThresholds = {
  hazFall: 0.5,
  hazFallMonths: 3,
  recentMonths: 3,
  missedMonths: 2,
  prevalenceRisePoints: 5,
  prevalenceMinChildren: 20,
  escalationHours: 24,
};
