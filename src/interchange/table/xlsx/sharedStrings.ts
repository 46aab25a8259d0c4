import { tableError } from '../../TableError.ts';
import { detached } from '../../values/text.ts';
import type { Archive } from '../archive.ts';
import { readXml } from './xml.ts';

/** The shared strings are the one part of a workbook that must be held in memory; more than this is refused. */
const mostBytes = 200_000_000;
/** What a string takes beside its characters. */
const bytesPerString = 32;
const mostUnpacked = 4 * 2 ** 30;

/**
 * The texts that cells refer to by number (ECMA-376 Part 1, 18.4). Formatting and phonetic readings are left out.
 * @throws TableError beyond 200 MB.
 */
export async function readSharedStrings(archive: Archive, part: string | null): Promise<string[]> {
  const strings: string[] = [];
  const stream = part === null ? null : await archive.part(part, mostUnpacked);
  if (stream === null) return strings;
  let current = '';
  let inText = false;
  let inReading = false;
  let bytes = 0;
  await readXml(stream, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inReading = true;
    },
    text: (text) => {
      if (inText && !inReading) current += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') {
        bytes += current.length + bytesPerString;
        if (bytes > mostBytes) throw tableError('interchange.tooMuchText');
        strings.push(detached(unescaped(current)));
      }
    },
  });
  return strings;
}

/** `_x000D_` stands for the character of that code (ECMA-376 Part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
