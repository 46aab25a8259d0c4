/** The date a number of calendar months earlier, ISO 8601; the last day of that month if the day does not exist in it. */
export function monthsEarlier(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The first day of the calendar month that is a number of months before the month of a date, ISO 8601. */
export function firstOfMonth(date: string, monthsBefore = 0): string {
  return monthsEarlier(`${date.slice(0, 7)}-01`, monthsBefore);
}

/** Days from one ISO 8601 date to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
