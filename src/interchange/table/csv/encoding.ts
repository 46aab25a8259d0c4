import { isAscii, isUtf8 } from 'node:buffer';
import { tableError, type TableError } from '../../TableError.ts';
import { utf16 } from '../source/contentKind.ts';
import type { Source } from '../source/Source.ts';

/** How the bytes of a text file become characters. */
export interface Encoding {
  /** As `TextDecoder` names it. */
  name: string;
  why: string;
  /** Two encodings fit, and the text differs by which of them is meant. */
  undecided: boolean;
}

const otherNames: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  cp1252: 'windows-1252',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
};

/**
 * An encoding by the name that a user gives: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `macroman`, or any other
 * of the Encoding Standard in which ASCII stands for itself.
 * @see https://encoding.spec.whatwg.org/#names-and-labels
 * @throws TableError for a name that there is not.
 */
export function encodingNamed(label: string): string {
  const name = otherNames[label.trim().toLowerCase()] ?? label.trim().toLowerCase();
  const fault = (): TableError => tableError('interchange.noSuchEncoding');
  try {
    const decoder = new TextDecoder(name);
    const ascii = '",;\t\r\n09az';
    if (!decoder.encoding.startsWith('utf-16') && decoder.decode(Buffer.from(ascii)) !== ascii) throw fault();
    return decoder.encoding;
  } catch {
    throw fault();
  }
}

/** Finds the encoding of a text from all of its bytes. */
export async function findEncoding(source: Source): Promise<Encoding> {
  const start = await source.start(4096);
  const wide = utf16(start);
  if (wide !== null)
    return {
      name: wide,
      why: start[0] === 0xff || start[0] === 0xfe ? 'its byte order mark says so' : 'every other byte is zero',
      undecided: false,
    };
  const evidence = new Evidence();
  for await (const chunk of source.stream() as AsyncIterable<Buffer>) evidence.add(chunk);
  return evidence.encoding(start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf);
}

/** What stands before and after a byte above 127 says what it is: a letter in a word, or a space at the end of a value. */
class Evidence {
  #before = 0x0a;
  #pending = Buffer.alloc(0);
  #high = 0;
  #sequences = 0;
  #broken = 0;
  readonly #points = { 'windows-1252': 0, macintosh: 0 };

  add(chunk: Buffer): void {
    if (this.#pending.length === 0 && isAscii(chunk)) {
      this.#before = chunk.at(-1) ?? this.#before;
      return;
    }
    const bytes = Buffer.concat([this.#pending, chunk]);
    // A sequence may go on in the next chunk.
    const whole = bytes.length - unfinished(bytes);
    this.#look(bytes.subarray(0, whole), bytes[whole] ?? 0x0a);
    this.#pending = Buffer.from(bytes.subarray(whole));
  }

  encoding(hasMark: boolean): Encoding {
    if (this.#pending.length > 0) this.#look(this.#pending, 0x0a);
    if (hasMark) return { name: 'utf-8', why: 'its byte order mark says so', undecided: false };
    if (this.#high === 0) return { name: 'utf-8', why: 'it is ASCII, which is the same in all encodings', undecided: false };
    if (this.#broken === 0) return { name: 'utf-8', why: 'all of its bytes are valid', undecided: false };
    if (this.#sequences > this.#broken)
      return { name: 'utf-8', why: `most of its bytes are valid, ${this.#broken} are not and are read as Windows-1252`, undecided: false };
    const { 'windows-1252': windows, macintosh } = this.#points;
    if (macintosh > windows) return { name: 'macintosh', why: 'its letters make words in MacRoman', undecided: false };
    return {
      name: 'windows-1252',
      why: windows > macintosh ? 'its letters make words in Windows-1252' : 'nothing in it decides between Windows-1252 and MacRoman',
      undecided: windows === macintosh,
    };
  }

  #look(bytes: Buffer, next: number): void {
    if (isUtf8(bytes)) {
      for (const byte of bytes) if (byte >= 0xc0) this.#sequences++;
      this.#high += this.#sequences > 0 || !isAscii(bytes) ? 1 : 0;
      this.#before = bytes.at(-1) ?? this.#before;
      return;
    }
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) continue;
      this.#high++;
      const length = sequenceLength(byte);
      if (length > 1 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length) {
        this.#sequences++;
        at += length - 1;
        continue;
      }
      this.#broken++;
      const before = at === 0 ? this.#before : (bytes[at - 1] ?? 0);
      const after = bytes[at + 1] ?? next;
      for (const name of ['windows-1252', 'macintosh'] as const)
        this.#points[name] += points(characters[name][byte - 0x80] ?? '', before, after);
    }
    this.#before = bytes.at(-1) ?? this.#before;
  }
}

const upperHalf = Buffer.from(Array.from({ length: 128 }, (_, at) => at + 0x80));
const characters = {
  'windows-1252': [...new TextDecoder('windows-1252').decode(upperHalf)],
  macintosh: [...new TextDecoder('macintosh').decode(upperHalf)],
} as const;

/** How likely a character is in its place: letters of Western languages inside a word, spaces and quotes at its edges. */
function points(character: string, before: number, after: number): number {
  const inWord = isLetter(before) || isLetter(after);
  if (/[\u0080-\u009f]/.test(character)) return -2;
  if (character === '\u00a0') return isLetter(before) && isLetter(after) ? 1 : 2;
  if (/[à-öø-ÿ]/.test(character)) return inWord ? 2 : 0;
  if (/[À-ÖØ-ÞŒŠŽŸ]/.test(character)) return isLower(before) ? -1 : inWord ? 1 : 0;
  if (/[‘’“”–—…•°²³½¼´]/.test(character)) return 1;
  return 0;
}

function isLetter(byte: number): boolean {
  return isLower(byte) || (byte >= 0x41 && byte <= 0x5a);
}

function isLower(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** How many bytes a sequence of UTF-8 has that begins with this one; 1 where none can. */
function sequenceLength(byte: number): number {
  return byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 1;
}

/** How many bytes at the end begin a sequence that is not whole. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

/** Reads bytes as characters; UTF-8 that is broken in places is read there as Windows-1252. */
export function decoder(name: string): (bytes: Buffer) => string {
  const strict = new TextDecoder(name, { fatal: name === 'utf-8', ignoreBOM: true });
  if (name !== 'utf-8') return (bytes) => strict.decode(bytes);
  const fallback = new TextDecoder('windows-1252');
  return (bytes) => {
    try {
      return strict.decode(bytes);
    } catch {
      return fallback.decode(bytes);
    }
  };
}

/** Writes text as the bytes of a file, one character each; what the encoding cannot write becomes a question mark. */
export function encoder(name: string): (text: string) => string {
  if (name === 'utf-8') return (text) => Buffer.from(text).toString('latin1');
  const single = new Map([...new TextDecoder(name).decode(upperHalf)].map((character, at) => [character, String.fromCharCode(at + 0x80)]));
  return (text) => [...text].map((character) => (character < '\u0080' ? character : (single.get(character) ?? '?'))).join('');
}
