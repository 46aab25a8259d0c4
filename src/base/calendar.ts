import { dateFormat } from './localeFormats.ts';

/** A calendar date, ISO 8601: `2024-07-30`. */
export type IsoDate = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a date that exists, written as ISO 8601. */
export function isIsoDate(text: string): boolean {
  const parts = shape.exec(text);
  if (!parts) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && Number(parts[1]) >= 1900;
}

/** The current calendar day in a time zone. */
export function todayIn(timeZone: string, now: Date = new Date()): IsoDate {
  return dateFormat(timeZone).format(now);
}

/** The date a number of whole months earlier; the last day of that month if the day does not exist in it. */
export function monthsBefore(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10);
}
