import { Random } from '../../src/demo/Random.ts';
import type { MatchedPerson } from '../../src/matching/index.ts';

/** A record of a child, and which child it is of. */
export interface MadeRecord extends MatchedPerson {
  readonly truth: number;
}

/** How often each fault is in the second record of a child. A record may have several. */
export const dirt = {
  spelling: 0.3,
  typingError: 0.12,
  wordLeftOut: 0.15,
  title: 0.1,
  unnamedBaby: 0.04,
  dayAndMonthSwapped: 0.04,
  yearOff: 0.03,
  fewDaysOff: 0.06,
  otherDate: 0.02,
  motherUnknown: 0.3,
  motherSpelling: 0.25,
  otherVillage: 0.06,
  wrongSex: 0.01,
} as const;

const girls =
  `Aisyah Amelia Anisa Aulia Azzahra Bilqis Cahaya Citra Dewi Dinda Eka Fatimah Fitri Hana Humaira Indah Intan Kayla Khadijah Khanza Laila
  Lestari Maryam Maulida Maya Nabila Nadia Naila Nayla Nur Putri Rahma Rani Ratna Rina Salma Salsabila Sari Shofia Siti Sri Syifa Tiara Ulfa
  Wulan Yasmin Zahra Zaskia Aminah Aida`.split(/\s+/);
const boys =
  `Abdul Adi Ahmad Akbar Aldi Andi Arif Arka Azka Bagus Bayu Bima Budi Choirul Dimas Eko Fahri Fajar Farhan Fauzi Gibran Hadi Hafiz Hasan
  Husein Ibrahim Imam Irfan Joko Khoirul Lutfi Maulana Muhammad Naufal Rafi Raihan Rizky Satria Slamet Syaiful Teguh Umar Wahyu Yusuf
  Zaki Zidan Zainal Dzaki Djoko Saputra`.split(/\s+/);
const mothers =
  `Aminah Aisyah Eni Endang Fitriyah Hidayah Istiqomah Jumiati Khotimah Kiswati Laela Maryati Mujiati Muslimah Nurhayati Nurjanah Puji
  Rohmah Royanah Rukayah Rusmini Siti Soleha Sri Sulastri Sumiyati Suwarni Tarwiyah Tuti Umi Uswatun Wahyuni Warsini Winarni Yuliana
  Zubaidah Zumrotun Mahmudah Munawaroh Kuniroh`.split(/\s+/);

/** Ways in which one name is written. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/sy/gi, 's'],
  [/kh|ch/gi, 'h'],
  [/kh/gi, 'ch'],
  [/u/i, 'oe'],
  [/j/i, 'dj'],
  [/z/i, 's'],
  [/f/i, 'v'],
  [/c/i, 'tj'],
  [/^Muhammad\b/, 'M.'],
  [/^Muhammad\b/, 'Moh.'],
  [/^Siti\b/, 'St.'],
  [/^Ahmad\b/, 'Achmad'],
  [/([lnrm])(?=[aiu])/i, '$1$1'],
  [/h\b/i, ''],
  [/i\b/i, 'ie'],
  [/ai/i, 'ae'],
];

/**
 * A register with known truth: `children` children in villages of a regency, and second records of `doubled` of them, made by the rates of
 * `dirt`. The names are few, as they are in a district, so that many children share one.
 */
export function madeRegister(seed: number, { children, doubled }: { children: number; doubled: number }): MadeRecord[] {
  const random = new Random(seed);
  const villages = Array.from({ length: 30 }, (_, n) => `33.26.${String(1 + Math.floor(n / 10)).padStart(2, '0')}.${2001 + (n % 10)}`);
  const records = Array.from({ length: children }, (_, truth): MadeRecord => {
    const sex = random.pick(['FEMALE', 'MALE'] as const);
    const pool = sex === 'FEMALE' ? girls : boys;
    const words = random.shuffled(pool).slice(0, random.pick([1, 2, 2, 2, 3]));
    return {
      truth,
      name: words.join(' '),
      sex,
      bornOn: daysAfter('2021-06-16', random.integer(0, 1_825)),
      motherName: random.chance(0.9)
        ? random
            .shuffled(mothers)
            .slice(0, random.pick([1, 2, 2]))
            .join(' ')
        : null,
      villageCode: random.pick(villages),
      posyanduId: null,
      familyId: `family ${truth}`,
      nik: null,
    };
  });
  // Twins, whom nobody must take for one child.
  for (const sibling of records.slice(0, Math.floor(children / 80)))
    records.push({ ...sibling, truth: records.length, name: random.pick(sibling.sex === 'FEMALE' ? girls : boys) });
  const second = records.slice(0, doubled).map((record) => again(record, random, villages));
  return [...records, ...second];
}

/** A second record of a child, by the rates of `dirt`. */
export function again(record: MadeRecord, random: Random, villages: readonly string[]): MadeRecord {
  let { name, motherName, bornOn, sex, villageCode } = record;
  if (random.chance(dirt.spelling)) name = respelled(name, random);
  if (random.chance(dirt.typingError)) name = mistyped(name, random);
  if (random.chance(dirt.wordLeftOut))
    name = name
      .split(' ')
      .slice(0, Math.max(1, name.split(' ').length - 1))
      .join(' ');
  if (random.chance(dirt.title)) name = random.pick([`An. ${name}`, name.toUpperCase(), `${name} `]);
  if (random.chance(dirt.unnamedBaby) && motherName !== null) name = `By. Ny. ${motherName}`;
  if (bornOn !== null) {
    const date = bornOn;
    if (random.chance(dirt.dayAndMonthSwapped) && Number(date.slice(8)) <= 12)
      bornOn = `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`;
    else if (random.chance(dirt.yearOff)) bornOn = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`.replace('02-29', '02-28');
    else if (random.chance(dirt.fewDaysOff)) bornOn = daysAfter(date, random.pick([-3, -2, -1, 1, 2, 3]));
    else if (random.chance(dirt.otherDate)) bornOn = daysAfter(date, random.integer(40, 300));
  }
  if (random.chance(dirt.motherUnknown)) motherName = null;
  else if (motherName !== null && random.chance(dirt.motherSpelling)) motherName = respelled(motherName, random);
  if (random.chance(dirt.otherVillage)) villageCode = random.pick(villages);
  if (random.chance(dirt.wrongSex)) sex = sex === 'FEMALE' ? 'MALE' : 'FEMALE';
  return { ...record, name, motherName, bornOn, sex, villageCode, familyId: `again ${record.truth}` };
}

function respelled(name: string, random: Random): string {
  const possible = spellings.filter(([pattern]) => pattern.test(name));
  if (possible.length === 0) return name;
  const [pattern, replacement] = random.pick(possible);
  return name.replace(pattern, replacement);
}

function mistyped(name: string, random: Random): string {
  const at = random.integer(1, Math.max(1, name.length - 2));
  return random.chance(0.5)
    ? name.slice(0, at) + name.slice(at + 1)
    : name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
