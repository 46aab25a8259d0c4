import { isNotGainingTwice } from '../growth/index.ts';
import type { Measuring } from '../stunting/Measuring.ts';
import type { Measurement } from './Measurement.ts';

/** What case and alert rules look at of a measurement. */
export type JudgedMeasurement = Pick<
  Measurement,
  'id' | 'measuredOn' | 'weightKg' | 'oedema' | 'haz' | 'hazImplausible' | 'whz' | 'whzImplausible' | 'stunted' | 'severelyStunted' | 'severelyWasted' | 'weightTrend'
>;

/**
 * A child's measurements as case and alert rules look at them, oldest first.
 * @param measurements those that count, newest first.
 */
export function measuringsOf(measurements: readonly JudgedMeasurement[]): Measuring[] {
  const weighings = measurements.filter(({ weightKg }) => weightKg !== null);
  return measurements.toReversed().map((measurement) => ({
    id: measurement.id,
    measuredOn: measurement.measuredOn,
    haz: measurement.hazImplausible === false ? measurement.haz : null,
    stunted: measurement.stunted,
    severelyStunted: measurement.severelyStunted,
    severelyWasted: (measurement.whz !== null && measurement.whzImplausible === false) || measurement.oedema ? measurement.severelyWasted : null,
    notGainingTwice: measurement.weightKg === null ? null : isNotGainingTwice(measurement, weighings),
  }));
}
