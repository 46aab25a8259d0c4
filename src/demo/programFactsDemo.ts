import { monthsBefore, type IsoDate } from '../calendar.ts';
import { Cohort } from '../families/index.ts';
import type { EligibilityRule, EligibleFamily, ProgramKind } from '../programs/index.ts';
import type { DemoIds } from './DemoIds.ts';
import type { Target } from './insertRows.ts';
import type { Random } from './Random.ts';

/** What a synthetic program has beside the columns of `targets.program`. */
export interface DemoProgramFacts {
  /** Families it can hold at the same time. */
  capacity: number | null;
  /** Its own rule; null where it goes by the shipped one of its kind. */
  eligibility: EligibilityRule | null;
}

/** A synthetic program as far as enrolments must know it. */
export interface EnrollingProgram {
  id: string;
  kind: string;
  endsOn: IsoDate | null;
}

/** Those that differ from "as many as come, by the shipped rule". */
const facts: Partial<Record<ProgramKind, DemoProgramFacts>> = {
  RTLH: { capacity: 150, eligibility: null },
  HEALTHY_LATRINE: { capacity: 600, eligibility: null },
  UMKM_CAPITAL: { capacity: 120, eligibility: null },
  UMKM_TRAINING: { capacity: 200, eligibility: { anyOf: [{ maxWelfareDecile: 5, cohorts: [Cohort.PASANGAN_USIA_SUBUR] }] } },
  UPPKA: { capacity: 400, eligibility: null },
  NIB: { capacity: null, eligibility: { anyOf: [{ maxWelfareDecile: 6, cohorts: [Cohort.PASANGAN_USIA_SUBUR] }] } },
};

/** Capacity and rule of the synthetic program of a kind. */
export function programFactsOf(kind: string): DemoProgramFacts {
  return facts[kind as ProgramKind] ?? { capacity: null, eligibility: null };
}

/** The table that `enrolmentsDemo` makes rows of, with its columns. */
export const enrolmentTarget: Target = {
  table: 'enrolment',
  columns: { id: 'uuid', program_id: 'uuid', family_id: 'uuid', village_code: 'text', enrolled_on: 'date', ended_on: 'date', outcome: 'text', end_reason: 'text', demo: 'boolean' },
};

/** What families join because they have a child under five: not before it is born. */
const forChildren = new Set(['REFERRAL_SERVICE', 'FOOD_AID', 'FOOD_NUTRITION_EDUCATION', 'BINA_KELUARGA_BALITA']);

/** Share of the eligible families that the programs of a village take in, by the class of its Kampung KB: from, to. */
const shares: Readonly<Record<string, readonly [number, number]>> = {
  BERKELANJUTAN: [0.85, 1],
  MANDIRI: [0.75, 0.95],
  BERKEMBANG: [0.6, 0.85],
  DASAR: [0.25, 0.75],
};

/**
 * Enrols synthetic families in the programs that take them in, the more of them the higher the class of their village,
 * and never more than a program can hold.
 * @param eligible as `readEligibleFamilies` gives them.
 * @param known.classes the class of each village's Kampung KB.
 * @param known.firstBorn birth of each family's eldest child under five; empty where it has none.
 */
export function enrolmentsDemo(
  eligible: readonly EligibleFamily[],
  programs: readonly EnrollingProgram[],
  known: { classes: ReadonlyMap<string, string>; firstBorn: ReadonlyMap<string, IsoDate> },
  today: IsoDate,
  random: Random,
  ids: DemoIds,
): unknown[][] {
  const byId = new Map(programs.map((program) => [program.id, { ...program, places: programFactsOf(program.kind).capacity ?? Infinity }]));
  const effort = new Map<string, number>();
  const rows: unknown[][] = [];
  // Shuffled, so that the villages that come first do not take all places.
  for (const { programId, familyId, villageCode, since } of random.shuffled(eligible)) {
    const program = byId.get(programId);
    if (program === undefined || program.places <= 0) continue;
    const place = `${programId} ${villageCode}`;
    const share = effort.get(place) ?? shareOf(known.classes.get(villageCode) ?? 'DASAR', random);
    effort.set(place, share);
    const taken = monthsBefore(since, -random.integer(0, 9));
    const born = known.firstBorn.get(familyId) ?? '';
    const enrolledOn = forChildren.has(program.kind) && born > taken ? born : taken;
    if (!random.chance(share) || enrolledOn > today || (program.endsOn !== null && enrolledOn > program.endsOn)) continue;
    rows.push([ids.next(), programId, familyId, villageCode, enrolledOn, ...endOf(program, today, random), true]);
    program.places -= 1;
  }
  return rows;
}

/** Last day, outcome and reason: with the end of the program, now and then before. */
function endOf({ endsOn }: EnrollingProgram, today: IsoDate, random: Random): [IsoDate | null, string | null, string | null] {
  if (endsOn !== null) return [endsOn, 'COMPLETED', 'Program selesai (contoh)'];
  return random.chance(0.03) ? [today, 'WITHDRAWN', 'Pindah (contoh)'] : [null, null, null];
}

function shareOf(kampungKBClass: string, random: Random): number {
  const [from, to] = shares[kampungKBClass] ?? [0.25, 0.75];
  return from + (to - from) * random.next();
}
