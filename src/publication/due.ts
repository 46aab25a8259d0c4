import type { IsoDate } from '../base/calendar.ts';

/**
 * A month is published on this day of the next month, or at the next start of a hub after it: late entries have arrived by then (practice).
 */
export const publicationDay = 10;

/** The last month that is published on a day, as a number: year * 12 + month - 1. */
export function lastDue(today: IsoDate): number {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return month - (Number(today.slice(8, 10)) < publicationDay ? 2 : 1);
}
