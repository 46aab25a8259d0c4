import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { badUserInput, HubError, notFound } from '../errors.ts';
import { ageInDays } from '../growth/index.ts';
import { lockKey } from '../store/lockKey.ts';
import { queryIn } from '../store/queryIn.ts';
import { assessedColumns } from './assessedColumns.ts';
import type { Child } from './Child.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { Measurement } from './Measurement.ts';
import { alignChild, checkAge, countingMeasurements, lockChild } from './measurementHistory.ts';
import { checkMeasuredValues, type MeasuredValues, valuesOf } from './measurementLimits.ts';
import { noteOf } from './noteOf.ts';
import { otherValues, sameValues } from './recordMeasurement.ts';

export interface MeasurementCorrection {
  /** Key of the measurement. */
  id: string;
  /** What changes: a value that is undefined stays as it was, null takes it away. */
  values: { [Name in keyof MeasuredValues]?: MeasuredValues[Name] | undefined };
  reason: string;
  clientKey?: string | null;
}

export interface MeasurementVoiding {
  /** Key of the measurement. */
  id: string;
  reason: string;
  clientKey?: string | null;
}

/**
 * Corrects a measurement: a new one with the corrected values supersedes it, the original is kept as it was.
 * Everything that rested on the old values is brought in line in the same transaction: later weight trends, latest
 * state, case, alerts. A correction that changes nothing returns the measurement as it stands.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN, or CONFLICT when it was corrected or voided already
 *   (`extensions.supersededBy`) or its new day has another measurement; nothing is stored.
 */
export function correctMeasurement({ id, values, reason, clientKey }: MeasurementCorrection, operation: ChildOperation): Promise<Measurement> {
  return revise({ id, reason, clientKey: clientKey ?? null }, operation, async (em, { child, original, entry }) => {
    const corrected = correctedValues(original, values);
    checkMeasuredValues(corrected, { bornOn: child.bornOn, today: operation.today });
    checkAge(corrected.measuredOn, child.bornOn);
    if (sameValues(original, corrected)) return original;
    const others = (await countingMeasurements(em, child.id)).filter((other) => other !== original);
    const sameDay = others.find((other) => other.measuredOn === corrected.measuredOn);
    if (sameDay) throw otherValues(sameDay, corrected, ['input', 'measuredOn']);

    const recorded = em.create(Measurement, {
      ...entry,
      ageInDays: ageInDays(child.bornOn, corrected.measuredOn),
      ...corrected,
      ...assessedColumns(child, corrected, others),
      isVoid: false,
    });
    await supersede(em, original, recorded);
    const from = corrected.measuredOn < original.measuredOn ? corrected.measuredOn : original.measuredOn;
    await alignChild(em, { child, recorded, replaced: original, from }, operation);
    return recorded;
  });
}

/**
 * Voids a measurement that should never have been recorded: an empty record with the reason supersedes it, the
 * original is kept as it was, and what rested on it is brought in line as for a correction.
 * @returns the record that voids it.
 * @throws HubError BAD_USER_INPUT (no reason), NOT_FOUND, FORBIDDEN, or CONFLICT when it was corrected or voided already.
 */
export function voidMeasurement({ id, reason, clientKey }: MeasurementVoiding, operation: ChildOperation): Promise<Measurement> {
  return revise({ id, reason, clientKey: clientKey ?? null }, operation, async (em, { child, original, entry }) => {
    const nothing = valuesOf({ measuredOn: original.measuredOn });
    const record = em.create(Measurement, { ...entry, ageInDays: original.ageInDays, ...nothing, ...assessedColumns(child, nothing, []), isVoid: true });
    await supersede(em, original, record);
    await alignChild(em, { child, recorded: null, replaced: original, from: original.measuredOn }, operation);
    return record;
  });
}

/** What a revision starts from: the child, the measurement, and what every new record of it has. */
interface Revision {
  child: Child;
  original: Measurement;
  entry: Pick<Measurement, 'id' | 'childId' | 'recordedBy' | 'recordedAt' | 'clientKey' | 'supersededById' | 'revisionReason' | 'demo'>;
}

async function revise(
  { id, reason, clientKey }: { id: string; reason: string; clientKey: string | null },
  { store, viewer }: ChildOperation,
  work: (em: SqlEntityManager, revision: Revision) => Promise<Measurement>,
): Promise<Measurement> {
  const revisionReason = noteOf(reason, ['input', 'reason']);
  if (revisionReason === null) throw badUserInput(['input', 'reason'], 'empty', 'why the measurement is wrong, in words');
  return store.transaction(async (em) => {
    if (clientKey !== null) {
      await lockKey(em, 'measurement', clientKey);
      const earlier = await em.findOne(Measurement, { clientKey });
      if (earlier) return sameRevision(em, earlier, id);
    }
    const [found] = await queryIn<{ child_id: string }>(em, 'select child_id from measurement where id = $1', [id]);
    if (!found) throw notFound(['id'], 'no such measurement');
    const child = await lockChild(em, found.child_id, viewer, ['id']);
    const original = await em.findOneOrFail(Measurement, { id });
    if (original.isVoid) throw new HubError('id: the record only voids another one; allowed: a measurement', 'CONFLICT', ['id']);
    if (original.supersededById !== null) {
      throw new HubError('id: corrected or voided already; allowed: the measurement that supersedes it', 'CONFLICT', ['id'], { supersededBy: `Measurement_${original.supersededById}` });
    }
    const entry = { id: uuid(), childId: child.id, recordedBy: viewer.id, recordedAt: new Date(), clientKey, supersededById: null, revisionReason, demo: original.demo };
    return work(em, { child, original, entry });
  });
}

/** Marks the original before its successor is stored: only one measurement of a day may count. */
async function supersede(em: SqlEntityManager, original: Measurement, successor: Measurement): Promise<void> {
  await queryIn(em, 'update measurement set superseded_by_id = $1 where id = $2', [successor.id, original.id]);
  original.supersededById = successor.id;
}

async function sameRevision(em: SqlEntityManager, earlier: Measurement, id: string): Promise<Measurement> {
  const original = await em.findOne(Measurement, { supersededById: earlier.id });
  if (original?.id === id) return earlier;
  throw new HubError('input.clientKey: already used for another measurement; allowed: a key of its own for each', 'CONFLICT', ['input', 'clientKey']);
}

function correctedValues(original: MeasuredValues, values: MeasurementCorrection['values']): ReturnType<typeof valuesOf> {
  const given = Object.fromEntries(Object.entries(values as Record<string, unknown>).filter(([, value]) => value !== undefined)) as Partial<MeasuredValues>;
  return valuesOf({ ...valuesOf(original), ...given });
}
