/** A child's measuring as alert rules look at it. Only those that count are judged: not corrected, not voided. */
export interface Measuring {
  /** Key of the measurement. */
  id: string;
  /** ISO 8601 date. */
  measuredOn: string;
  /** Height-for-age z-score; null where it was not scored or is implausible. */
  haz: number | null;
  /** Height-for-age below -2 SD and plausible. */
  stunted: boolean;
  /** Height-for-age below -3 SD and plausible. */
  severelyStunted: boolean;
  /** Weight-for-height below -3 SD, or oedema; null where there is neither a plausible weight-for-height nor oedema. */
  severelyWasted: boolean | null;
  /** 2T: no adequate gain in this month and the one before; null where no weight was taken. */
  notGainingTwice: boolean | null;
}
