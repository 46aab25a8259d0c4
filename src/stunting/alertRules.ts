import { heightAlerts, type HeightAlert, type Heights } from './alertRulesHeight.ts';
import { weightAlerts, type WeightAlert } from './alertRulesWeight.ts';
import type { AlertThresholds } from './alertThresholds.ts';
import type { MeasurementFacts } from './MeasurementFacts.ts';

/** A fact about a child that an alert reports. */
export type StandingAlert = (HeightAlert | WeightAlert | PlausibilityAlert) & {
  /** The day of the measurement since which it has held without a break, ISO 8601. */
  since: string;
};

type HoldThresholds = Pick<AlertThresholds, 'hazFall' | 'hazFallMonths'>;

/**
 * The facts about a child by its measurements: at most one fact of each kind. They depend only on the measurements, not on how these came
 * about, so corrections, voidings and late entries are handled like any other history.
 *
 * @param measurements measurements that count, oldest first.
 */
export function standingAlerts(measurements: readonly MeasurementFacts[], thresholds: HoldThresholds): StandingAlert[] {
  const standing: StandingAlert[] = holding(measurements, thresholds).map((alert) => ({ ...alert, since: alert.by.measuredOn }));
  // Goes back from the newest measurement, as long as some fact has held without a break.
  let unbroken = standing;
  for (let length = measurements.length; unbroken.length > 0 && length > 0; length--) {
    const held = holding(measurements.slice(0, length), thresholds);
    unbroken = unbroken.filter(({ kind }) => held.some((alert) => alert.kind === kind));
    for (const alert of unbroken) alert.since = measurements[length - 1]?.measuredOn ?? alert.since;
  }
  return [...standing, ...implausible(measurements)];
}

export interface PlausibilityAlert {
  kind: 'IMPLAUSIBLE_MEASUREMENT';
  /** The newest implausible measurement. */
  by: MeasurementFacts;
  current: true;
}

/**
 * IMPLAUSIBLE_MEASUREMENT: a measurement that counts is more likely an error than a true value. The fact is about the measurement, not
 * about the child. Its correction ends the alert; a later, plausible measurement does not.
 */
function implausible(measurements: readonly MeasurementFacts[]): StandingAlert[] {
  const by = measurements.findLast((measurement) => measurement.implausible);
  return by === undefined ? [] : [{ kind: 'IMPLAUSIBLE_MEASUREMENT', by, current: true, since: by.measuredOn }];
}

function holding(measurements: readonly MeasurementFacts[], thresholds: HoldThresholds): (HeightAlert | WeightAlert)[] {
  const heights: Heights = measurements.filter((measurement): measurement is Heights[number] => measurement.haz !== null);
  return [...heightAlerts(heights, thresholds), ...weightAlerts(measurements)];
}
