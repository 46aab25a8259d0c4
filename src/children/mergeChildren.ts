import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { Hook, type Hooks } from '../events/Hooks.ts';
import { goneOnAfter, type Family, type PersonsMerged } from '../families/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { assessedColumns } from './assessedColumns.ts';
import { closeBy } from './cases/changeCase.ts';
import { StuntingCase } from './cases/StuntingCase.ts';
import { Child } from './Child.ts';
import { recordStay } from './childStays.ts';
import { Measurement } from './Measurement.ts';
import { alignChild, countingMeasurements } from './measurementHistory.ts';
import { valuesOf } from './measurementLimits.ts';
import { sameValues } from './keyedMeasurement.ts';

/** A child that was registered twice is merged into `keptId`; other subgraphs move what refers to the duplicate. */
export interface ChildrenMerged {
  keptId: string;
  duplicateId: string;
  /** Where it lives. */
  villageCode: string;
}

export const childrenMerged = new Hook<ChildrenMerged>('childrenMerged');

const why = 'The child was registered twice.';

/**
 * Merges a child under monitoring into the child that stays, when their persons are merged; both are locked. Measurements, cases and their
 * histories become the kept child's. If both are monitored, a measurement that both have counts once, and the duplicate's active case is
 * closed if the other has one.
 * @throws HubError CONFLICT when both have a measurement of one day with other values.
 */
export async function mergeChildren(
  em: SqlEntityManager,
  { kept, duplicate, to, viewer, today }: PersonsMerged,
  hooks: Hooks,
): Promise<void> {
  const duplicateChild = await em.findOne(Child, { id: duplicate.id });
  if (duplicateChild === null) return;
  const known = (await em.count(Child, { id: kept.id })) > 0;
  if (known) {
    await voidRepeated(em, { kept: kept.id, duplicateChild }, viewer.id);
    await closeSecondCase(em, { kept: kept.id, duplicate: duplicateChild.id }, { recordedBy: viewer.id, today });
    await fillUnknown(em, kept.id, duplicateChild.id);
    await goOnTogether(em, kept.id, duplicateChild.id);
  } else {
    await copyChild(em, kept.id, duplicateChild.id, to);
    await queryIn(em, 'update child_stay set child_id = $1 where child_id = $2', [kept.id, duplicateChild.id]);
    if (duplicateChild.villageCode !== to.villageCode)
      await recordStay(em, [kept.id], { villageCode: duplicateChild.villageCode, until: today });
  }
  await goToPosyandu(em, kept.id, duplicateChild.id);
  await queryIn(em, 'update measurement set child_id = $1 where child_id = $2', [kept.id, duplicateChild.id]);
  await queryIn(em, 'update stunting_case set child_id = $1, village_code = $3 where child_id = $2', [
    kept.id,
    duplicateChild.id,
    to.villageCode,
  ]);
  await hooks.run(childrenMerged, em, { keptId: kept.id, duplicateId: duplicateChild.id, villageCode: to.villageCode });
  await queryIn(em, 'delete from child where id = $1', [duplicateChild.id]);

  const child = await em.findOneOrFail(Child, { id: kept.id }, { refresh: true });
  kept.goneOn = goneOnAfter(child, kept.bornOn);
  await alignChild(em, { child, recorded: null, replaced: null, from: child.bornOn }, { hooks, viewer, today });
}

/** The columns of a child: what is read with it and stored elsewhere is none. */
type ChildColumn = Exclude<keyof Child, 'name' | 'nik' | 'nikDiffers' | 'latestMeasurement'>;

/**
 * What a merge does with each column of the duplicate: `copied` to a kept child that was not monitored, `filled` likewise and, where the
 * kept child is monitored, taken over if it is unknown there; `given` by the family that stays; `derived` from the measurements afterwards.
 * A column without a rule does not compile.
 */
const columnRules: Record<ChildColumn, 'given' | 'copied' | 'filled' | 'derived'> = {
  id: 'given',
  familyId: 'given',
  villageCode: 'given',
  // One of the village: `goToPosyandu`.
  posyanduId: 'given',
  sex: 'copied',
  bornOn: 'copied',
  birthWeightKg: 'filled',
  birthLengthCm: 'filled',
  motherHeightCm: 'filled',
  fatherHeightCm: 'filled',
  // Where both are monitored: `goOnTogether`.
  monitoringEnd: 'copied',
  monitoringEndedOn: 'copied',
  latestMeasurementId: 'derived',
  lastMeasuredOn: 'derived',
  latestHeightForAge: 'derived',
  latestWeightForHeight: 'derived',
  stunted: 'derived',
  severelyStunted: 'derived',
  wasted: 'derived',
  recordedBy: 'copied',
  recordedAt: 'copied',
  demo: 'copied',
};

function columnsBy(em: SqlEntityManager, ...rules: string[]): string[] {
  const { properties } = em.getMetadata().get(Child);
  return (Object.keys(columnRules) as ChildColumn[])
    .filter((name) => rules.includes(columnRules[name]))
    .flatMap((name) => properties[name].fieldNames);
}

/** Puts the kept person under monitoring with what is recorded of the duplicate. */
async function copyChild(em: SqlEntityManager, keptId: string, duplicateId: string, to: Family): Promise<void> {
  const columns = columnsBy(em, 'copied', 'filled').join(', ');
  await queryIn(em, `insert into child (id, family_id, village_code, ${columns}) select $1, $3, $4, ${columns} from child where id = $2`, [
    keptId,
    duplicateId,
    to.id,
    to.villageCode,
  ]);
}

/** Takes over what is unknown of the kept child. */
async function fillUnknown(em: SqlEntityManager, keptId: string, duplicateId: string): Promise<void> {
  const values = columnsBy(em, 'filled').map((column) => `${column} = coalesce(k.${column}, d.${column})`);
  await queryIn(em, `update child k set ${values.join(', ')} from child d where k.id = $1 and d.id = $2`, [keptId, duplicateId]);
}

/** The kept child goes where the duplicate went, if it is not known to go anywhere and both are of one village. */
async function goToPosyandu(em: SqlEntityManager, keptId: string, duplicateId: string): Promise<void> {
  await queryIn(
    em,
    `update child k set posyandu_id = d.posyandu_id from child d
      where k.id = $1 and d.id = $2 and k.posyandu_id is null and d.posyandu_id is not null and d.village_code = k.village_code`,
    [keptId, duplicateId],
  );
}

/** Monitoring goes on where it does for one of the two; where both ended, a real end counts before a mistake, and the later day. */
async function goOnTogether(em: SqlEntityManager, keptId: string, duplicateId: string): Promise<void> {
  await queryIn(
    em,
    `update child k set
        monitoring_end = case when d.monitoring_end is null then null when k.monitoring_end = 'ENTERED_IN_ERROR' then d.monitoring_end else k.monitoring_end end,
        monitoring_ended_on = case when d.monitoring_end is not null then greatest(k.monitoring_ended_on, d.monitoring_ended_on) end
      from child d where k.id = $1 and d.id = $2 and k.monitoring_end is not null`,
    [keptId, duplicateId],
  );
}

/** Voids the duplicate's measurements that the kept child has too. */
async function voidRepeated(
  em: SqlEntityManager,
  { kept, duplicateChild }: { kept: string; duplicateChild: Child },
  recordedBy: string,
): Promise<void> {
  const known = await countingMeasurements(em, kept);
  for (const repeated of await countingMeasurements(em, duplicateChild.id)) {
    const same = known.find(({ measuredOn }) => measuredOn === repeated.measuredOn);
    if (same === undefined) continue;
    if (!sameValues(same, repeated)) {
      throw new HubError(message('children.mergedMeasurementsDiffer', { date: same.measuredOn }), 'CONFLICT', ['mergeId'], {
        measurements: [`Measurement_${same.id}`, `Measurement_${repeated.id}`],
      });
    }
    const nothing = valuesOf({ measuredOn: repeated.measuredOn });
    const record = em.create(Measurement, {
      id: uuid(),
      childId: duplicateChild.id,
      posyanduId: repeated.posyanduId,
      ageInDays: repeated.ageInDays,
      ...nothing,
      ...assessedColumns(duplicateChild, nothing, []),
      implausibleBy: [],
      isVoid: true,
      recordedBy,
      recordedAt: new Date(),
      supersededById: null,
      revisionReason: why,
      demo: repeated.demo,
    });
    repeated.supersededById = record.id;
    await em.flush();
  }
}

/** A child has one active case: the kept child's stays active. */
async function closeSecondCase(
  em: SqlEntityManager,
  { kept, duplicate }: { kept: string; duplicate: string },
  { recordedBy, today }: { recordedBy: string; today: string },
): Promise<void> {
  const second = await em.findOne(StuntingCase, { childId: duplicate, closedOn: null });
  if (second === null || (await em.count(StuntingCase, { childId: kept, closedOn: null })) === 0) return;
  closeBy(em, second, 'WITHDRAW', today, { recordedBy, note: `${why} Its other case goes on.` }, ['mergeId']);
  await em.flush();
}
