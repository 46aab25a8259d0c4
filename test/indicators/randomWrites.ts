import { localAdministrator } from '../../src/access/viewer.ts';
import {
  closeAgedOutCases,
  closeStuntingCase,
  correctMeasurement,
  endMonitoring,
  endMonitoringOfFamily,
  recomputeGrowth,
  recordIntervention,
  recordMeasurement,
  registerChild,
  resumeMonitoring,
  resumeMonitoringOfFamily,
  triageStuntingCase,
  voidMeasurement,
  CaseStatus,
  StuntingCause,
  registerFamily,
} from '../../src/children/index.ts';
import type { Random } from '../../src/demo/Random.ts';
import { HubError } from '../../src/base/errors.ts';
import {
  addFamilyMember,
  changeFamily,
  changeFamilyHead,
  changeFamilyMember,
  FamilyRelation,
  MemberRemoval,
  mergeFamilies,
  MonitoringEnd,
  moveFamily,
  removeFamilyMember,
  Sex,
  splitFamily,
} from '../../src/families/index.ts';
import type { Hub } from '../../src/hub/Hub.ts';
import { enrolFamilies, readEnrolmentFacts } from '../../src/programs/index.ts';
import { fixtureVillages } from '../support/fixture.ts';

const today = '2026-11-20';

/** How often each kind of write was stored. */
export type Stored = Record<string, number>;

/** A kind of write: its name, how often it is made beside the others, and one at random. */
export type Write = readonly [name: string, share: number, run: () => Promise<unknown>];

/** Random writes of every kind that counts in an indicator, through the operations. */
export function indicatorWrites(hub: Hub, random: Random): Write[] {
  const operation = { store: hub.store, areas: hub.areas, hooks: hub.hooks, viewer: localAdministrator, today };
  const any = async (table: string, condition = 'true') => {
    const rows = await hub.store.read<{ id: string }>('test', `select id from ${table} t where ${condition} order by id`);
    return rows.length === 0 ? '00000000-0000-4000-8000-000000000000' : random.pick(rows).id;
  };
  const day = (from: string, days: number) => new Date(Date.parse(from) + random.integer(0, days) * 86_400_000).toISOString().slice(0, 10);
  const village = () => random.pick(fixtureVillages);
  const reason = 'acak';
  const sizes = () => ({
    weightKg: random.chance(0.1) ? null : random.integer(50, 180) / 10,
    heightCm: random.chance(0.15) ? null : random.integer(60, 110),
    oedema: random.chance(0.05),
  });
  let made = 0;
  const member = (relation: FamilyRelation) => ({
    name: `Orang ${++made} ${random.integer(0, 1e9)}`,
    sex: random.pick([Sex.FEMALE, Sex.MALE]),
    bornOn: day(relation === FamilyRelation.CHILD ? '2021-06-01' : '1976-01-01', relation === FamilyRelation.CHILD ? 1900 : 9000),
    relation,
  });
  const people = () => [member(FamilyRelation.HEAD), member(FamilyRelation.SPOUSE), member(FamilyRelation.CHILD)] as const;
  const family = (villageCode: string, [head, mother, child]: ReturnType<typeof people>) => ({
    villageCode,
    welfareDecile: random.integer(1, 10),
    head: { ...head, sex: Sex.MALE },
    members: [{ ...mother, sex: Sex.FEMALE }, child],
    housing: { safeDrinkingWater: random.chance(0.8), healthyLatrine: random.chance(0.8) },
  });
  const monitored = async (familyId: string, { name, sex, bornOn }: { name: string; sex: Sex; bornOn: string }) =>
    registerChild({ familyId, name, sex, bornOn }, operation);

  return [
    [
      'record',
      30,
      async () => recordMeasurement({ childId: await any('child'), measuredOn: day('2024-07-01', 870), ...sizes() }, operation),
    ],
    [
      'correct',
      8,
      async () =>
        correctMeasurement(
          {
            id: await any('measurement', 'superseded_by_id is null and not void'),
            values: { ...sizes(), ...(random.chance(0.5) ? { measuredOn: day('2024-07-01', 870) } : {}) },
            reason,
          },
          operation,
        ),
    ],
    ['void', 4, async () => voidMeasurement({ id: await any('measurement', 'superseded_by_id is null and not void'), reason }, operation)],
    ['registerFamily', 3, async () => registerFamily(family(village(), people()), operation)],
    [
      'registerFamilyAndChild',
      5,
      async () => {
        const of = people();
        const made = await registerFamily(family(village(), of), operation);
        return monitored(made.id, of[2]);
      },
    ],
    ['registerChild', 4, async () => monitored(await any('family'), member(FamilyRelation.CHILD))],
    [
      'changeFamily',
      6,
      async () =>
        changeFamily(
          await any('family'),
          {
            welfareDecile: random.chance(0.2) ? null : random.integer(1, 10),
            housing: { safeDrinkingWater: random.chance(0.7), healthyLatrine: random.chance(0.7) },
          },
          operation,
        ),
    ],
    [
      'addMember',
      3,
      async () => addFamilyMember(await any('family'), member(random.pick([FamilyRelation.CHILD, FamilyRelation.OTHER])), operation),
    ],
    [
      'correctBirth',
      4,
      async () =>
        changeFamilyMember(
          await any('person', 'exists (select from child c where c.id = t.id)'),
          random.chance(0.7) ? { bornOn: day('2022-01-01', 1200) } : { sex: random.pick([Sex.FEMALE, Sex.MALE]) },
          operation,
        ),
    ],
    [
      'changeMother',
      3,
      async () =>
        changeFamilyMember(
          await any('person', `relation = 'SPOUSE'`),
          random.chance(0.5)
            ? { pregnantDueOn: day('2026-11-21', 200) }
            : { bornOn: random.chance(0.2) ? '1992-02-29' : day('1976-01-01', 11000) },
          operation,
        ),
    ],
    [
      'removeMember',
      2,
      async () => removeFamilyMember(await any('person', `relation in ('SPOUSE', 'OTHER')`), { removal: MemberRemoval.DIED }, operation),
    ],
    [
      'changeHead',
      2,
      async () => {
        const familyId = await any('family');
        const members = await hub.store.read<{ personId: string }>(
          'test',
          'select id as "personId" from person where family_id = $1 order by born_on, id',
          [familyId],
        );
        return changeFamilyHead(
          familyId,
          members.map(({ personId }, index) => ({ personId, relation: index === 0 ? FamilyRelation.HEAD : FamilyRelation.OTHER })),
          operation,
        );
      },
    ],
    [
      'move',
      6,
      async () => moveFamily(await any('family'), { villageCode: village(), movedOn: day('2025-01-01', 680), reason }, operation),
    ],
    [
      'split',
      3,
      async () => {
        const familyId = await any('family');
        const members = await hub.store.read<{ id: string }>(
          'test',
          `select id from person where family_id = $1 and relation <> 'HEAD' order by id`,
          [familyId],
        );
        return splitFamily(
          familyId,
          {
            members: members
              .slice(0, 2)
              .map(({ id }, index) => ({ personId: id, relation: index === 0 ? FamilyRelation.HEAD : FamilyRelation.OTHER })),
            welfareDecile: 2,
            reason,
          },
          operation,
        );
      },
    ],
    [
      'merge',
      4,
      async () => {
        // The same people twice, in two villages or one, with a child that is monitored in one of both or in both.
        const of = people();
        const [first, second] = [
          await registerFamily(family(village(), of), operation),
          await registerFamily(family(village(), of), operation),
        ];
        for (const { id } of random.chance(0.5) ? [first, second] : [random.pick([first, second])]) {
          const child = await monitored(id, of[2]);
          await recordMeasurement(
            { childId: child.id, measuredOn: day('2026-07-01', 100), weightKg: 9, heightCm: random.integer(70, 80) },
            operation,
          ).catch(ifRefused);
        }
        return mergeFamilies({ keepId: first.id, mergeId: second.id, reason }, operation);
      },
    ],
    ['mergeOthers', 1, async () => mergeFamilies({ keepId: await any('family'), mergeId: await any('family'), reason }, operation)],
    [
      'triage',
      2,
      async () => triageStuntingCase({ id: await any('stunting_case', 'closed_on is null'), causes: [StuntingCause.POVERTY] }, operation),
    ],
    [
      'intervene',
      2,
      async () =>
        recordIntervention(
          { caseId: await any('stunting_case', 'closed_on is null'), kind: 'FOOD_AID', service: 'Paket', providedOn: today },
          { ...operation, readEnrolment: readEnrolmentFacts },
        ),
    ],
    [
      'closeCase',
      3,
      async () =>
        closeStuntingCase(
          {
            id: await any('stunting_case', 'closed_on is null'),
            status: random.pick([CaseStatus.CLOSED_DIED, CaseStatus.CLOSED_MOVED, CaseStatus.RECOVERED, CaseStatus.CLOSED_AGED_OUT]),
          },
          { ...operation, today: day('2026-06-01', 170) },
        ),
    ],
    [
      'endMonitoring',
      5,
      async () =>
        endMonitoring(
          {
            id: await any('child'),
            reason: random.pick(Object.values(MonitoringEnd)),
            on: random.chance(0.3) ? null : day('2025-06-01', 530),
          },
          operation,
        ),
    ],
    ['resumeMonitoring', 3, async () => resumeMonitoring({ id: await any('child', 'monitoring_end is not null'), reason }, operation)],
    [
      'endFamily',
      4,
      async () =>
        endMonitoringOfFamily(
          {
            id: await any('family'),
            reason: random.pick(Object.values(MonitoringEnd)),
            on: random.chance(0.3) ? null : day('2026-09-01', 80),
          },
          operation,
        ),
    ],
    ['resumeFamily', 2, async () => resumeMonitoringOfFamily({ id: await any('family', 'monitoring_end is not null'), reason }, operation)],
    ['ageOut', 1, async () => closeAgedOutCases(hub.store, hub.hooks, day('2026-11-20', 900))],
    ['enrol', 2, async () => enrolFamilies({ programId: await any('program'), familyIds: [await any('family')] }, operation)],
    ['recompute', 0.3, async () => recomputeGrowth({ store: hub.store, hooks: hub.hooks, all: true })],
  ];
}

/** Makes random writes of every kind that counts in an indicator; those that are refused store nothing. */
export function writeAtRandom(hub: Hub, random: Random, writes: number, stored: Stored = {}): Promise<Stored> {
  return writeEach(indicatorWrites(hub, random), random, writes, stored);
}

/** Makes random writes of some kinds. @returns how often each was stored. */
export async function writeEach(kinds: readonly Write[], random: Random, writes: number, stored: Stored = {}): Promise<Stored> {
  const weight = kinds.reduce((sum, [, share]) => sum + share, 0);
  for (let write = 0; write < writes; write++) {
    let at = random.next() * weight;
    const [name, , run] = kinds.find(([, share]) => (at -= share) < 0) ?? [];
    if (name !== undefined && (await run?.().then(() => true, ifRefused)) === true) stored[name] = (stored[name] ?? 0) + 1;
  }
  return stored;
}

export function ifRefused(error: unknown): false {
  if (error instanceof HubError) return false;
  throw error;
}
