import { firstStandingDay } from './correctedHeight.ts';
import { carriedTables, type GrowthTables, type LmsTable, offsetOf } from './tables.ts';
import type { GrowthIndicator, GrowthSex, MeasuringPosition } from './types.ts';
import { lmsValue } from './zScore.ts';

/** Values of the reference at one age or height, at -3 to +3 SD, in the unit of the curves. */
export interface ReferencePoint {
  /** Age in days, or length or height in cm. */
  x: number;
  minus3: number;
  minus2: number;
  minus1: number;
  median: number;
  plus1: number;
  plus2: number;
  plus3: number;
}

/** A segment of curves that may be drawn as lines. */
export interface ReferenceStretch {
  /** The position that the stretch assumes: LYING length or STANDING height; null if it does not matter. */
  position: MeasuringPosition | null;
  points: ReferencePoint[];
}

/** WHO's reference curves of an indicator for one sex. */
export interface ReferenceCurves {
  axis: 'AGE_IN_DAYS' | 'HEIGHT_IN_CM';
  unit: 'CM' | 'KG' | 'KG_PER_M2';
  stretches: ReferenceStretch[];
}

/**
 * WHO's reference curves of an indicator, for plotting; values by the LMS method, rounded to 3 decimals.
 *
 * Height and BMI for age have two stretches, lying below 731 days and standing from 731 days on, because the standard steps by 0.7 cm
 * between them. Weight for height comes by length (45 to 110 cm) and by height (65 to 120 cm), which overlap. The others have one stretch.
 */
export function referenceCurves(indicator: GrowthIndicator, sex: GrowthSex, tables: GrowthTables = carriedTables()): ReferenceCurves {
  const whole = (table: LmsTable, position: MeasuringPosition | null, keysPerX = 1): ReferenceStretch => ({
    position,
    points: points(table, sex, table.first, table.last, keysPerX),
  });
  const lyingThenStanding = (table: LmsTable): ReferenceStretch[] => [
    { position: 'LYING', points: points(table, sex, table.first, firstStandingDay - 1, 1) },
    { position: 'STANDING', points: points(table, sex, firstStandingDay, table.last, 1) },
  ];

  switch (indicator) {
    case 'HEIGHT_FOR_AGE':
      return { axis: 'AGE_IN_DAYS', unit: 'CM', stretches: lyingThenStanding(tables.heightForAge) };
    case 'WEIGHT_FOR_AGE':
      return { axis: 'AGE_IN_DAYS', unit: 'KG', stretches: [whole(tables.weightForAge, null)] };
    case 'WEIGHT_FOR_HEIGHT':
      return {
        axis: 'HEIGHT_IN_CM',
        unit: 'KG',
        stretches: [whole(tables.weightForLength, 'LYING', 10), whole(tables.weightForHeight, 'STANDING', 10)],
      };
    case 'BMI_FOR_AGE':
      return { axis: 'AGE_IN_DAYS', unit: 'KG_PER_M2', stretches: lyingThenStanding(tables.bmiForAge) };
    case 'HEAD_CIRCUMFERENCE_FOR_AGE':
      return { axis: 'AGE_IN_DAYS', unit: 'CM', stretches: [whole(tables.headCircumferenceForAge, null)] };
    case 'ARM_CIRCUMFERENCE_FOR_AGE':
      return { axis: 'AGE_IN_DAYS', unit: 'CM', stretches: [whole(tables.armCircumferenceForAge, null)] };
  }
}

/** @param keysPerX how many steps of the table make one unit of x. */
function points(table: LmsTable, sex: GrowthSex, from: number, to: number, keysPerX: number): ReferencePoint[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const key = from + index;
    const at = offsetOf(table, sex, key);
    const [l = Number.NaN, m = Number.NaN, s = Number.NaN] = table.values.subarray(at, at + 3);
    const value = (z: number): number => Math.round(lmsValue(z, l, m, s) * 1000) / 1000;
    return {
      x: key / keysPerX,
      minus3: value(-3),
      minus2: value(-2),
      minus1: value(-1),
      median: value(0),
      plus1: value(1),
      plus2: value(2),
      plus3: value(3),
    };
  });
}
