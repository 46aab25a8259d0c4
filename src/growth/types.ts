/** The six indicators of the WHO Child Growth Standards that the hub assesses. */
export type GrowthIndicator =
  'HEIGHT_FOR_AGE' | 'WEIGHT_FOR_AGE' | 'WEIGHT_FOR_HEIGHT' | 'BMI_FOR_AGE' | 'HEAD_CIRCUMFERENCE_FOR_AGE' | 'ARM_CIRCUMFERENCE_FOR_AGE';

export type GrowthSex = 'FEMALE' | 'MALE';

export type MeasuringPosition = 'LYING' | 'STANDING';

/** One measurement of a child. Null: not measured, not known. A value of 0 or less counts as not measured. */
export interface GrowthInput {
  sex: GrowthSex;
  /**
   * Age on the day of the measurement, in days. If only months are known, months * 30.4375: the limits of 9 and 60 months are applied to
   * the fraction, then it is rounded half up to the day that is looked up.
   */
  ageInDays: number | null;
  weightKg: number | null;
  /** Length or height as measured, cm. */
  heightCm: number | null;
  position: MeasuringPosition | null;
  headCircumferenceCm: number | null;
  upperArmCircumferenceCm: number | null;
  /** Bilateral pitting oedema. */
  oedema: boolean;
}

/** A z-score: `value` in standard deviations from the median, rounded to 2 decimals. */
export interface ZScore {
  value: number;
  /** Outside WHO's plausibility limits: kept and shown, left out of prevalence. */
  implausible: boolean;
}

/** The scores of one measurement (null: cannot be scored) and what prevalence counts. */
export interface GrowthResult {
  heightForAge: ZScore | null;
  weightForAge: ZScore | null;
  weightForHeight: ZScore | null;
  bmiForAge: ZScore | null;
  headCircumferenceForAge: ZScore | null;
  armCircumferenceForAge: ZScore | null;
  /** STANDING below 9 months: the position was treated as unknown. */
  positionImplausible: boolean;
  stunted: boolean;
  severelyStunted: boolean;
  wasted: boolean;
  severelyWasted: boolean;
  underweight: boolean;
}
