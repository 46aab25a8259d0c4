import type { IsoDate } from '../calendar.ts';
import { monthsBefore } from '../calendar.ts';
import type { DemoFamily } from './DemoFamily.ts';
import type { DemoIds } from './DemoIds.ts';
import type { Random } from './Random.ts';

/** Invented partners of all five helices; "(contoh)" says that they stand for nobody. */
const partners = [
  ['Dinas Kesehatan (contoh)', 'GOVERNMENT'],
  ['Dinas Sosial (contoh)', 'GOVERNMENT'],
  ['Dinas PPKB (contoh)', 'GOVERNMENT'],
  ['Dinas Perumahan (contoh)', 'GOVERNMENT'],
  ['Dinas Koperasi dan UMKM (contoh)', 'GOVERNMENT'],
  ['Dinas Ketahanan Pangan (contoh)', 'GOVERNMENT'],
  ['Universitas Contoh', 'ACADEMIA'],
  ['Politeknik Kesehatan Contoh', 'ACADEMIA'],
  ['Koperasi Contoh Sejahtera', 'BUSINESS'],
  ['PT Contoh Batik', 'BUSINESS'],
  ['PKK (contoh)', 'COMMUNITY'],
  ['Karang Taruna (contoh)', 'COMMUNITY'],
  ['Radio Contoh FM', 'MEDIA'],
  ['Koran Contoh', 'MEDIA'],
] as const;

/**
 * One program of every kind: its lead (index above), the share of villages it works in, and which families it
 * takes in, with what chance.
 */
const programs: { kind: string; name: string; lead: number; villages: number; takes: (family: DemoFamily, today: IsoDate) => number }[] = [
  { kind: 'RUMAH_DATAKU', name: 'Rumah DataKu', lead: 2, villages: 0.45, takes: () => 0 },
  { kind: 'BANSOS', name: 'Bantuan sosial', lead: 1, villages: 0.95, takes: (family) => (isPoor(family, 3) ? 0.6 : 0) },
  { kind: 'PKH', name: 'Program Keluarga Harapan', lead: 1, villages: 0.98, takes: (family) => (isPoor(family, 2) ? 0.75 : 0) },
  { kind: 'BPJS', name: 'Jaminan kesehatan', lead: 0, villages: 1, takes: (family) => (isPoor(family, 4) ? 0.7 : 0.35) },
  { kind: 'RTLH', name: 'Perbaikan rumah tidak layak huni', lead: 3, villages: 0.5, takes: (family) => (family.habitable === false ? 0.4 : 0) },
  { kind: 'CLEAN_WATER', name: 'Air bersih desa', lead: 3, villages: 0.6, takes: (family) => (family.safeDrinkingWater === false ? 0.5 : 0) },
  { kind: 'HEALTHY_LATRINE', name: 'Jamban sehat', lead: 0, villages: 0.55, takes: (family) => (family.healthyLatrine === false ? 0.45 : 0) },
  { kind: 'CLEAN_SETTLEMENT', name: 'Lingkungan bersih', lead: 11, villages: 0.4, takes: (family) => (family.cleanSurroundings === false ? 0.3 : 0) },
  { kind: 'REFERRAL_SERVICE', name: 'Layanan rujukan balita', lead: 0, villages: 0.8, takes: (family) => (isOftenIll(family) ? 0.4 : 0) },
  { kind: 'NIB', name: 'Pendampingan NIB', lead: 4, villages: 0.35, takes: (family) => (isPoor(family, 5) ? 0.08 : 0) },
  { kind: 'UMKM_CAPITAL', name: 'Bantuan modal UMKM', lead: 8, villages: 0.3, takes: (family) => (isPoor(family, 4) ? 0.1 : 0) },
  { kind: 'UMKM_TRAINING', name: 'Pelatihan UMKM', lead: 9, villages: 0.35, takes: (family) => (isPoor(family, 5) ? 0.1 : 0) },
  { kind: 'UPPKA', name: 'Kelompok UPPKA', lead: 2, villages: 0.4, takes: (family) => (isPoor(family, 6) ? 0.1 : 0) },
  { kind: 'FOOD_AID', name: 'Makanan tambahan keluarga', lead: 5, villages: 0.6, takes: (family) => (isPoor(family, 4) && family.children.length > 0 ? 0.35 : 0) },
  { kind: 'FOOD_NUTRITION_EDUCATION', name: 'Edukasi pangan dan gizi', lead: 7, villages: 0.65, takes: (family) => (family.children.length > 0 ? 0.3 : 0) },
  { kind: 'BINA_KELUARGA_BALITA', name: 'Bina Keluarga Balita', lead: 10, villages: 0.85, takes: (family) => (family.children.length > 0 ? 0.45 : 0) },
  { kind: 'BINA_KELUARGA_REMAJA', name: 'Bina Keluarga Remaja', lead: 6, villages: 0.45, takes: (family, today) => (hasChildAged(family, 10, 24, today) ? 0.25 : 0) },
  { kind: 'CALON_PENGANTIN_MENTORING', name: 'Pendampingan calon pengantin', lead: 2, villages: 0.5, takes: (family, today) => (hasChildAged(family, 19, 24, today) ? 0.2 : 0) },
];

/** What families join because they have a child under five: not before it is born. */
const forChildren = new Set(['REFERRAL_SERVICE', 'FOOD_AID', 'FOOD_NUTRITION_EDUCATION', 'BINA_KELUARGA_BALITA']);

export interface DemoProgram {
  id: string;
  kind: string;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
  villages: Set<string>;
  takes: (family: DemoFamily, today: IsoDate) => number;
}

/** Rows of the programs' tables, in the order of `demoTargets`. */
export interface ProgramRows {
  partners: unknown[][];
  programs: unknown[][];
  supporters: unknown[][];
  villagePrograms: unknown[][];
}

/** Makes the partners and the programs and says where each program works. */
export function makePrograms(villageCodes: readonly string[], today: IsoDate, random: Random, ids: DemoIds): { all: DemoProgram[]; rows: ProgramRows } {
  const partnerIds = partners.map(() => ids.next());
  const rows: ProgramRows = { partners: partners.map(([name, helix], index) => [partnerIds[index], name, helix, true]), programs: [], supporters: [], villagePrograms: [] };
  const all = programs.map(({ kind, name, lead, villages, takes }, nth) => {
    const startsOn = monthsBefore(today, random.integer(14, 30));
    // A few have ended, the others run on.
    const endsOn = random.chance(0.15) ? monthsBefore(today, random.integer(1, 5)) : null;
    const program: DemoProgram = { id: ids.next(), kind, startsOn, endsOn, takes, villages: new Set(villageCodes.filter(() => random.chance(villages))) };
    rows.programs.push([program.id, kind, `${name} (contoh)`, partnerIds[lead], startsOn, endsOn, random.integer(5, 400) * 10_000_000, true]);
    // There are more programs than partners: so each of them has a part in one.
    const firstSupporter = partnerIds[nth % partnerIds.length];
    const others = [...new Set([firstSupporter, ...random.shuffled(partnerIds).slice(0, random.integer(1, 2))])].filter((id) => id !== partnerIds[lead]);
    rows.supporters.push(...others.map((partner) => [program.id, partner]));
    for (const code of program.villages) rows.villagePrograms.push([ids.next(), program.id, code, monthsBefore(startsOn, -random.integer(0, 3)), true]);
    return program;
  });
  return { all, rows };
}

/** The programs a family is or was in, as rows of the enrolment table. */
export function enrolmentsOf(family: DemoFamily, all: readonly DemoProgram[], today: IsoDate, random: Random, ids: DemoIds): unknown[][] {
  return all.flatMap((program) => {
    if (!program.villages.has(family.villageCode) || !random.chance(program.takes(family, today))) return [];
    // A program that has ended ran for longer than that (see above); it takes nobody in after its end.
    const taken = monthsBefore(program.startsOn, -random.integer(3, 9));
    const firstBorn = firstBirth(family);
    const enrolledOn = forChildren.has(program.kind) && firstBorn > taken ? firstBorn : taken;
    const ended = program.endsOn ?? (random.chance(0.1) ? monthsBefore(today, 1) : null);
    if (ended !== null && ended < enrolledOn) return [];
    return [[ids.next(), program.id, family.id, family.villageCode, enrolledOn, ended, true]];
  });
}

/** Birth of the eldest child under five; empty where there is none. */
function firstBirth({ children }: DemoFamily): IsoDate {
  return children.map(({ person }) => person.bornOn).toSorted()[0] ?? '';
}

function isPoor({ welfareDecile }: DemoFamily, upTo: number): boolean {
  return welfareDecile !== null && welfareDecile <= upTo;
}

function hasChildAged({ members }: DemoFamily, from: number, to: number, today: IsoDate): boolean {
  return members.some(({ relation, bornOn }) => relation === 'CHILD' && bornOn <= monthsBefore(today, 12 * from) && bornOn > monthsBefore(today, 12 * (to + 1)));
}

function isOftenIll({ children }: DemoFamily): boolean {
  return children.some(({ measurings }) => measurings.filter(({ ill }) => ill).length >= 3);
}
