import { isNotGainingTwice } from '../growth/index.ts';
import type { MeasurementFacts } from '../stunting/MeasurementFacts.ts';
import type { Measurement } from './Measurement.ts';

/** The part of a measurement that case and alert rules use. */
export type JudgedMeasurement = Pick<
  Measurement,
  | 'id'
  | 'measuredOn'
  | 'weightKg'
  | 'oedema'
  | 'haz'
  | 'hazImplausible'
  | 'whz'
  | 'whzImplausible'
  | 'stunted'
  | 'severelyStunted'
  | 'severelyWasted'
  | 'weightTrend'
  | 'implausibleBy'
>;

/**
 * A child's measurements as case and alert rules use them, oldest first.
 * @param measurements those that count, newest first.
 */
export function measurementFactsOf(measurements: readonly JudgedMeasurement[]): MeasurementFacts[] {
  const weighings = measurements.filter(({ weightKg }) => weightKg !== null);
  return measurements.toReversed().map((measurement) => ({
    id: measurement.id,
    measuredOn: measurement.measuredOn,
    haz: measurement.hazImplausible === false ? measurement.haz : null,
    stunted: measurement.stunted,
    severelyStunted: measurement.severelyStunted,
    severelyWasted:
      (measurement.whz !== null && measurement.whzImplausible === false) || measurement.oedema ? measurement.severelyWasted : null,
    implausible: measurement.implausibleBy.length > 0,
    notGainingTwice: measurement.weightKg === null ? null : isNotGainingTwice(measurement, weighings),
  }));
}
