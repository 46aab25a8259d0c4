import { firstOfMonth } from './months.ts';

/**
 * MISSED_WEIGHINGS: a child that was last weighed before this day has missed the given number of full calendar months in a row, and was not
 * weighed in the current one. With two months, on any day of June: before 1 April.
 *
 * Practice: a posyandu weighs once a calendar month, so a month counts as missed when it is over. For a child that was never weighed, the
 * months are counted from its birth or its registration, the first day on which it could have been weighed.
 *
 * @param today ISO 8601.
 */
export function missedBefore(today: string, missedMonths: number): string {
  return firstOfMonth(today, missedMonths);
}
