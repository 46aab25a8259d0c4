import { proposedRecovery, recoveryDays } from './deriveCase.ts';
import type { MeasurementFacts } from './MeasurementFacts.ts';
import { daysBetween, monthsEarlier } from './months.ts';

/** Measurements with a plausible height-for-age, oldest first. */
export type Heights = readonly (MeasurementFacts & { haz: number })[];

export interface HeightAlert {
  kind: 'NEW_STUNTING' | 'SEVERE_STUNTING' | 'WORSENING' | 'RECOVERED';
  /** The last measurement that shows it. */
  by: MeasurementFacts;
  /** Whether the newest height-for-age shows it too, so that it may be raised. */
  current: boolean;
  /** WORSENING: the height-for-age z-score that it fell from. */
  earlierHaz?: number;
}

/**
 * Facts about a child's height, by its height-for-age (WHO Child Growth Standards; PMK 2/2020):
 *
 * - NEW_STUNTING: below -2 SD ("pendek"), until recovered.
 * - SEVERE_STUNTING: below -3 SD ("sangat pendek"), until two measurements at least 28 days apart are at or above -3 SD. It replaces
 *   NEW_STUNTING, which does not return while the child is stunted: one alert for one fact, by the more severe kind.
 * - RECOVERED: was below -2 SD, and meets the rule by which a case proposes a recovery.
 * - WORSENING: see `worsening`.
 *
 * One measurement at or above the cut-off does not end a fact: a length is accurate to about 0.1 or 0.2 SD, and a child near -2 SD would
 * otherwise raise an alert every month.
 */
export function heightAlerts(heights: Heights, { hazFall, hazFallMonths }: { hazFall: number; hazFallMonths: number }): HeightAlert[] {
  const newest = heights.at(-1);
  if (newest === undefined) return [];
  const stunted = currentEpisode(heights, (height) => height.stunted);
  const severe = currentEpisode(heights, (height) => height.severelyStunted);
  const alerts: HeightAlert[] = [];

  if (severe !== null) alerts.push({ kind: 'SEVERE_STUNTING', by: severe.last, current: newest.severelyStunted });
  else if (stunted !== null && !heights.some((height) => height.severelyStunted && height.measuredOn >= stunted.first.measuredOn)) {
    alerts.push({ kind: 'NEW_STUNTING', by: stunted.last, current: newest.stunted });
  }

  const recovered = proposedRecovery(heights);
  if (recovered !== null && heights.some((height) => height.stunted)) {
    alerts.push({ kind: 'RECOVERED', by: heights.find(({ id }) => id === recovered.id) ?? newest, current: true });
  }

  const episodeStart = (severe ?? stunted)?.first.measuredOn ?? '';
  const earlierHaz = worsening(
    heights.filter(({ measuredOn }) => measuredOn >= episodeStart),
    { hazFall, hazFallMonths },
  );
  if (earlierHaz !== null) alerts.push({ kind: 'WORSENING', by: newest, current: true, earlierHaz });
  return alerts;
}

/**
 * WORSENING: the newest height-for-age lies at least `hazFall` SD below the highest one of the `hazFallMonths` calendar
 * months before it. Practice. Growth studies measure the change of height-for-age between two points of time. Here the earlier point is
 * the highest one within the months, because a child that rose and then fell has lost what it gained. Half
 * an SD is two to three times the difference between two readings of one length.
 *
 * A fall into stunting or severe stunting crosses a cut-off of PMK 2/2020, and the alert of that category reports it. So that this fall is
 * not reported twice, the caller passes only the heights from the start of the episode on.
 *
 * @param heights oldest first.
 * @returns the z-score that it fell from; null if it did not fall that much.
 */
export function worsening(heights: Heights, { hazFall, hazFallMonths }: { hazFall: number; hazFallMonths: number }): number | null {
  const newest = heights.at(-1);
  if (newest === undefined) return null;
  const from = monthsEarlier(newest.measuredOn, hazFallMonths);
  const highest = Math.max(
    ...heights
      .slice(0, -1)
      .filter(({ measuredOn }) => measuredOn >= from)
      .map(({ haz }) => haz),
  );
  // Scores have two decimals: -1.1 - -1.6 is not 0.5 in binary.
  return Math.round((highest - newest.haz) * 100) >= Math.round(hazFall * 100) ? highest : null;
}

/**
 * The current episode: from the first measurement below a cut-off to the last one. Null if it has ended, that is, if two later measurements
 * at least 28 days apart are at or above the cut-off.
 */
function currentEpisode(
  heights: Heights,
  isBelow: (height: MeasurementFacts) => boolean,
): { first: MeasurementFacts; last: MeasurementFacts } | null {
  let below: MeasurementFacts[] = [];
  let backSince: MeasurementFacts | null = null;
  for (const height of heights) {
    if (isBelow(height)) {
      below.push(height);
      backSince = null;
    } else {
      backSince ??= height;
      if (daysBetween(backSince.measuredOn, height.measuredOn) >= recoveryDays) below = [];
    }
  }
  const [first] = below;
  const last = below.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}
