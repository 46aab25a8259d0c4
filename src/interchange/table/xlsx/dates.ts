import type { Archive } from './archive.ts';
import { readXml } from './xml.ts';

/** Number formats that are dates without being written out (ECMA-376 Part 1, 18.8.30), those of East Asia included. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

const secondsPerDay = 86_400;

/** Which cell styles show a number as a date: by the style's number. */
export async function readDateStyles(archive: Archive, part: string | null): Promise<boolean[]> {
  const styles: boolean[] = [];
  const stream = part === null ? null : await archive.part(part);
  if (stream === null) return styles;
  const codes = new Map<number, string>();
  let inCellStyles = false;
  await readXml(stream, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attributes.numFmtId ?? 0);
        const code = codes.get(id);
        styles.push(code === undefined ? builtInDates.has(id) : isDateFormat(code));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

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
