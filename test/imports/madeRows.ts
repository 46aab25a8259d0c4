import { Random } from '../../src/demo/Random.ts';
import { Sex } from '../../src/families/index.ts';
import type { ComparedRow } from '../../src/imports/match/compareRow.ts';
import type { KnownChild } from '../../src/imports/match/KnownChild.ts';
import { again, madeRegister, type MadeRecord } from '../matching/madeRegister.ts';

/** How a made file differs from the register, beside `dirt` of madeRegister, by which each row is written. */
export const rates = {
  /** Children of the file who are in the register. */
  known: 0.7,
  /** Children born as twins (one pair in eighty births); of their names so many are alike, as Rina and Rini. */
  twins: 0.025,
  twinsAlike: 0.15,
  /** Rows whose `Nama Ortu` is the father. */
  fatherNamed: 0.15,
  /** Families of the register that have the father too. */
  fatherKnown: 0.7,
  /** Rows of another posyandu of the village than the register has, and of none. */
  otherPosyandu: 0.08,
  noPosyandu: 0.1,
  /** Names of children with another letter in the place of one. */
  otherLetter: 0.03,
} as const;

/** A row of a file without a usable NIK, and the child that it is of. */
export interface MadeRow {
  readonly row: ComparedRow;
  /** Key of the child in the register; null for one who is not in it. */
  readonly truth: string | null;
}

const fathers =
  'Abdul Rohman,Agus Salim,Ahmad Fauzi,Bambang,Budi Santoso,Darsono,Edi Susanto,Heri,Imron,Joko Susilo,Kasmuri,Mulyono,Nur Kholis,Rohmat,Slamet,Sugeng,Suparno,Supriyadi,Sutrisno,Taufik,Wahyudi,Warno,Yanto,Zaenal'.split(
    ',',
  );

/** A register and the rows of a file, with known truth: the same seed gives the same set. */
export function madeRows(seed: number, children: number): { register: KnownChild[]; rows: MadeRow[] } {
  const random = new Random(seed);
  const records = madeRegister(seed, { children, doubled: 0 }).map((record) => ({
    ...record,
    posyandu: `${record.villageCode} ${random.integer(1, 4)}`,
    father: random.pick(fathers),
  }));
  const villages = [...new Set(records.map(({ villageCode }) => villageCode))];
  // Twins of the register share family and birth date; some names are alike, some families have twins in the file alone.
  const byFamily = Map.groupBy(records, ({ familyId }) => familyId ?? '');
  for (const [first, second] of byFamily.values()) {
    if (first === undefined || second === undefined) continue;
    Object.assign(second, { posyandu: first.posyandu, father: first.father });
    if (random.chance(rates.twinsAlike))
      Object.assign(second, { name: first.name.replace(/[aeiou](?=[^aeiou]*$)/i, (vowel) => (vowel === 'i' ? 'a' : 'i')) });
  }
  const register: KnownChild[] = [];
  const rows: MadeRow[] = [];
  for (const record of records) {
    const isKnown = random.chance(rates.known);
    if (isKnown) register.push(knownOf(record, random));
    const written = again(record, random, villages);
    const name = random.chance(rates.otherLetter) ? otherLetter(written.name, random) : written.name;
    const namesFather = random.chance(rates.fatherNamed);
    const parent = namesFather ? record.father : written.motherName;
    const posyandu = random.chance(rates.noPosyandu)
      ? null
      : random.chance(rates.otherPosyandu) || written.villageCode !== record.villageCode
        ? `${written.villageCode} ${random.integer(1, 4)}`
        : record.posyandu;
    rows.push({
      truth: isKnown ? String(record.truth) : null,
      row: {
        child: { name, sex: Sex[written.sex], bornOn: written.bornOn },
        parents: parent === null ? [] : [{ name: parent, role: 'UNKNOWN', nik: null }],
        place: { villageCode: written.villageCode },
        posyandu,
        nikHashes: [],
      },
    });
  }
  return { register, rows };
}

function otherLetter(name: string, random: Random): string {
  const at = random.integer(0, name.length - 1);
  return name.slice(0, at) + random.pick([...'abdeghiklmnoprstu']) + name.slice(at + 1);
}

function knownOf(record: MadeRecord & { posyandu: string; father: string }, random: Random): KnownChild {
  return {
    id: String(record.truth),
    familyId: record.familyId ?? '',
    name: record.name,
    sex: Sex[record.sex],
    bornOn: record.bornOn ?? '',
    villageCode: record.villageCode,
    posyandu: record.posyandu,
    nik: null,
    parents: [
      ...(random.chance(rates.fatherKnown) ? [{ name: record.father, sex: Sex.MALE }] : []),
      ...(record.motherName === null ? [] : [{ name: record.motherName, sex: Sex.FEMALE }]),
    ],
    isChild: true,
    birthWeightKg: null,
    birthLengthCm: null,
    lastMeasuredOn: null,
    monitoringEnd: null,
    monitoringEndedOn: null,
  };
}
