import type { IsoDate } from '../base/calendar.ts';
import { monthsBefore } from '../base/calendar.ts';
import type { DemoIds } from './DemoIds.ts';
import { districtOf, programFactsOf } from './programFactsDemo.ts';
import type { Random } from './Random.ts';
import type { RowOf } from './insertRows.ts';
import type { targets } from './targets.ts';

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
 * One program of every kind: its lead (index above) and the share of villages it works in.
 */
const programs: { kind: string; name: string; lead: number; villages: number }[] = [
  { kind: 'RUMAH_DATAKU', name: 'Rumah DataKu', lead: 2, villages: 0.45 },
  { kind: 'BANSOS', name: 'Bantuan sosial', lead: 1, villages: 0.95 },
  { kind: 'PKH', name: 'Program Keluarga Harapan', lead: 1, villages: 0.98 },
  { kind: 'BPJS', name: 'Jaminan kesehatan', lead: 0, villages: 1 },
  { kind: 'RTLH', name: 'Perbaikan rumah tidak layak huni', lead: 3, villages: 0.5 },
  { kind: 'CLEAN_WATER', name: 'Air bersih desa', lead: 3, villages: 0.6 },
  { kind: 'HEALTHY_LATRINE', name: 'Jamban sehat', lead: 0, villages: 0.55 },
  { kind: 'CLEAN_SETTLEMENT', name: 'Lingkungan bersih', lead: 11, villages: 0.4 },
  { kind: 'REFERRAL_SERVICE', name: 'Layanan rujukan balita', lead: 0, villages: 0.8 },
  { kind: 'NIB', name: 'Pendampingan NIB', lead: 4, villages: 0.35 },
  { kind: 'UMKM_CAPITAL', name: 'Bantuan modal UMKM', lead: 8, villages: 0.3 },
  { kind: 'UMKM_TRAINING', name: 'Pelatihan UMKM', lead: 9, villages: 0.35 },
  { kind: 'UPPKA', name: 'Kelompok UPPKA', lead: 2, villages: 0.4 },
  { kind: 'FOOD_AID', name: 'Makanan tambahan keluarga', lead: 5, villages: 0.6 },
  { kind: 'FOOD_NUTRITION_EDUCATION', name: 'Edukasi pangan dan gizi', lead: 7, villages: 0.65 },
  { kind: 'BINA_KELUARGA_BALITA', name: 'Bina Keluarga Balita', lead: 10, villages: 0.85 },
  { kind: 'BINA_KELUARGA_REMAJA', name: 'Bina Keluarga Remaja', lead: 6, villages: 0.45 },
  { kind: 'CALON_PENGANTIN_MENTORING', name: 'Pendampingan calon pengantin', lead: 2, villages: 0.5 },
  { kind: 'MBG', name: 'Makan bergizi gratis 3B', lead: 5, villages: 0.7 },
  { kind: 'GENTING', name: 'Orang tua asuh cegah stunting', lead: 9, villages: 0.4 },
];

/** Share of the districts in which a program is carried through: it works in all villages there, and takes in nearly all families. */
const carriedThrough = 0.3;

export interface DemoProgram {
  id: string;
  kind: string;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
  villages: Set<string>;
  /** Districts in which it is carried through. */
  carriedIn: ReadonlySet<string>;
}

/** Rows of the programs' tables, in the order of `demoTargets`. */
export interface ProgramRows {
  partners: RowOf<typeof targets.partner>[];
  programs: RowOf<typeof targets.program>[];
  supporters: RowOf<typeof targets.supporter>[];
  villagePrograms: RowOf<typeof targets.villageProgram>[];
}

/** Makes the partners and the programs and says where each program works. */
export function makePrograms(
  villageCodes: readonly string[],
  today: IsoDate,
  random: Random,
  ids: DemoIds,
): { all: DemoProgram[]; rows: ProgramRows } {
  const partnerIds = partners.map(() => ids.next());
  const rows: ProgramRows = {
    partners: partners.map(([name, helix], index) => ({ id: partnerIds[index], name, helix, demo: true })),
    programs: [],
    supporters: [],
    villagePrograms: [],
  };
  const all = programs.map(({ kind, name, lead, villages }, nth) => {
    const startsOn = monthsBefore(today, random.integer(14, 30));
    // A few have ended, the others run on.
    const endsOn = random.chance(0.15) ? monthsBefore(today, random.integer(1, 5)) : null;
    const facts = programFactsOf(kind);
    const carriedIn = new Set([...new Set(villageCodes.map(districtOf))].filter(() => random.chance(carriedThrough)));
    const program: DemoProgram = {
      id: ids.next(),
      kind,
      startsOn,
      endsOn,
      villages: new Set(villageCodes.filter((code) => carriedIn.has(districtOf(code)) || random.chance(villages))),
      carriedIn,
    };
    rows.programs.push({
      id: program.id,
      kind,
      name: `${name} (contoh)`,
      lead_id: partnerIds[lead],
      starts_on: startsOn,
      ends_on: endsOn,
      budget_idr: random.integer(5, 400) * 10_000_000,
      demo: true,
      capacity: facts.capacity,
      eligibility: facts.eligibility,
    });
    // There are more programs than partners: so each of them has a part in one.
    const firstSupporter = partnerIds[nth % partnerIds.length];
    const others = [...new Set([firstSupporter, ...random.shuffled(partnerIds).slice(0, random.integer(1, 2))])].filter(
      (id) => id !== partnerIds[lead],
    );
    rows.supporters.push(...others.map((partner) => ({ program_id: program.id, partner_id: partner })));
    for (const code of program.villages)
      rows.villagePrograms.push({
        id: ids.next(),
        program_id: program.id,
        village_code: code,
        since: monthsBefore(startsOn, -random.integer(0, 3)),
        demo: true,
      });
    return program;
  });
  return { all, rows };
}
