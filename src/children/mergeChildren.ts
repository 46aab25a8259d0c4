import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { HubError } from '../errors.ts';
import { Hook, type Hooks } from '../events/Hooks.ts';
import type { PersonsMerged } from '../families/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { assessedColumns } from './assessedColumns.ts';
import { closeBy } from './cases/changeCase.ts';
import { StuntingCase } from './cases/StuntingCase.ts';
import { Child } from './Child.ts';
import { keepStay } from './childStays.ts';
import { Measurement } from './Measurement.ts';
import { alignChild, countingMeasurements } from './measurementHistory.ts';
import { valuesOf } from './measurementLimits.ts';
import { sameValues } from './recordMeasurement.ts';

/** A child that was registered twice goes on as `keptId`; what others hold of the duplicate is to be given to it. */
export interface ChildrenMerged {
  keptId: string;
  duplicateId: string;
  /** Where it lives. */
  villageCode: string;
}

export const childrenMerged = new Hook<ChildrenMerged>('childrenMerged');

const why = 'The child was registered twice.';

/**
 * Has a child under monitoring go on as the person who stays when its person is merged; both are locked. Measurements, cases and
 * their histories become the kept child's. Where both are monitored, a measurement that stands in both counts once,
 * and the duplicate's active case is closed when the other one has one.
 * @throws HubError CONFLICT when both have a measurement of one day with other values.
 */
export async function mergeChildren(em: SqlEntityManager, { kept, duplicate, to, viewer, today }: PersonsMerged, hooks: Hooks): Promise<void> {
  const twin = await em.findOne(Child, { id: duplicate.id });
  if (twin === null) return;
  const known = (await em.count(Child, { id: kept.id })) > 0;
  if (known) {
    await voidRepeated(em, { kept: kept.id, twin }, viewer.id);
    await closeSecondCase(em, { kept: kept.id, duplicate: twin.id }, { recordedBy: viewer.id, today });
    await queryIn(em, learnSql, [kept.id, twin.id]);
  } else {
    await queryIn(em, copySql, [kept.id, twin.id, to.id, to.villageCode]);
    await queryIn(em, 'update child_stay set child_id = $1 where child_id = $2', [kept.id, twin.id]);
    if (twin.villageCode !== to.villageCode) await keepStay(em, [kept.id], { villageCode: twin.villageCode, until: today });
  }
  await queryIn(em, 'update measurement set child_id = $1 where child_id = $2', [kept.id, twin.id]);
  await queryIn(em, 'update stunting_case set child_id = $1, village_code = $3 where child_id = $2', [kept.id, twin.id, to.villageCode]);
  await hooks.run(childrenMerged, em, { keptId: kept.id, duplicateId: twin.id, villageCode: to.villageCode });
  await queryIn(em, 'delete from child where id = $1', [twin.id]);
  if (!known) await queryIn(em, 'update child set client_key = $2 where id = $1', [kept.id, twin.clientKey]);

  const child = await em.findOneOrFail(Child, { id: kept.id }, { refresh: true });
  await alignChild(em, { child, recorded: null, replaced: null, from: child.bornOn }, { hooks, viewer, today });
}

const copySql = `insert into child (id, family_id, village_code, sex, born_on, birth_weight_kg, birth_length_cm, mother_height_cm, father_height_cm, recorded_by, recorded_at, demo)
  select $1, $3, $4, sex, born_on, birth_weight_kg, birth_length_cm, mother_height_cm, father_height_cm, recorded_by, recorded_at, demo from child where id = $2`;

const learnSql = `update child k set birth_weight_kg = coalesce(k.birth_weight_kg, d.birth_weight_kg), birth_length_cm = coalesce(k.birth_length_cm, d.birth_length_cm),
    mother_height_cm = coalesce(k.mother_height_cm, d.mother_height_cm), father_height_cm = coalesce(k.father_height_cm, d.father_height_cm)
  from child d where k.id = $1 and d.id = $2`;

/** Voids the duplicate's measurements that the kept child has too. */
async function voidRepeated(em: SqlEntityManager, { kept, twin }: { kept: string; twin: Child }, recordedBy: string): Promise<void> {
  const known = await countingMeasurements(em, kept);
  for (const repeated of await countingMeasurements(em, twin.id)) {
    const same = known.find(({ measuredOn }) => measuredOn === repeated.measuredOn);
    if (same === undefined) continue;
    if (!sameValues(same, repeated)) {
      throw new HubError(`mergeId: a child of both families has measurements of ${same.measuredOn} with other values; allowed: once one of them is corrected or voided`, 'CONFLICT', ['mergeId'], {
        measurements: [`Measurement_${same.id}`, `Measurement_${repeated.id}`],
      });
    }
    const nothing = valuesOf({ measuredOn: repeated.measuredOn });
    const record = em.create(Measurement, {
      id: uuid(), childId: twin.id, ageInDays: repeated.ageInDays, ...nothing, ...assessedColumns(twin, nothing, []), isVoid: true,
      recordedBy, recordedAt: new Date(), clientKey: null, supersededById: null, revisionReason: why, demo: repeated.demo,
    });
    repeated.supersededById = record.id;
    await em.flush();
  }
}

/** A child has one active case; the kept child's goes on. */
async function closeSecondCase(em: SqlEntityManager, { kept, duplicate }: { kept: string; duplicate: string }, { recordedBy, today }: { recordedBy: string; today: string }): Promise<void> {
  const second = await em.findOne(StuntingCase, { childId: duplicate, closedOn: null });
  if (second === null || (await em.count(StuntingCase, { childId: kept, closedOn: null })) === 0) return;
  closeBy(em, second, 'WITHDRAW', today, { recordedBy, note: `${why} Its other case goes on.` }, ['mergeId']);
  await em.flush();
}
