/*
 * Names as they are compared: written as in the spelling of 1972 (EYD), without titles, doubled letters and silent letters. Practice, from
 * the ways in which posyandu and village registers write names.
 */

/** Titles and forms of address, as they are written before or after a name. */
const titles = new Set(
  'h hj haji hajah ir drs dra dr drg prof bp bpk bapak ibu tn ny nn sdr sdri an by bayi alm almh kh ustadz ustad spd sh se skm amd bin binti'.split(
    ' ',
  ),
);

/** Short forms of names. */
const longForms: Readonly<Record<string, string>> = {
  m: 'muhamad',
  md: 'muhamad',
  moh: 'muhamad',
  mohd: 'muhamad',
  muh: 'muhamad',
  mhd: 'muhamad',
  mochamad: 'muhamad',
  mohamad: 'muhamad',
  mokhamad: 'muhamad',
  muchamad: 'muhamad',
  muhamed: 'muhamad',
  ahmat: 'ahmad',
  akhmad: 'ahmad',
  achmad: 'ahmad',
  abd: 'abdul',
  abdl: 'abdul',
  st: 'siti',
  sitti: 'siti',
  nr: 'nur',
};

/** Old, Arabic and English ways to write one sound, in the order in which they are replaced. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/nj/g, 'ny'],
  [/[sc]j|sy|sh/g, 's'],
  [/ch|kh|q|ck/g, 'k'],
  [/dz|dh|dl/g, 'd'],
  [/th|ts/g, 't'],
  [/ph|v/g, 'f'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/oe|oo/g, 'u'],
  [/ae|ai|ay/g, 'ai'],
  [/ie|iy|ee|y(?![aeiou])/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/(?<=[aeiou])h$/g, ''],
];

/** Names that so many have that they hardly tell anybody apart. Practice. */
const common = new Set('muhamad ahmad abdul siti nur dewi sri putra putri eka dwi tri ayu'.split(' ').map(sound));

/** Words of the names that were compared last: one is compared with many, and reading it takes ten times as long as comparing. */
const known = new Map<string, readonly string[]>();
const mostKnown = 5_000;

/** The words of a name as they are compared; none where it is only a title, as of a baby without a name. */
export function nameWords(name: string): readonly string[] {
  let words = known.get(name);
  if (words === undefined) {
    if (known.size >= mostKnown) known.clear();
    known.set(name, (words = readWords(name)));
  }
  return words;
}

function readWords(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/s\.\s*pd|a\.\s*md|s\.\s*[he]\b/g, ' ')
    .split(/[^a-z0-9'’`]+/)
    .map((word) => word.replace(/['’`]/g, ''))
    .filter((word) => word !== '' && !titles.has(word))
    .map(sound)
    .filter((word) => word !== '');
}

/** Whether a name stands for a baby who has none yet: "By. Ny. Aminah", after the mother. */
export function isUnnamed(name: string): boolean {
  return /^\s*(by|bayi)\b\.?/i.test(name);
}

function sound(word: string): string {
  if (isNumber(word)) return word;
  // Whoever writes oe, dj, tj or sj writes y as j.
  const modern = /oe|dj|tj|sj/.test(word) ? word.replace(/(?<![dtsn])j/g, 'y') : word;
  const long = longForms[modern] ?? modern;
  return spellings.reduce((written, [pattern, replacement]) => written.replace(pattern, replacement), longForms[long] ?? long);
}

/**
 * How alike two names are, 0 to 1. Word by word, whatever their order: a word that both have counts by how alike it is written; one that
 * only the longer name has counts half, because names are shortened; common names count little.
 */
export function nameSimilarity(one: string, other: string): number {
  const [a, b] = [nameWords(one), nameWords(other)];
  if (a.length === 0 || b.length === 0) return 0;
  if (a.join('') === b.join('')) return 1;
  const [short, long] = a.length <= b.length ? [a, [...b]] : [b, [...a]];
  let [alike, all] = [0, 0];
  for (const word of short) {
    const scores = long.map((candidate) => wordSimilarity(word, candidate));
    const best = scores.reduce((top, score, index) => (score > (scores[top] ?? 0) ? index : top), 0);
    const score = scores[best] ?? 0;
    const weight = weightOf(word);
    alike += weight * score;
    all += weight;
    if (score > 0) long.splice(best, 1);
  }
  for (const word of long) all += weightOf(word) / 2;
  return alike / all;
}

/** A number tells apart whoever is called alike otherwise. */
function isNumber(word: string): boolean {
  return /\d/.test(word);
}

function weightOf(word: string): number {
  if (isNumber(word)) return 1.5;
  return word.length === 1 ? 0.3 : common.has(word) ? 0.35 : 1;
}

/** Share of letters that two words have in common at least to be written alike: one letter in four may differ. Practice. */
const leastSimilar = 0.75;

/** 1 for the same word, less for a few letters that differ, 0.8 for an initial; 0 for other words. */
function wordSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  if (isNumber(one) || isNumber(other)) return 0;
  if (one.length === 1 || other.length === 1) return one.startsWith(other.charAt(0)) ? 0.8 : 0;
  const longest = Math.max(one.length, other.length);
  // So many letters more cannot be written alike.
  if (Math.abs(one.length - other.length) > longest * (1 - leastSimilar)) return 0;
  const similarity = 1 - editDistance(one, other) / longest;
  return similarity >= leastSimilar ? similarity : 0;
}

/** Fewest letters that are added, left out, replaced or swapped with their neighbour (Damerau, restricted). */
export function editDistance(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
