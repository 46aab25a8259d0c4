import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput, forbidden, HubError, notFound } from '../errors.ts';
import { Hook, type Hooks } from '../events/Hooks.ts';
import { ageInDays } from '../growth/index.ts';
import { lockKey } from '../store/lockKey.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { assessedColumns } from './assessedColumns.ts';
import { Child } from './Child.ts';
import { Measurement } from './Measurement.ts';
import { checkMeasuredValues, type MeasuredValues } from './measurementLimits.ts';
import { refreshLatest } from './refreshLatest.ts';

export interface NewMeasurement extends MeasuredValues {
  /** Key of the child. */
  childId: string;
  /** Client-made key that makes a retry safe. */
  clientKey?: string | null;
}

/** What the operations on children need beside their input. */
export interface ChildOperation {
  store: Store;
  hooks: Hooks;
  viewer: Viewer;
  today: IsoDate;
}

/** A measurement was stored; runs inside its transaction. */
export interface MeasurementRecorded {
  child: Child;
  measurement: Measurement;
  /** The child's other measurements that are not superseded, newest first. */
  others: Measurement[];
}

export const measurementRecorded = new Hook<MeasurementRecorded>('measurementRecorded');

/** Age in days where the WHO Child Growth Standards end: 60 months of 30.4375 days. */
const oldestDays = 1826;

/**
 * Stores one measuring of a child with its growth assessment, brings the child's latest state up to date and
 * runs what follows from it (alerts), all in one transaction.
 *
 * A retry is recognised by its `clientKey`, and by the same child, date and values: the first measurement is
 * returned and nothing is stored.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (child), FORBIDDEN, or CONFLICT when the child already has another
 *   measurement on that day (`extensions.stored` and `extensions.given` show both) or the `clientKey` was used
 *   for another child; nothing is stored.
 */
export async function recordMeasurement(input: NewMeasurement, { store, hooks, viewer, today }: ChildOperation): Promise<Measurement> {
  return store.transaction(async (em) => {
    if (input.clientKey != null) {
      await lockKey(em, 'measurement', input.clientKey);
      const earlier = await em.findOne(Measurement, { clientKey: input.clientKey });
      if (earlier) return sameChild(earlier, input);
    }
    const child = await lockChild(em, input.childId, viewer);
    checkMeasuredValues(input, { bornOn: child.bornOn, today });
    checkAge(input.measuredOn, child.bornOn);

    const others = await em.find(Measurement, { childId: child.id, supersededById: null }, { orderBy: { measuredOn: 'desc' } });
    const sameDay = others.find((other) => other.measuredOn === input.measuredOn);
    if (sameDay) return sameValues(sameDay, input);

    const measurement = em.create(Measurement, {
      id: uuid(),
      childId: child.id,
      ageInDays: ageInDays(child.bornOn, input.measuredOn),
      ...valuesOf(input),
      ...assessedColumns(child, input, others),
      recordedBy: viewer.id,
      recordedAt: new Date(),
      clientKey: input.clientKey ?? null,
      supersededById: null,
      demo: false,
    });
    await em.flush();
    await refreshLatest(em, child.id);
    await hooks.run(measurementRecorded, em, { child, measurement, others });
    return measurement;
  });
}

/** Locks the child's row, so that two measurings of one child are judged one after the other. */
async function lockChild(em: SqlEntityManager, id: string, viewer: Viewer): Promise<Child> {
  const [found] = await queryIn<{ village_code: string }>(em, 'select village_code from child where id = $1 for update', [id]);
  if (!found) throw notFound(['input', 'childId'], 'no such child');
  if (!mayWriteIn(viewer, found.village_code)) throw forbidden(['input', 'childId']);
  return em.findOneOrFail(Child, { id });
}

function checkAge(measuredOn: IsoDate, bornOn: IsoDate): void {
  const days = ageInDays(bornOn, measuredOn);
  if (days > oldestDays) {
    throw badUserInput(['input', 'measuredOn'], `the child was ${days} days old`, `an age of up to ${oldestDays} days, where the WHO Child Growth Standards end`);
  }
}

/** The measured values with every absent one as null. */
function valuesOf(input: MeasuredValues) {
  return {
    measuredOn: input.measuredOn,
    weightKg: input.weightKg ?? null,
    heightCm: input.heightCm ?? null,
    position: input.position ?? null,
    headCircumferenceCm: input.headCircumferenceCm ?? null,
    upperArmCircumferenceCm: input.upperArmCircumferenceCm ?? null,
    oedema: input.oedema ?? false,
    ill: input.ill ?? null,
  };
}

function sameChild(earlier: Measurement, input: NewMeasurement): Measurement {
  if (earlier.childId === input.childId) return earlier;
  throw new HubError('input.clientKey: already used for another child; allowed: a key of its own for each measurement', 'CONFLICT', ['input', 'clientKey']);
}

function sameValues(stored: Measurement, input: NewMeasurement): Measurement {
  const given = valuesOf(input);
  const kept = valuesOf(stored);
  if (JSON.stringify(given) === JSON.stringify(kept)) return stored;
  throw new HubError(
    `input.measuredOn: the child already has a measurement of ${input.measuredOn} with other values; allowed: one measurement a day`,
    'CONFLICT',
    ['input', 'measuredOn'],
    { stored: kept, given },
  );
}
