import { dayOf } from './age.ts';
import { correctedHeight, isLength, isPositionImplausible, unitsPerCm, unitsPerMm } from './correctedHeight.ts';
import { flag, type GrowthScores } from './GrowthScores.ts';
import { limits, type PlausibilityLimits } from './plausibility.ts';
import { prevalenceFlags } from './prevalence.ts';
import { type GrowthTables, type LmsTable, offsetOf } from './tables.ts';
import type { GrowthInput, GrowthSex, MeasuringPosition } from './types.ts';
import { lmsZ, restrictedZ, round2 } from './zScore.ts';

/**
 * Scores one measurement into a row of columns, as `assessGrowth` describes it. Missing values are NaN from here on: every comparison with
 * them is false and every score from them NaN.
 */
export function scoreRow(input: GrowthInput, tables: GrowthTables, scores: GrowthScores, row: number): void {
  const { sex, oedema } = input;
  const day = dayOf(input.ageInDays);
  const outsideAges = input.ageInDays !== null && day === null;
  const positionImplausible = isPositionImplausible(input.position, input.ageInDays, day);
  const position = positionImplausible ? null : input.position;
  const units = correctedHeight(measured(input.heightCm), position, day);
  const height = units / unitsPerCm;
  const weight = oedema ? Number.NaN : measured(input.weightKg);

  const heightForAge = round2(scoreForAge(tables.heightForAge, sex, day, height, lmsZ));
  const weightForAge = round2(scoreForAge(tables.weightForAge, sex, day, weight, restrictedZ));
  const weightForHeight = outsideAges ? Number.NaN : round2(scoreForHeight(tables, sex, day, position, units, weight));
  const bmiForAge = round2(scoreForAge(tables.bmiForAge, sex, day, weight / (height / 100) ** 2, restrictedZ));
  const headCircumferenceForAge = round2(
    scoreForAge(tables.headCircumferenceForAge, sex, day, measured(input.headCircumferenceCm), restrictedZ),
  );
  const armCircumferenceForAge = round2(
    scoreForAge(tables.armCircumferenceForAge, sex, day, measured(input.upperArmCircumferenceCm), restrictedZ),
  );

  scores.heightForAge[row] = heightForAge;
  scores.weightForAge[row] = weightForAge;
  scores.weightForHeight[row] = weightForHeight;
  scores.bmiForAge[row] = bmiForAge;
  scores.headCircumferenceForAge[row] = headCircumferenceForAge;
  scores.armCircumferenceForAge[row] = armCircumferenceForAge;
  const implausible =
    (isOutside(heightForAge, limits.HEIGHT_FOR_AGE) ? flag.heightForAge : 0) |
    (isOutside(weightForAge, limits.WEIGHT_FOR_AGE) ? flag.weightForAge : 0) |
    (isOutside(weightForHeight, limits.WEIGHT_FOR_HEIGHT) ? flag.weightForHeight : 0) |
    (isOutside(bmiForAge, limits.BMI_FOR_AGE) ? flag.bmiForAge : 0) |
    (isOutside(headCircumferenceForAge, limits.HEAD_CIRCUMFERENCE_FOR_AGE) ? flag.headCircumferenceForAge : 0) |
    (isOutside(armCircumferenceForAge, limits.ARM_CIRCUMFERENCE_FOR_AGE) ? flag.armCircumferenceForAge : 0);
  scores.flags[row] =
    implausible |
    (positionImplausible ? flag.positionImplausible : 0) |
    prevalenceFlags(heightForAge, weightForAge, weightForHeight, implausible, oedema && !outsideAges);
}

/** The value, or NaN if it was not measured: missing, or 0 or less. */
export function measured(value: number | null): number {
  return value !== null && value > 0 ? value : Number.NaN;
}

function isOutside(z: number, { lowest, highest }: PlausibilityLimits): boolean {
  return z < lowest || z > highest;
}

type Formula = (y: number, l: number, m: number, s: number) => number;

function scoreForAge(table: LmsTable, sex: GrowthSex, day: number | null, y: number, formula: Formula): number {
  if (Number.isNaN(y) || day === null || day < table.first || day > table.last) return Number.NaN;
  const at = offsetOf(table, sex, day);
  return formula(y, valueAt(table, at), valueAt(table, at + 1), valueAt(table, at + 2));
}

/** @param units corrected length or height, thousandths of a millimetre. */
function scoreForHeight(
  tables: GrowthTables,
  sex: GrowthSex,
  day: number | null,
  position: MeasuringPosition | null,
  units: number,
  weight: number,
): number {
  if (Number.isNaN(units) || Number.isNaN(weight)) return Number.NaN;
  const table = isLength(units, position, day) ? tables.weightForLength : tables.weightForHeight;
  if (units < table.first * unitsPerMm || units > table.last * unitsPerMm) return Number.NaN;
  const step = Math.floor(units / unitsPerMm);
  const share = (units - step * unitsPerMm) / unitsPerMm;
  const at = offsetOf(table, sex, step);
  // Exactly on a step there is nothing to interpolate; after the last step there is no next one.
  const next = share === 0 ? at : at + 3;
  const l = between(valueAt(table, at), valueAt(table, next), share);
  const m = between(valueAt(table, at + 1), valueAt(table, next + 1), share);
  const s = between(valueAt(table, at + 2), valueAt(table, next + 2), share);
  return restrictedZ(weight, l, m, s);
}

function valueAt(table: LmsTable, offset: number): number {
  return table.values[offset] ?? Number.NaN;
}

function between(lower: number, upper: number, share: number): number {
  return lower + share * (upper - lower);
}
