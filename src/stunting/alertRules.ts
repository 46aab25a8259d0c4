import { heightAlerts, type HeightAlert, type Heights } from './alertRulesHeight.ts';
import { weightAlerts, type WeightAlert } from './alertRulesWeight.ts';
import type { AlertThresholds } from './alertThresholds.ts';
import type { Measuring } from './Measuring.ts';

/** A fact that holds of a child and that an alert tells. */
export type StandingAlert = (HeightAlert | WeightAlert) & {
  /** The day of the measuring since which it has held without a break, ISO 8601. */
  since: string;
};

type HoldThresholds = Pick<AlertThresholds, 'hazFall' | 'hazFallMonths'>;

/**
 * What holds of a child by its measurings: at most one fact of a kind. It follows from the measurings alone, however
 * they came to be as they are, so that a correction, a voiding or a late entry is judged like any other history.
 *
 * @param measurings those that count, oldest first.
 */
export function standingAlerts(measurings: readonly Measuring[], thresholds: HoldThresholds): StandingAlert[] {
  const standing = holding(measurings, thresholds).map((alert) => ({ ...alert, since: alert.by.measuredOn }));
  // Back from the newest measuring, for as long as some fact has held without a break.
  let unbroken = standing;
  for (let length = measurings.length; unbroken.length > 0 && length > 0; length--) {
    const held = holding(measurings.slice(0, length), thresholds);
    unbroken = unbroken.filter(({ kind }) => held.some((alert) => alert.kind === kind));
    for (const alert of unbroken) alert.since = measurings[length - 1]?.measuredOn ?? alert.since;
  }
  return standing;
}

function holding(measurings: readonly Measuring[], thresholds: HoldThresholds): (HeightAlert | WeightAlert)[] {
  const heights: Heights = measurings.filter((measuring): measuring is Heights[number] => measuring.haz !== null);
  return [...heightAlerts(heights, thresholds), ...weightAlerts(measurings)];
}
