import { daysPerMonth } from './age.ts';
import type { MeasuringPosition } from './types.ts';

/**
 * Heights are corrected and compared in whole thousandths of a millimetre. In binary, 103.1 - 0.7 cm is
 * 102.39999999999999 cm and would be looked up beside its row; in whole numbers it is 102.4 cm. Tenths of a
 * millimetre would be exact as well, but would round a height given with three decimals, which WHO does not.
 */
export const unitsPerCm = 10_000;
export const unitsPerMm = 1_000;

/** Lying, a child measures 0.7 cm more than standing (WHO). */
const correction = 0.7 * unitsPerCm;

/** From this day of age height (standing) is the standard, before it length (lying). */
export const firstStandingDay = 731;

/** A younger child cannot stand to be measured: below 9 months of 30.4375 days. */
const standingFromDays = 9 * daysPerMonth;

/** Without age and position, a length: below 87 cm (WHO's package). */
const lengthBelow = 87 * unitsPerCm;

/**
 * Whether a position cannot be: STANDING below 9 months. It is then taken for unknown.
 * @param day the day of age as `dayOf` gives it: null where the standards have none, and nothing is said then.
 */
export function isPositionImplausible(position: MeasuringPosition | null, ageInDays: number | null, day: number | null): boolean {
  return position === 'STANDING' && day !== null && ageInDays !== null && ageInDays < standingFromDays;
}

/**
 * Length or height in thousandths of a millimetre, as the standard of the child's age takes it: below 731
 * days a STANDING height gets 0.7 cm added, from 731 days a LYING length gets 0.7 cm taken off. Not corrected
 * where the position or the age (`day`, null) is unknown.
 */
export function correctedHeight(heightCm: number, position: MeasuringPosition | null, day: number | null): number {
  const units = Math.round(heightCm * unitsPerCm);
  if (day === null) return units;
  if (day < firstStandingDay) return position === 'STANDING' ? units + correction : units;
  return position === 'LYING' ? units - correction : units;
}

/**
 * Whether a corrected height counts as length (below 731 days) or as height. Without an age the position decides,
 * else 87 cm does.
 * @param units corrected length or height, thousandths of a millimetre.
 */
export function isLength(units: number, position: MeasuringPosition | null, day: number | null): boolean {
  if (day !== null) return day < firstStandingDay;
  return position !== null ? position === 'LYING' : units < lengthBelow;
}
