import type { IsoDate } from '../calendar.ts';
import { badUserInput } from '../errors.ts';
import type { MeasuringPosition } from './enums.ts';

/** What was measured, before it is judged. */
export interface MeasuredValues {
  measuredOn: IsoDate;
  weightKg?: number | null;
  heightCm?: number | null;
  position?: MeasuringPosition | null;
  headCircumferenceCm?: number | null;
  upperArmCircumferenceCm?: number | null;
  oedema?: boolean | null;
  ill?: boolean | null;
}

/**
 * Ranges outside of which a value is a slip of the hand rather than a child under five. Practice, not
 * regulation: they follow the entry limits of WHO's Anthro software. They are far wider than WHO's
 * plausibility limits for z-scores, beyond which a value is stored and flagged.
 */
export const measurementLimits = {
  weightKg: { lowest: 0.9, highest: 58, unit: 'kg' },
  heightCm: { lowest: 38, highest: 150, unit: 'cm' },
  headCircumferenceCm: { lowest: 25, highest: 64, unit: 'cm' },
  upperArmCircumferenceCm: { lowest: 6, highest: 35, unit: 'cm' },
} as const;

/** The child's birth date and what day it is: what a measuring date is checked against. */
export interface MeasuringDates {
  bornOn: IsoDate;
  today: IsoDate;
}

/**
 * Checks one measuring of a child.
 * @throws HubError BAD_USER_INPUT that names the first value that cannot be.
 */
export function checkMeasuredValues(values: MeasuredValues, { bornOn, today }: MeasuringDates): void {
  if (values.measuredOn > today) throw badUserInput(['input', 'measuredOn'], `${values.measuredOn} is in the future`, `a date up to today, ${today}`);
  if (values.measuredOn < bornOn) throw badUserInput(['input', 'measuredOn'], `${values.measuredOn} is before the child's birth`, `a date from ${bornOn} on`);
  checkWithinLimits(values);
  const measured = Object.keys(measurementLimits).some((name) => values[name as keyof typeof measurementLimits] != null);
  if (!measured && values.oedema !== true) {
    throw badUserInput(['input'], 'nothing was measured', `at least one of ${Object.keys(measurementLimits).join(', ')}, or oedema`);
  }
}

/** @throws HubError BAD_USER_INPUT that names the first value outside of `measurementLimits`. */
export function checkWithinLimits(values: { [Name in keyof typeof measurementLimits]?: number | null }): void {
  for (const name of Object.keys(measurementLimits) as (keyof typeof measurementLimits)[]) {
    const { lowest, highest, unit } = measurementLimits[name];
    const value = values[name];
    if (value != null && !(value >= lowest && value <= highest)) throw badUserInput(['input', name], `${value} ${unit} is out of range`, `${lowest} to ${highest} ${unit}`);
  }
}

/** The measured values with every absent one as null. */
export function valuesOf(input: MeasuredValues) {
  return {
    measuredOn: input.measuredOn,
    weightKg: input.weightKg ?? null,
    heightCm: input.heightCm ?? null,
    position: input.position ?? null,
    headCircumferenceCm: input.headCircumferenceCm ?? null,
    upperArmCircumferenceCm: input.upperArmCircumferenceCm ?? null,
    oedema: input.oedema ?? false,
    ill: input.ill ?? null,
  };
}
