import { flag } from './GrowthScores.ts';

/**
 * What a child counts as in the prevalence of a survey or an area, as bits of `flag`:
 *
 * - stunted: height for age below -2, severely: below -3;
 * - wasted: weight for height below -2, or oedema; severely: below -3, or oedema;
 * - underweight: weight for age below -2, or oedema.
 *
 * Only plausible scores count; a comparison with NaN (no score) is false. Source: WHO and UNICEF,
 * "Recommendations for data collection, analysis and reporting on anthropometric indicators in children under 5
 * years old" (2019).
 *
 * @param implausible bits of the scores that are implausible.
 * @param oedema oedema at an age that the standards cover, or at an unknown one; WHO leaves older children out.
 */
export function prevalenceFlags(
  heightForAge: number,
  weightForAge: number,
  weightForHeight: number,
  implausible: number,
  oedema: boolean,
): number {
  let flags = 0;
  if (!(implausible & flag.heightForAge)) {
    if (heightForAge < -2) flags |= flag.stunted;
    if (heightForAge < -3) flags |= flag.severelyStunted;
  }
  if (!(implausible & flag.weightForHeight)) {
    if (weightForHeight < -2) flags |= flag.wasted;
    if (weightForHeight < -3) flags |= flag.severelyWasted;
  }
  if (!(implausible & flag.weightForAge) && weightForAge < -2) flags |= flag.underweight;
  return oedema ? flags | flag.wasted | flag.severelyWasted | flag.underweight : flags;
}
