import type { GrowthSex, MeasuringPosition } from '../../growth/index.ts';
import { message } from '../../base/messages/index.ts';
import { present, shown, UnreadableCell } from './text.ts';

const sexes = wordsOf<GrowthSex>({
  MALE: [
    '1',
    'm',
    'male',
    'males',
    'boy',
    'boys',
    'man',
    'l',
    'lk',
    'lki',
    'laki',
    'lakilaki',
    'laki2',
    'lakilki',
    'lelaki',
    'pria',
    'cowok',
    'cowo',
    'putra',
  ],
  FEMALE: [
    '2',
    'f',
    'female',
    'females',
    'girl',
    'girls',
    'woman',
    'p',
    'pr',
    'prp',
    'perempuan',
    'wanita',
    'wnt',
    'w',
    'cewek',
    'cewe',
    'putri',
  ],
});

const positions = wordsOf<MeasuringPosition>({
  LYING: [
    '1',
    'l',
    'lying',
    'lyingdown',
    'laying',
    'length',
    'recumbent',
    'recumbentlength',
    'terlentang',
    'telentang',
    'trlentang',
    'terlentan',
    'berbaring',
    'baring',
    'tidur',
    'supine',
    'pb',
    'panjang',
    'panjangbadan',
    'terlentangpb',
  ],
  STANDING: [
    '2',
    'h',
    's',
    'standing',
    'standingup',
    'height',
    'standingheight',
    'berdiri',
    'brdiri',
    'diri',
    'tb',
    'tinggi',
    'tinggibadan',
    'berdiritb',
  ],
});

const oedemas = new Map<string, boolean>([
  ...['1', 'y', 'yes', 'ya', 'iya', 'true', 'ada', 'positif', 'positive', 'pos', 'present'].map((word) => [word, true] as const),
  ...['2', '0', 'n', 'no', 't', 'tidak', 'tdk', 'tak', 'false', 'tidakada', 'tdkada', 'negatif', 'negative', 'neg', 'absent'].map(
    (word) => [word, false] as const,
  ),
]);

function wordsOf<T extends string>(lists: Record<T, string[]>): Map<string, T> {
  return new Map((Object.entries(lists) as [T, string[]][]).flatMap(([value, list]) => list.map((word) => [word, value] as const)));
}

/** What a word or a code means, null for none: a code with its word (`1 - Laki-laki`, `Male (1)`) by the word. */
function meaningOf<T>(text: string, known: ReadonlyMap<string, T>): T | null {
  const exact = known.get(text);
  if (exact !== undefined) return exact;
  // A number that went through a statistics program may have become 1.0.
  const plain = text.toLowerCase().replace(/^(\d+)[.,]0+$/, '$1');
  const whole = known.get(plain.replace(/[^a-z0-9]/g, ''));
  if (whole !== undefined) return whole;
  const letters = plain.replace(/[^a-z]/g, '');
  return (letters !== plain.replace(/[^a-z0-9]/g, '') && letters.length > 1 ? known.get(letters) : undefined) ?? null;
}

/** The sex that a text means in all files, null where it is none. `0` means nothing by itself, nor do further numbers. */
export function sexOf(text: string): GrowthSex | null {
  return meaningOf(text, sexes);
}

/** 1/2, m/f, male/female, boy/girl, L/P, laki-laki/perempuan; codes by those that the file was said to have. */
export function readSex(cell: string, codes?: ReadonlyMap<string, GrowthSex>): GrowthSex | null {
  const text = present(cell);
  if (text === null) return null;
  const sex = codes === undefined ? sexOf(text) : (codes.get(sexCode(text)) ?? (/\d/.test(text) ? null : sexOf(text)));
  if (sex === null)
    throw new UnreadableCell(
      message('interchange.noSex', {
        value: shown(text),
        allowed: codes === undefined ? '1/2, m/f, L/P, male/female' : [...codes.keys()].join('/'),
      }),
    );
  return sex;
}

/** A code as it is compared: `0`, `0.0` and ` 0` are the same. */
export function sexCode(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^(\d+)[.,]0+$/, '$1');
}

/** y/n, yes/no, 1/2 (as SMART writes it), 1/0, true/false, Y/T (ya/tidak); nothing counts as no, as WHO does. */
export function readOedema(cell: string): boolean {
  const text = present(cell);
  if (text === null) return false;
  const answer = meaningOf(text, oedemas);
  if (answer === null) throw new UnreadableCell(message('interchange.noOedemaAnswer', { value: shown(text) }));
  return answer;
}

/** l/h, lying/standing, length/height, Terlentang/Berdiri, 1/2. */
export function readPosition(cell: string): MeasuringPosition | null {
  const text = present(cell);
  if (text === null) return null;
  const position = meaningOf(text, positions);
  if (position === null) throw new UnreadableCell(message('interchange.noPosition', { value: shown(text) }));
  return position;
}
