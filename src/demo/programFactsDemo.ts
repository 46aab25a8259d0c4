import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { Cohort } from '../families/index.ts';
import type { EligibilityRule, EligibleFamily, ProgramKind } from '../programs/index.ts';
import type { DemoIds } from './DemoIds.ts';
import type { RowOf, Target } from './insertRows.ts';
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
  /** Districts where it takes in nearly all families; none when left out. */
  carriedIn?: ReadonlySet<string>;
}

/** The district of a village. */
export function districtOf(village: string): string {
  return village.slice(0, village.lastIndexOf('.'));
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
export const enrolmentTarget = {
  table: 'enrolment',
  columns: {
    id: 'uuid',
    program_id: 'uuid',
    family_id: 'uuid',
    village_code: 'text',
    enrolled_on: 'date',
    ended_on: 'date',
    outcome: 'text',
    end_reason: 'text',
    demo: 'boolean',
  },
} satisfies Target;

/** What families join because they have a child under five: not before it is born. */
const forChildren = new Set(['REFERRAL_SERVICE', 'FOOD_AID', 'FOOD_NUTRITION_EDUCATION', 'BINA_KELUARGA_BALITA', 'MBG', 'GENTING']);

/**
 * Share of the eligible families that the programs of a village take in, by the class of its Kampung KB, and where they are carried
 * through: from, to.
 */
const shares: Readonly<Record<string, readonly [number, number]>> = {
  BERKELANJUTAN: [0.85, 1],
  MANDIRI: [0.75, 0.95],
  BERKEMBANG: [0.6, 0.85],
  DASAR: [0.25, 0.75],
  CARRIED: [0.92, 1],
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
): RowOf<typeof enrolmentTarget>[] {
  const byId = new Map(programs.map((program) => [program.id, { ...program, places: programFactsOf(program.kind).capacity ?? Infinity }]));
  const effort = new Map<string, number>();
  const rows: RowOf<typeof enrolmentTarget>[] = [];
  // Shuffled, so that the villages that come first do not take all places.
  for (const { programId, familyId, villageCode, since } of random.shuffled(eligible)) {
    const program = byId.get(programId);
    if (program === undefined || program.places <= 0) continue;
    const place = `${programId} ${villageCode}`;
    const carried = program.carriedIn?.has(districtOf(villageCode)) === true;
    const share = effort.get(place) ?? shareOf(carried ? 'CARRIED' : (known.classes.get(villageCode) ?? 'DASAR'), random);
    effort.set(place, share);
    const taken = monthsBefore(since, -random.integer(0, 9));
    const born = known.firstBorn.get(familyId) ?? '';
    const enrolledOn = forChildren.has(program.kind) && born > taken ? born : taken;
    if (!random.chance(share) || enrolledOn > today || (program.endsOn !== null && enrolledOn > program.endsOn)) continue;
    rows.push({
      id: ids.next(),
      program_id: programId,
      family_id: familyId,
      village_code: villageCode,
      enrolled_on: enrolledOn,
      ...endOf(program, today, random),
      demo: true,
    });
    program.places -= 1;
  }
  return rows;
}

/** Last day, outcome and reason: with the end of the program, now and then before. */
function endOf(
  { endsOn }: EnrollingProgram,
  today: IsoDate,
  random: Random,
): Pick<RowOf<typeof enrolmentTarget>, 'ended_on' | 'outcome' | 'end_reason'> {
  if (endsOn !== null) return { ended_on: endsOn, outcome: 'COMPLETED', end_reason: 'Program selesai (contoh)' };
  return random.chance(0.03)
    ? { ended_on: today, outcome: 'WITHDRAWN', end_reason: 'Pindah (contoh)' }
    : { ended_on: null, outcome: null, end_reason: null };
}

function shareOf(kampungKBClass: string, random: Random): number {
  const [from, to] = shares[kampungKBClass] ?? [0.25, 0.75];
  return from + (to - from) * random.next();
}
