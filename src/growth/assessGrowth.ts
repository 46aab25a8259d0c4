import { emptyScores, resultAt } from './GrowthScores.ts';
import { scoreRow } from './scoreRow.ts';
import { carriedTables, type GrowthTables } from './tables.ts';
import type { GrowthInput, GrowthResult } from './types.ts';

/** Scoring is synchronous, so one row serves every call. */
const scratch = emptyScores(1);

/**
 * Assesses one measurement by the WHO Child Growth Standards, equal to WHO's package `anthro` to the second decimal. The only input where
 * it differs is a lying length of 103.1 cm at 731 days or more: corrected by 0.7 cm that is 102.4 cm, which the package, counting in
 * binary, takes for 102.39999999999999.
 *
 * - Height-for-age has unrestricted tails, the other indicators restricted ones.
 * - Age: scores for age from day 0 to 1826 (below 60 months of 30.4375 days); arm circumference from day 91.
 * - Position: below 731 days 0.7 cm is added to a STANDING height, from 731 days taken off a LYING length; an
 *   unknown position is not corrected; STANDING below 9 months is treated as unknown and flagged.
 * - Weight for height: by length (45 to 110 cm) below 731 days, by height (65 to 120 cm) from there; between two
 *   steps of 0.1 cm L, M and S are interpolated. Without an age the position decides, else 87 cm does; the height
 *   is then not corrected. An age outside of the standards has no score.
 * - Oedema: no weight-for-age, weight-for-height or BMI score; counts as severely wasted and underweight, unless
 *   the age is outside of the standards.
 *
 * Source: WHO Multicentre Growth Reference Study Group, "WHO Child Growth Standards: Methods and development"
 * (2006, 2007).
 *
 * @param tables WHO's tables; the ones the hub carries by default.
 */
export function assessGrowth(input: GrowthInput, tables: GrowthTables = carriedTables()): GrowthResult {
  scoreRow(input, tables, scratch, 0);
  return resultAt(scratch, 0);
}
