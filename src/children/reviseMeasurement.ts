import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordRead } from '../access/audit/recordWrite.ts';
import { storeOnce } from '../access/clientKey/storeOnce.ts';
import { badUserInput, conflict, HubError, notFound } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { ageInDays } from '../growth/index.ts';
import { lockRows } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import { StaleLocks } from '../store/repeatable.ts';
import { assessedColumns } from './assessedColumns.ts';
import type { Child } from './Child.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { Measurement } from './Measurement.ts';
import { alignChild, checkAge, checkMonitored, countingMeasurements, lockChild } from './measurementHistory.ts';
import { checkMeasuredValues, type MeasuredValues, valuesOf } from './measurementLimits.ts';
import { noteOf } from './noteOf.ts';
import { keyedMeasurement, otherValues, sameValues } from './keyedMeasurement.ts';

export interface MeasurementCorrection {
  /** Key of the measurement. */
  id: string;
  /** The changes: undefined keeps a value, null removes it. */
  values: { [Name in keyof MeasuredValues]?: MeasuredValues[Name] | undefined };
  reason: string;
  clientKey?: string | null;
}

/** @param raises whether facts raise alerts; true when left out. */
interface RevisingOperation extends ChildOperation {
  raises?: boolean;
}

export interface MeasurementVoiding {
  /** Key of the measurement. */
  id: string;
  reason: string;
  clientKey?: string | null;
}

/**
 * Corrects a measurement: a new one with the corrected values supersedes it, the original is kept unchanged. Everything derived from the
 * old values is updated in the same transaction: later weight trends, latest state, case, alerts. A correction that changes nothing returns
 * the measurement as it stands.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN, or CONFLICT when it was corrected or voided already
 *   (`extensions.supersededBy`) or its new day has another measurement; nothing is stored.
 */
export function correctMeasurement(correction: MeasurementCorrection, operation: ChildOperation): Promise<Measurement> {
  const { id, reason, clientKey } = correction;
  return revise({ id, reason, clientKey, mutation: 'correctMeasurement', given: givenIn(correction) }, operation, (em, revision) =>
    correct(em, revision, correction, operation),
  );
}

/**
 * `correctMeasurement` inside a transaction that holds the lock of the child; without a client-made key.
 * @throws as `correctMeasurement`.
 */
export async function correctMeasurementIn(
  em: SqlEntityManager,
  correction: Omit<MeasurementCorrection, 'clientKey'>,
  operation: RevisingOperation,
): Promise<Measurement> {
  return correct(em, await begin(em, correction.id, reasonOf(correction.reason), operation), correction, operation);
}

function givenIn({ values }: MeasurementCorrection): [string, unknown][] {
  return Object.entries(values as Record<string, unknown>).filter(([, value]) => value !== undefined);
}

async function correct(
  em: SqlEntityManager,
  { child, original, entry }: Revision,
  { values }: Pick<MeasurementCorrection, 'values'>,
  operation: RevisingOperation,
): Promise<Measurement> {
  const corrected = correctedValues(original, values);
  checkMeasuredValues(corrected, { bornOn: child.bornOn, today: operation.today });
  checkAge(corrected.measuredOn, child.bornOn);
  if (corrected.measuredOn !== original.measuredOn) checkMonitored(corrected.measuredOn, child);
  if (sameValues(original, corrected)) {
    recordRead(operation.store, em, { field: 'Measurement', personIds: [child.id] });
    return original;
  }
  const others = (await countingMeasurements(em, child.id)).filter((other) => other !== original);
  const sameDay = others.find((other) => other.measuredOn === corrected.measuredOn);
  if (sameDay) throw otherValues(sameDay, corrected, ['input', 'measuredOn']);

  const recorded = em.create(Measurement, {
    ...entry,
    ageInDays: ageInDays(child.bornOn, corrected.measuredOn),
    ...corrected,
    ...assessedColumns(child, corrected, others),
    implausibleBy: [],
    isVoid: false,
  });
  await supersede(em, original, recorded);
  const from = corrected.measuredOn < original.measuredOn ? corrected.measuredOn : original.measuredOn;
  await alignChild(em, { child, recorded, replaced: original, from }, operation);
  return recorded;
}

/**
 * Voids a measurement that should never have been recorded: an empty record with the reason supersedes it, the original is kept unchanged,
 * and derived data is updated as for a correction.
 * @returns the record that voids it.
 * @throws HubError BAD_USER_INPUT (no reason), NOT_FOUND, FORBIDDEN, or CONFLICT when it was corrected or voided already.
 */
export function voidMeasurement({ id, reason, clientKey }: MeasurementVoiding, operation: ChildOperation): Promise<Measurement> {
  return revise({ id, reason, clientKey, mutation: 'voidMeasurement', given: [] }, operation, (em, revision) =>
    voidIn(em, revision, operation),
  );
}

/** `voidMeasurement` inside a transaction that holds the lock of the child; without a client-made key. @throws as `voidMeasurement`. */
export async function voidMeasurementIn(
  em: SqlEntityManager,
  { id, reason }: Omit<MeasurementVoiding, 'clientKey'>,
  operation: ChildOperation,
): Promise<Measurement> {
  return voidIn(em, await begin(em, id, reasonOf(reason), operation), operation);
}

async function voidIn(em: SqlEntityManager, { child, original, entry }: Revision, operation: ChildOperation): Promise<Measurement> {
  const nothing = valuesOf({ measuredOn: original.measuredOn });
  const record = em.create(Measurement, {
    ...entry,
    ageInDays: original.ageInDays,
    ...nothing,
    ...assessedColumns(child, nothing, []),
    implausibleBy: [],
    isVoid: true,
  });
  await supersede(em, original, record);
  await alignChild(em, { child, recorded: null, replaced: original, from: original.measuredOn }, operation);
  return record;
}

/** What a revision starts from: the child, the measurement, and the columns that every new record has in common. */
interface Revision {
  child: Child;
  original: Measurement;
  entry: Pick<Measurement, 'id' | 'childId' | 'posyanduId' | 'recordedBy' | 'recordedAt' | 'supersededById' | 'revisionReason' | 'demo'>;
}

/** The request, by which a repeated call is recognized. */
interface RevisionCall {
  id: string;
  reason: string;
  clientKey?: string | null | undefined;
  mutation: 'correctMeasurement' | 'voidMeasurement';
  /** The given values, including null. */
  given: readonly [name: string, value: unknown][];
}

async function revise(
  { id, reason, clientKey, mutation, given }: RevisionCall,
  operation: ChildOperation,
  work: (em: SqlEntityManager, revision: Revision) => Promise<Measurement>,
): Promise<Measurement> {
  const revisionReason = reasonOf(reason);
  const keyed = (em: SqlEntityManager) =>
    keyedMeasurement(em, { mutation, clientKey, input: { id, reason, given }, isSame: isRevision(em, { id, mutation, given }) });
  return operation.store.transaction((em) =>
    storeOnce(em, operation, keyed(em), async () => {
      return work(em, await begin(em, id, revisionReason, operation));
    }),
  );
}

/** Locks the child of a measurement that is to be revised. @throws HubError NOT_FOUND, FORBIDDEN or CONFLICT. */
async function begin(em: SqlEntityManager, id: string, revisionReason: string, { viewer }: ChildOperation): Promise<Revision> {
  const childId = await childIdOf(em, id);
  await lockRows(em, 'child', [childId]);
  // The child may have been merged into another one during the wait for its lock.
  if ((await childIdOf(em, id)) !== childId) throw new StaleLocks();
  const child = await lockChild(em, childId, viewer, ['id']);
  const original = await em.findOneOrFail(Measurement, { id });
  if (original.isVoid) throw conflict(['id'], 'children.voidingRecord');
  if (original.supersededById !== null) {
    throw new HubError(message('children.superseded'), 'CONFLICT', ['id'], { supersededBy: `Measurement_${original.supersededById}` });
  }
  const entry = {
    id: uuid(),
    childId: child.id,
    posyanduId: original.posyanduId,
    recordedBy: viewer.id,
    recordedAt: new Date(),
    supersededById: null,
    revisionReason,
    demo: original.demo,
  };
  return { child, original, entry };
}

/** @throws HubError BAD_USER_INPUT where there is none. */
function reasonOf(text: string): string {
  const reason = noteOf(text, ['input', 'reason']);
  if (reason === null) throw badUserInput(['input', 'reason'], 'children.reasonMissing');
  return reason;
}

async function childIdOf(em: SqlEntityManager, id: string): Promise<string> {
  const [found] = await queryIn<{ child_id: string }>(em, 'select child_id from measurement where id = $1', [id]);
  if (!found) throw notFound(['id'], 'children.noSuchMeasurement');
  return found.child_id;
}

/** Marks the original before its successor is stored: only one measurement per day may count. */
async function supersede(em: SqlEntityManager, original: Measurement, successor: Measurement): Promise<void> {
  await queryIn(em, 'update measurement set superseded_by_id = $1 where id = $2', [successor.id, original.id]);
  original.supersededById = successor.id;
}

const isRevision =
  (em: SqlEntityManager, { id, mutation, given }: Pick<RevisionCall, 'id' | 'mutation' | 'given'>) =>
  async (record: Measurement): Promise<boolean> => {
    if (record.isVoid !== (mutation === 'voidMeasurement')) return false;
    const original = await em.findOne(Measurement, { supersededById: record.id });
    return original?.id === id && sameValues(record, { ...valuesOf(record), ...Object.fromEntries(given) });
  };

function correctedValues(original: MeasuredValues, values: MeasurementCorrection['values']): ReturnType<typeof valuesOf> {
  const given = Object.fromEntries(
    Object.entries(values as Record<string, unknown>).filter(([, value]) => value !== undefined),
  ) as Partial<MeasuredValues>;
  return valuesOf({ ...valuesOf(original), ...given });
}
