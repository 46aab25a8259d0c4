/** A child's measurement as alert rules use it. Only measurements that count are used: not corrected, not voided. */
export interface MeasurementFacts {
  /** Key of the measurement. */
  id: string;
  /** ISO 8601 date. */
  measuredOn: string;
  /** Height-for-age z-score; null if it was not scored or is implausible. */
  haz: number | null;
  /** More likely an error than a true value (`judgeSeries`). */
  implausible: boolean;
  /** Height-for-age below -2 SD and plausible. */
  stunted: boolean;
  /** Height-for-age below -3 SD and plausible. */
  severelyStunted: boolean;
  /** Weight-for-height below -3 SD, or oedema; null if there is neither a plausible weight-for-height nor oedema. */
  severelyWasted: boolean | null;
  /** 2T: no adequate gain in this month and the one before; null if no weight was taken. */
  notGainingTwice: boolean | null;
}
