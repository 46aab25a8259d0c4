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
 * @param measurings measurements that count, oldest first.
 */
export function standingAlerts(measurings: readonly MeasurementFacts[], thresholds: HoldThresholds): StandingAlert[] {
  const standing: StandingAlert[] = holding(measurings, thresholds).map((alert) => ({ ...alert, since: alert.by.measuredOn }));
  // From the newest measurement back, while some fact has held without a break.
  let unbroken = standing;
  for (let length = measurings.length; unbroken.length > 0 && length > 0; length--) {
    const held = holding(measurings.slice(0, length), thresholds);
    unbroken = unbroken.filter(({ kind }) => held.some((alert) => alert.kind === kind));
    for (const alert of unbroken) alert.since = measurings[length - 1]?.measuredOn ?? alert.since;
  }
  return [...standing, ...implausible(measurings)];
}

export interface PlausibilityAlert {
  kind: 'IMPLAUSIBLE_MEASUREMENT';
  /** The newest implausible measurement. */
  by: MeasurementFacts;
  current: true;
}

/**
 * IMPLAUSIBLE_MEASUREMENT: a measurement that counts is more likely an error than the child. The fact is one of that measurement, not of
 * the child: a later, plausible one does not end it, its correction does.
 */
function implausible(measurings: readonly MeasurementFacts[]): StandingAlert[] {
  const by = measurings.findLast((measuring) => measuring.implausible);
  return by === undefined ? [] : [{ kind: 'IMPLAUSIBLE_MEASUREMENT', by, current: true, since: by.measuredOn }];
}

function holding(measurings: readonly MeasurementFacts[], thresholds: HoldThresholds): (HeightAlert | WeightAlert)[] {
  const heights: Heights = measurings.filter((measuring): measuring is Heights[number] => measuring.haz !== null);
  return [...heightAlerts(heights, thresholds), ...weightAlerts(measurings)];
}
