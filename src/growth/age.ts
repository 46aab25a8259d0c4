/** Mean length of a month in days, as WHO counts age in months. */
export const daysPerMonth = 30.4375;

/** WHO's standards end below 60 months of 30.4375 days: the last day of age that is scored. */
export const lastDay = 1826;

/** The standards end below this age. */
export const endsAtDays = 60 * daysPerMonth;

const millisecondsPerDay = 86_400_000;

/** Age in whole days between two calendar dates, ISO 8601. */
export function ageInDays(bornOn: string, measuredOn: string): number {
  return Math.round((Date.parse(`${measuredOn}T00:00:00Z`) - Date.parse(`${bornOn}T00:00:00Z`)) / millisecondsPerDay);
}

/** Completed calendar months between two dates, ISO 8601: born 31 January, one month old on 1 March in a common year. */
export function ageInMonths(bornOn: string, on: string): number {
  const [bornYear, bornMonth, bornDay] = parts(bornOn);
  const [year, month, day] = parts(on);
  return (year - bornYear) * 12 + (month - bornMonth) - (day < bornDay ? 1 : 0);
}

/** WHO's conversion if only a possibly fractional age in months is known: rounded half up to whole days. */
export function monthsToDays(months: number): number {
  return Math.floor(months * daysPerMonth + 0.5);
}

/**
 * The day of age that the standards are looked up at, 0 to 1826; null where they have none: below birth, from 60
 * months, and where the age is not known. A fraction is rounded half up, after the limit was applied.
 */
export function dayOf(ageInDays: number | null): number | null {
  return ageInDays !== null && ageInDays >= 0 && ageInDays < endsAtDays ? Math.floor(ageInDays + 0.5) : null;
}

function parts(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}
