import { type Archive, mostOfSmallPart } from '../archive.ts';
import { isDateFormat } from './serials.ts';
import { readXml } from './xml.ts';

/** Number formats that are dates without being written out (ECMA-376 Part 1, 18.8.30), those of East Asia included. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Which cell styles show a number as a date: by the style's number. */
export async function readDateStyles(archive: Archive, part: string | null): Promise<boolean[]> {
  const styles: boolean[] = [];
  const stream = part === null ? null : await archive.part(part, mostOfSmallPart);
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
