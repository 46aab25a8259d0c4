import type { MeasurementFacts } from './MeasurementFacts.ts';

export interface WeightAlert {
  kind: 'SEVERE_WASTING' | 'NOT_GAINING_WEIGHT';
  /** The measurement that shows it. */
  by: MeasurementFacts;
  current: true;
}

/**
 * Facts about a child's weight:
 *
 * - SEVERE_WASTING: the newest measurement with a weight-for-height or oedema shows weight-for-height below -3 SD or bilateral pitting
 *   oedema, WHO's criteria of severe acute malnutrition (WHO 2013, "Guideline: updates on the management of severe acute malnutrition in
 *   infants and children"; PMK 2/2020 "gizi buruk").
 * - NOT_GAINING_WEIGHT: the newest weighing is the second in a row without adequate gain (2T). Buku KIA (Kementerian Kesehatan, print of
 *   May 2023): such a child is referred to a health worker.
 *
 * @param measurements oldest first.
 */
export function weightAlerts(measurements: readonly MeasurementFacts[]): WeightAlert[] {
  const alerts: WeightAlert[] = [];
  const wasting = measurements.findLast(({ severelyWasted }) => severelyWasted !== null);
  if (wasting?.severelyWasted === true) alerts.push({ kind: 'SEVERE_WASTING', by: wasting, current: true });
  const weighing = measurements.findLast(({ notGainingTwice }) => notGainingTwice !== null);
  if (weighing?.notGainingTwice === true) alerts.push({ kind: 'NOT_GAINING_WEIGHT', by: weighing, current: true });
  return alerts;
}
