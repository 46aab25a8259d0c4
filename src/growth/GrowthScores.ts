import type { GrowthResult, ZScore } from './types.ts';

/**
 * The scores of many measurements, in columns: the z-scores of row `i` stand at position `i` of each array, rounded to 2 decimals, NaN
 * where there is none. `flags` holds the flags of the row as bits (see `flag`).
 */
export interface GrowthScores {
  readonly length: number;
  readonly heightForAge: Float64Array;
  readonly weightForAge: Float64Array;
  readonly weightForHeight: Float64Array;
  readonly bmiForAge: Float64Array;
  readonly headCircumferenceForAge: Float64Array;
  readonly armCircumferenceForAge: Float64Array;
  readonly flags: Uint16Array;
}

/** The bits of `flags`. The first six say that the score of that name is implausible. */
export const flag = {
  heightForAge: 1,
  weightForAge: 2,
  weightForHeight: 4,
  bmiForAge: 8,
  headCircumferenceForAge: 16,
  armCircumferenceForAge: 32,
  positionImplausible: 64,
  stunted: 128,
  severelyStunted: 256,
  wasted: 512,
  severelyWasted: 1024,
  underweight: 2048,
} as const;

/** Columns for a number of rows, to be filled by `scoreRow`. */
export function emptyScores(length: number): GrowthScores {
  const column = (): Float64Array => new Float64Array(length).fill(Number.NaN);
  return {
    length,
    heightForAge: column(),
    weightForAge: column(),
    weightForHeight: column(),
    bmiForAge: column(),
    headCircumferenceForAge: column(),
    armCircumferenceForAge: column(),
    flags: new Uint16Array(length),
  };
}

/** One row of the columns as an object. */
export function resultAt(scores: GrowthScores, row: number): GrowthResult {
  const flags = scores.flags[row] ?? 0;
  return {
    heightForAge: zScore(scores.heightForAge[row], has(flags, flag.heightForAge)),
    weightForAge: zScore(scores.weightForAge[row], has(flags, flag.weightForAge)),
    weightForHeight: zScore(scores.weightForHeight[row], has(flags, flag.weightForHeight)),
    bmiForAge: zScore(scores.bmiForAge[row], has(flags, flag.bmiForAge)),
    headCircumferenceForAge: zScore(scores.headCircumferenceForAge[row], has(flags, flag.headCircumferenceForAge)),
    armCircumferenceForAge: zScore(scores.armCircumferenceForAge[row], has(flags, flag.armCircumferenceForAge)),
    positionImplausible: has(flags, flag.positionImplausible),
    stunted: has(flags, flag.stunted),
    severelyStunted: has(flags, flag.severelyStunted),
    wasted: has(flags, flag.wasted),
    severelyWasted: has(flags, flag.severelyWasted),
    underweight: has(flags, flag.underweight),
  };
}

function has(flags: number, bit: number): boolean {
  return (flags & bit) !== 0;
}

function zScore(value: number | undefined, implausible: boolean): ZScore | null {
  return value === undefined || Number.isNaN(value) ? null : { value, implausible };
}
