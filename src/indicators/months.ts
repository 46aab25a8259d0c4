import { badUserInput } from '../base/errors.ts';

/** A calendar month, ISO 8601: `2024-07`. */
export type IsoMonth = string;

/** Highest number of months in one series: five years, as long as a child is under growth monitoring. */
export const mostMonths = 60;

/** The number of a month in the rollup: year * 12 + month - 1, so that months can be subtracted. */
export function monthNumber(month: IsoMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The month of a number. */
export function monthOf(number: number): IsoMonth {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** Months from one to another, both included, as numbers. */
export interface MonthSpan {
  from: number;
  to: number;
}

/**
 * Reads the arguments `from` and `to`.
 * @param today the current day: its month is the last one that can be requested.
 * @throws HubError BAD_USER_INPUT for months in the wrong order, in the future, or too many.
 */
export function monthSpan(from: IsoMonth, to: IsoMonth, today: string): MonthSpan {
  const span = { from: monthNumber(from), to: monthNumber(to) };
  const current = today.slice(0, 7);
  if (to > current) throw badUserInput(['to'], 'indicators.monthInFuture', { month: to, current });
  if (span.from > span.to) throw badUserInput(['from'], 'indicators.fromAfterTo', { from, to });
  if (span.to - span.from >= mostMonths)
    throw badUserInput(['from'], 'indicators.tooManyMonths', {
      count: span.to - span.from + 1,
      most: mostMonths,
      earliest: monthOf(span.to - mostMonths + 1),
    });
  return span;
}

/** SQL of the month number of a date. (`date_part` returns a binary number. `extract` returns a decimal and takes three times as long.) */
export function monthNumberSql(date: string): string {
  return `(date_part('year', ${date}) * 12 + date_part('month', ${date}) - 1)::int`;
}

/** SQL of the last day of a month by its number. */
export function lastDaySql(month: string): string {
  return `(make_date((${month} + 1) / 12, (${month} + 1) % 12 + 1, 1) - 1)`;
}

/** SQL of the calendar day of an instant, in the hub's time zone. */
export function localDaySql(instant: string): string {
  return `(${instant} at time zone (select time_zone from indicator_state))::date`;
}
