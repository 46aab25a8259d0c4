import { message, type Message, render } from '../../base/messages/index.ts';
import { monthNumbers } from './months.ts';
import { unitNames } from './units.ts';

/** Why a value cannot be read; the reason completes "row 3, column weight: ...". */
export class UnreadableCell extends Error {
  /** Name of the column, as in the header. */
  column: string | null = null;

  constructor(readonly reason: Message) {
    super(render(reason, 'en'));
  }
}

/** Characters without a width, which get into files from web pages. */
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const beyondAscii = /[^\x20-\x7e]/;

/** What files write for "not measured" or "not known". */
const missing = new Set([
  '',
  '-',
  '--',
  '---',
  '.',
  '..',
  '?',
  '*',
  '–',
  '—',
  '/',
  '\\n',
  'na',
  'n/a',
  'n.a',
  'n.a.',
  '#n/a',
  '#na',
  'nan',
  'null',
  '(null)',
  'nil',
  'none',
  'missing',
  'unknown',
  '#value!',
  '#ref!',
  '#div/0!',
  '#num!',
  '#name?',
  '#null!',
  'tidak ada',
  'tidak ada data',
  'tidak diketahui',
  'tidak tahu',
  'tidak diukur',
  'tidak hadir',
  'kosong',
  'belum',
  'belum diukur',
]);

/** A value without the spaces around it, of any kind, and without characters that cannot be seen. */
export function cleaned(cell: string): string {
  if (!beyondAscii.test(cell)) return cell.trim();
  return cell.replace(invisible, '').replace(/\s+/g, ' ').trim();
}

/** What programs write so that a spreadsheet takes a value for a text: `'0012`, `="0012"`. */
const asText = /^'(?=.)|^="(.*)"$/s;

/** The text of a cell, null where it says that there is no value. */
export function present(cell: string): string | null {
  const text = cleaned(cell).replace(asText, '$1');
  const first = text.charCodeAt(0);
  // What begins with a digit is a value.
  if (first >= 0x30 && first <= 0x39) return text;
  return text === '' || (text.length <= 16 && missing.has(text.toLowerCase())) ? null : text;
}

/** A text without the piece of the file that it was cut from, which would stay in memory as long as the text does. */
export function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

/** A text as it may be shown on a terminal: control characters and the like escaped, and no longer than that. */
export function printable(text: string, most = 60): string {
  const cut = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return cut.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

const longestShown = 12;
const mostDigitsShown = 8;
/** Words that are no names of people. */
const plainWords = new Set([
  'e',
  't',
  'z',
  'true',
  'false',
  'ya',
  'tidak',
  'yes',
  'no',
  'tahun',
  'thn',
  'th',
  'bulan',
  'bln',
  'hari',
  'hr',
  'years',
  'year',
  'months',
  'month',
  'days',
  'day',
  'utc',
  'wib',
  'wita',
  'wit',
  'am',
  'pm',
  'it',
  'x',
]);

/**
 * A value as a message may show it: short, and made of digits, signs, units and names of months. What may be a name or
 * an identity number is told by its length only.
 */
export function shown(text: string): string | Message {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const isPlain = words.every((word) => word.length === 1 || plainWords.has(word) || monthNumbers.has(word) || unitNames.has(word));
  const digits = text.replace(/\D/g, '').length;
  return text.length <= longestShown && digits <= mostDigitsShown && isPlain
    ? JSON.stringify(printable(text))
    : message('interchange.textOfLength', { length: text.length });
}
