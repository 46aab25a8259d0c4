import type { GrowthIndicator } from './types.ts';

export interface PlausibilityLimits {
  lowest: number;
  highest: number;
}

/**
 * z-scores beyond these limits are more likely measurement errors than real: kept, shown, excluded from prevalence. Source: WHO and UNICEF,
 * "Recommendations for data collection, analysis and reporting on anthropometric indicators in children under 5 years old" (2019); for the
 * circumferences as WHO's package `anthro`.
 */
export const limits: Record<GrowthIndicator, PlausibilityLimits> = {
  HEIGHT_FOR_AGE: { lowest: -6, highest: 6 },
  WEIGHT_FOR_AGE: { lowest: -6, highest: 5 },
  WEIGHT_FOR_HEIGHT: { lowest: -5, highest: 5 },
  BMI_FOR_AGE: { lowest: -5, highest: 5 },
  HEAD_CIRCUMFERENCE_FOR_AGE: { lowest: -5, highest: 5 },
  ARM_CIRCUMFERENCE_FOR_AGE: { lowest: -5, highest: 5 },
};
