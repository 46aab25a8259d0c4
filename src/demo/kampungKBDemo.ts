import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import {
  ActivityGroupKind,
  emptyProfile,
  Frequency,
  FundingSource,
  Mechanism,
  PlanningDataSource,
  WorkingGroupRole,
  type AttestableFact,
  type ProfileDocument,
} from '../villages/index.ts';
import type { DemoIds } from './DemoIds.ts';
import type { RowOf, Target } from './insertRows.ts';
import { demoName } from './names.ts';
import type { Random } from './Random.ts';

/** The tables that hold what Kampung KB record of themselves, with their columns. */
export const kampungKBTargets = {
  profile: {
    table: 'kampung_kb_profile',
    columns: {
      village_code: 'text',
      version: 'integer',
      document: 'jsonb',
      recorded_by: 'text',
      recorded_at: 'timestamptz',
      demo: 'boolean',
    },
  },
  member: {
    table: 'working_group_member',
    columns: {
      id: 'uuid',
      village_code: 'text',
      role: 'text',
      name: 'text',
      since: 'date',
      trained: 'boolean',
      recorded_by: 'text',
      recorded_at: 'timestamptz',
      demo: 'boolean',
    },
  },
  attestation: {
    table: 'kampung_kb_attestation',
    columns: {
      id: 'uuid',
      village_code: 'text',
      facts: 'jsonb',
      attested_on: 'date',
      evidence: 'text',
      recorded_by: 'text',
      recorded_at: 'timestamptz',
      demo: 'boolean',
    },
  },
} satisfies Record<string, Target>;

/** Rows of the tables of `kampungKBTargets`. */
export interface KampungKBRows {
  profiles: RowOf<typeof kampungKBTargets.profile>[];
  members: RowOf<typeof kampungKBTargets.member>[];
  attestations: RowOf<typeof kampungKBTargets.attestation>[];
}

interface DemoVillage {
  code: string;
  /** A KampungKBClass. */
  class: string;
}

/** How well a village does in each index: so that the scoring gives the class it holds, whatever programs are at work in it. */
const strengths: Record<string, { input: boolean; process: boolean; output: boolean }> = {
  BERKELANJUTAN: { input: true, process: true, output: true },
  MANDIRI: { input: true, process: false, output: true },
  BERKEMBANG: { input: true, process: true, output: false },
  DASAR: { input: false, process: false, output: false },
};

/**
 * What Kampung KB have recorded of themselves, plausible for the class that each holds and invented throughout. Of the
 * DASAR ones, some have not begun, and each lacks something of the steps they start with. Positions are left out: no place
 * is invented for a real village. Every row is marked `demo`.
 */
export function kampungKBDemo(villages: readonly DemoVillage[], today: IsoDate, random: Random, ids: DemoIds): KampungKBRows {
  const rows: KampungKBRows = { profiles: [], members: [], attestations: [] };
  const recordedAt = `${monthsBefore(today, 1)}T03:00:00Z`;
  const by = { recorded_by: 'demo', recorded_at: recordedAt, demo: true };
  for (const village of villages) {
    const strong = strengths[village.class] ?? { input: false, process: false, output: false };
    // Four in ten DASAR villages have recorded nothing yet.
    if (!strong.input && random.chance(0.4)) continue;
    rows.profiles.push({
      village_code: village.code,
      version: 1,
      document: strong.input ? establishedProfile(strong, today, random) : beginnersProfile(today, random),
      ...by,
    });
    const names = new Set<string>();
    for (const [nth, role] of (strong.input ? fullGroup : fullGroup.slice(0, random.integer(0, 2))).entries()) {
      rows.members.push({
        id: ids.next(),
        village_code: village.code,
        role,
        name: newName(names, random),
        since: monthsBefore(today, random.integer(6, 20)),
        trained: strong.input && nth < 2,
        ...by,
      });
    }
    if (strong.input || random.chance(0.5)) {
      rows.attestations.push({
        id: ids.next(),
        village_code: village.code,
        facts: attestedFacts(strong.output, random),
        attested_on: monthsBefore(today, random.integer(1, 6)),
        evidence: 'Demo data: invented figures, no survey of the real village.',
        ...by,
      });
    }
  }
  return rows;
}

const fullGroup = [
  WorkingGroupRole.CHAIR,
  WorkingGroupRole.SECRETARY,
  WorkingGroupRole.TREASURER,
  WorkingGroupRole.SECTION_HEAD,
  WorkingGroupRole.MEMBER,
];
const overview = 'Data contoh: gambaran umum karangan, bukan keterangan tentang desa yang sebenarnya.';

/** A name that nobody else in the group has. */
function newName(taken: Set<string>, random: Random): string {
  for (;;) {
    const name = demoName(random.chance(0.5) ? 'FEMALE' : 'MALE', random);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** A profile with which INPUT passes; PROCESS, and participation in the groups, only where they are strong. */
function establishedProfile(
  { process: managed, output: attended }: { process: boolean; output: boolean },
  today: IsoDate,
  random: Random,
): ProfileDocument {
  const data = Object.values(PlanningDataSource);
  const mechanisms = Object.values(Mechanism);
  const frequencies = [Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.HALF_YEARLY];
  return {
    ...emptyProfile,
    overview,
    workingGroupDecree: 'SK contoh',
    secretariat: true,
    fieldOfficer: true,
    villageRegulation: true,
    villageRegulationTitle: 'Peraturan desa contoh',
    workPlan: true,
    fundingSources: Object.values(FundingSource).slice(0, random.integer(3, 5)),
    planningData: managed ? data.slice(0, random.integer(4, 5)) : data.slice(0, 1),
    mechanisms: (managed ? mechanisms : mechanisms.slice(0, 2)).map((kind) => ({ kind, frequency: random.pick(frequencies) })),
    activityGroups: Object.values(ActivityGroupKind)
      .slice(0, random.integer(3, 5))
      .map((kind) => {
        const target = random.integer(40, 120);
        const percent = attended ? random.integer(45, 70) : random.integer(5, 15);
        return { kind, target, participants: Math.round((target * percent) / 100) };
      }),
    rumahDataKu: {
      establishedOn: monthsBefore(today, random.integer(8, 18)),
      decree: 'SK contoh',
      location: 'Balai desa',
      dataUpdatedOn: monthsBefore(today, random.integer(0, 3)),
    },
    k0SubmittedOn: k0Day(today),
  };
}

/** A profile that has been begun; its work plan, and the decree and place of its Rumah DataKu, are still missing. */
function beginnersProfile(today: IsoDate, random: Random): ProfileDocument {
  return {
    ...emptyProfile,
    overview: random.chance(0.7) ? overview : null,
    workingGroupDecree: random.chance(0.6) ? 'SK contoh' : null,
    secretariat: random.chance(0.4),
    fieldOfficer: random.chance(0.6),
    villageRegulation: false,
    fundingSources: random.chance(0.5) ? [FundingSource.DANA_DESA] : null,
    planningData: random.chance(0.4) ? [PlanningDataSource.FAMILY_REGISTER] : null,
    activityGroups: random.chance(0.6) ? [{ kind: ActivityGroupKind.BKB, participants: null, target: null }] : null,
    rumahDataKu: random.chance(0.3)
      ? { establishedOn: monthsBefore(today, random.integer(1, 10)), decree: null, location: null, dataUpdatedOn: null }
      : null,
    k0SubmittedOn: random.chance(0.35) ? k0Day(today) : null,
  };
}

/** The card of the newest January. */
function k0Day(today: IsoDate): IsoDate {
  const january = `${today.slice(0, 4)}-01-20`;
  return january <= today ? january : monthsBefore(january, 12);
}

function attestedFacts(strong: boolean, random: Random): Record<AttestableFact, number | null> {
  const percent = (lowest: number, highest: number) => random.integer(lowest * 10, highest * 10) / 10;
  return strong
    ? {
        participation: percent(32, 45),
        contraceptivePrevalence: percent(52, 66),
        longActingShare: percent(26, 34),
        unmetNeed: percent(3, 5.8),
      }
    : {
        participation: percent(4, 19),
        contraceptivePrevalence: percent(31, 40),
        longActingShare: percent(12, 21),
        unmetNeed: percent(9.5, 15),
      };
}
