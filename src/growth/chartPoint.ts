import { dayOf } from './age.ts';
import { correctedHeight, isLength, isPositionImplausible, unitsPerCm } from './correctedHeight.ts';
import { measured } from './scoreRow.ts';
import type { GrowthIndicator, GrowthInput, MeasuringPosition } from './types.ts';

/** Position of a measurement on the reference curves of an indicator. */
export interface ChartPoint {
  /** Age in days, or for weight for height the corrected length or height in cm. */
  x: number;
  /** In the unit of the curves, as the standard takes it: the corrected height, the BMI from it. */
  value: number;
  /** The segment of curves it belongs to (`ReferenceStretch.position`). */
  position: MeasuringPosition | null;
}

/**
 * The point of a measurement on the curves of `referenceCurves`, corrected for the measuring position as `assessGrowth` does it; BMI
 * rounded to 3 decimals as the curves are.
 * @returns null where the indicator needs a value that was not measured, an age that the standards do not
 *   cover, or a weight in the presence of oedema. A height beyond the tables has a point, though no score.
 */
export function chartPoint(indicator: GrowthIndicator, input: Omit<GrowthInput, 'sex'>): ChartPoint | null {
  const day = dayOf(input.ageInDays);
  if (day === null) return null;
  const position = isPositionImplausible(input.position, input.ageInDays, day) ? null : input.position;
  const units = correctedHeight(measured(input.heightCm), position, day);
  const height = units / unitsPerCm;
  const weight = input.oedema ? Number.NaN : measured(input.weightKg);
  const standard = isLength(units, position, day) ? 'LYING' : 'STANDING';

  switch (indicator) {
    case 'HEIGHT_FOR_AGE':
      return point(day, height, standard);
    case 'WEIGHT_FOR_AGE':
      return point(day, weight, null);
    case 'WEIGHT_FOR_HEIGHT':
      return point(height, weight, standard);
    case 'BMI_FOR_AGE':
      return point(day, Math.round((weight / (height / 100) ** 2) * 1000) / 1000, standard);
    case 'HEAD_CIRCUMFERENCE_FOR_AGE':
      return point(day, measured(input.headCircumferenceCm), null);
    case 'ARM_CIRCUMFERENCE_FOR_AGE':
      return point(day, measured(input.upperArmCircumferenceCm), null);
  }
}

function point(x: number, value: number, position: MeasuringPosition | null): ChartPoint | null {
  return Number.isNaN(x) || Number.isNaN(value) ? null : { x, value, position };
}
