import type { StuntingCause } from './suggestCauses.ts';

/** A kind of program that a cause calls for. */
export type RecommendedKind = 'UMKM_CAPITAL' | 'FOOD_AID' | 'FOOD_NUTRITION_EDUCATION' | 'REFERRAL_SERVICE' | 'BPJS';

/**
 * Recommendations for each group. Source: the regent's words at the launch of the 285 Kampung KB (30 July 2024): the parents of poor
 * stunted children get capital and food aid, able families get nutrition education. Care for those often ill, by referral and health
 * insurance, is practice.
 */
export const recommendations: Readonly<Record<StuntingCause, readonly RecommendedKind[]>> = {
  POVERTY: ['UMKM_CAPITAL', 'FOOD_AID'],
  FAMILIAL_SHORT_STATURE: ['FOOD_NUTRITION_EDUCATION'],
  RECURRENT_ILLNESS: ['REFERRAL_SERVICE', 'BPJS'],
};

/** The kinds of program that follow from causes, each once, in the order of the causes. */
export function recommendedFor(causes: readonly StuntingCause[]): RecommendedKind[] {
  return [...new Set(causes.flatMap((cause) => recommendations[cause]))];
}
