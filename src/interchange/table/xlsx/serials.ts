const secondsPerDay = 86_400;

/** A format with a year or a day in it, outside of quoted text, colours and conditions. */
export function isDateFormat(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').replace(/general/gi, ''));
}

/**
 * A day number as a calendar date, ISO 8601, with the time of day where it has one. Excel's day 60, 29 February 1900,
 * never was; days before it are one off there, which no child's date is.
 */
export function dateOfSerial(serial: number, countsFrom1904: boolean): string {
  const seconds = Math.round(serial * secondsPerDay);
  const iso = new Date((countsFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + seconds * 1000).toISOString();
  return seconds % secondsPerDay === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** The number of a day, with its time of day, as a workbook counts from 1900; null for a day that there is not. */
export function serialOf(iso: string): number | null {
  const moment = Date.parse(`${iso.slice(0, 10)}T${iso.slice(11) || '00:00:00'}Z`);
  if (Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(iso.slice(0, 10))) return null;
  return (moment - Date.UTC(1899, 11, 30)) / 1000 / secondsPerDay;
}
