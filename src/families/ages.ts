import { monthsBefore, type IsoDate } from '../base/calendar.ts';

/** Whether somebody is so many to so many completed years old on a day; not known without a birth date. */
export function isAged(bornOn: IsoDate | null, { from, to }: { from: number; to: number }, on: IsoDate): boolean {
  return bornOn !== null && bornOn <= monthsBefore(on, 12 * from) && bornOn > monthsBefore(on, 12 * (to + 1));
}

/** Whether somebody has not yet completed so many months on a day; not known without a birth date. */
export function isYoungerThanMonths(bornOn: IsoDate | null, months: number, on: IsoDate): boolean {
  return bornOn !== null && bornOn > monthsBefore(on, months);
}

/** The SQL of `isAged`. */
export function agedSql(bornOn: string, { from, to }: { from: number; to: number }, on: string): string {
  return `(${bornOn} <= ${monthsBeforeSql(on, 12 * from)} and ${bornOn} > ${monthsBeforeSql(on, 12 * (to + 1))})`;
}

/** The SQL of `isYoungerThanMonths`. */
export function youngerThanMonthsSql(bornOn: string, months: number, on: string): string {
  return `${bornOn} > ${monthsBeforeSql(on, months)}`;
}

function monthsBeforeSql(on: string, months: number): string {
  return `(${on} - interval '${months} months')::date`;
}
