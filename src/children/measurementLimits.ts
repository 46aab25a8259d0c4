import type { IsoDate } from '../base/calendar.ts';
import { badUserInput, type InputPath } from '../base/errors.ts';
import type { MeasuringPosition } from './enums.ts';

/** Measured values, before they are assessed. */
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

/** The accepted values, both ends included. */
export interface Range {
  readonly lowest: number;
  readonly highest: number;
  readonly unit: string;
}

/** A range in words: `0.9 to 58 kg`. */
export function rangeText({ lowest, highest, unit }: Range): string {
  return `${lowest} to ${highest} ${unit}`;
}

/**
 * Ranges outside which a value is an entry error rather than a real value of a child under five. Practice, not regulation: they follow the
 * entry limits of WHO's Anthro software. They are far wider than WHO's plausibility limits for z-scores, beyond which a value is stored and
 * flagged.
 */
export const measurementLimits = {
  weightKg: { lowest: 0.9, highest: 58, unit: 'kg' },
  heightCm: { lowest: 38, highest: 150, unit: 'cm' },
  headCircumferenceCm: { lowest: 25, highest: 64, unit: 'cm' },
  upperArmCircumferenceCm: { lowest: 6, highest: 35, unit: 'cm' },
} as const satisfies Record<string, Range>;

/** The child's birth date and the current day, which limit the date of a measurement. */
export interface MeasurementDates {
  bornOn: IsoDate;
  today: IsoDate;
}

/** Checks one measurement of a child. @throws HubError BAD_USER_INPUT that names the first impossible value. */
export function checkMeasuredValues(values: MeasuredValues, { bornOn, today }: MeasurementDates): void {
  if (values.measuredOn > today) throw badUserInput(['input', 'measuredOn'], 'shared.dateInFuture', { date: values.measuredOn, today });
  if (values.measuredOn < bornOn) throw badUserInput(['input', 'measuredOn'], 'shared.beforeBirth', { date: values.measuredOn, bornOn });
  checkWithinLimits(values);
  const measured = Object.keys(measurementLimits).some((name) => values[name as keyof typeof measurementLimits] != null);
  if (!measured && values.oedema !== true) {
    throw badUserInput(['input'], 'children.nothingMeasured', { names: Object.keys(measurementLimits).join(', ') });
  }
}

/** @throws HubError BAD_USER_INPUT that names the first value outside of `measurementLimits`. */
export function checkWithinLimits(values: { [Name in keyof typeof measurementLimits]?: number | null }): void {
  for (const name of Object.keys(measurementLimits) as (keyof typeof measurementLimits)[]) {
    checkWithin(measurementLimits[name], values[name], ['input', name]);
  }
}

/** @throws HubError BAD_USER_INPUT for a value outside the range. */
export function checkWithin({ lowest, highest, unit }: Range, value: number | null | undefined, inputPath: InputPath): void {
  if (value == null || (value >= lowest && value <= highest)) return;
  const mistake = Object.entries(mistakenUnits[unit] ?? {}).find(([, factor]) => value * factor >= lowest && value * factor <= highest);
  if (mistake === undefined) throw badUserInput(inputPath, 'shared.outOfRangeWithUnit', { value, unit, lowest, highest });
  const [other, factor] = mistake;
  const meant = Number((value * factor).toPrecision(6));
  throw badUserInput(inputPath, 'children.otherUnit', { value, unit, lowest, highest, other, meant });
}

/** Units in which a value may have been entered by mistake, with their factor to the expected unit. */
const mistakenUnits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  kg: { g: 0.001, decimal: 0.1 },
  cm: { mm: 0.1, m: 100 },
};

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
