import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordRead } from '../access/audit/recordWrite.ts';
import { findRepeated, rememberCalls, type KeyedCall } from '../access/clientKey/storeOnce.ts';
import { mayWriteIn } from '../access/viewer.ts';
import { conflict, forbidden, HubError, notFound } from '../base/errors.ts';
import type { IsoDate } from '../base/calendar.ts';
import { breathe } from '../base/eventLoop.ts';
import { holdPosyandus, type HeldPosyandu } from '../posyandu/index.ts';
import { lockRows } from '../store/locks.ts';
import { CaseChanges } from './cases/alignCaseWithMeasurements.ts';
import { readHistories, type ChildHistory } from './ChildHistory.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { hasAgedOut } from './newChild.ts';
import { keyedMeasurement, otherValues, sameValues } from './keyedMeasurement.ts';
import { Measurement } from './Measurement.ts';
import { checkAge, checkMonitored, measurementsChanged, type MeasurementsChange } from './measurementHistory.ts';
import { checkMeasuredValues, type MeasuredValues } from './measurementLimits.ts';
import { storeRecorded } from './storeRecorded.ts';

export interface NewMeasurement extends MeasuredValues {
  /** Key of the child. */
  childId: string;
  /** Key of the posyandu where it was measured; the child's own when left out. */
  posyanduId?: string | null;
  /** Key chosen by the client that makes a retry safe. */
  clientKey?: string | null;
}

/**
 * What alerts tell of measurements that are recorded together: of each in turn; of where they all lead to, as news after a file that holds
 * several months; or nothing, as of history.
 */
export type AlertsOfRecords = 'each' | 'outcome' | 'none';

/** Result for one row. */
export type RowOutcome = { measurement: Measurement } | { error: unknown };

/** A result before the stored measurements are read: of a measurement that was stored earlier, only the key is known. */
type Found = { measurement: Measurement } | { storedId: string } | { error: unknown };

/**
 * Records measurements in one transaction and in the given order, with the same results as one transaction for each row. The histories of
 * the children are read with a few statements, assessed in memory by the pure rules, and written with a few statements: the number of
 * statements does not grow with the rows. A row that cannot be stored does not affect the others.
 * A child who has turned 60 months gets no case and no alert.
 * @param rows each with a different client key, or none.
 * @returns an outcome for each row, in their order.
 */
export async function recordTogether(
  em: SqlEntityManager,
  rows: readonly NewMeasurement[],
  operation: ChildOperation,
  alerts: AlertsOfRecords = 'each',
): Promise<RowOutcome[]> {
  const { store, viewer, hooks, today } = operation;
  const calls = rows.map((input) => callOf(em, input));
  const repeated = await findRepeated(em, { store, viewer }, calls);
  const outcomes: Found[] = [];
  for (const [index, again] of repeated.entries()) if (again !== null) outcomes[index] = await orError(again);

  const fresh = [...rows.entries()].filter(([index]) => outcomes[index] === undefined);
  const held = await holdPosyandus(
    em,
    fresh.flatMap(([, { posyanduId }]) => posyanduId ?? []),
  );
  const histories = await lockHistories(
    em,
    fresh.map(([, { childId }]) => childId),
  );
  const cases = new CaseChanges({ recordedBy: viewer.id, today });
  const changed = new Set<ChildHistory>();
  const changes: MeasurementsChange[] = [];
  for (const [index, input] of fresh) {
    await breathe();
    outcomes[index] = await orError(() => {
      const history = histories.get(keyOfChild(input.childId));
      if (history === undefined) throw notFound(['input', 'childId'], 'children.noSuchChild');
      const { child } = history;
      if (!mayWriteIn(viewer, child.villageCode)) throw forbidden(['input', 'childId']);
      checkMeasuredValues(input, { bornOn: child.bornOn, today });
      checkAge(input.measuredOn, child.bornOn);
      checkMonitored(input.measuredOn, child);
      const sameDay = history.on(input.measuredOn);
      if (sameDay !== undefined && !sameValues(sameDay, input)) throw otherValues(sameDay, input, ['input', 'measuredOn']);
      if (sameDay !== undefined) {
        recordRead(store, em, { field: 'Measurement', personIds: [child.id] });
        const added = history.added(sameDay.id);
        return added === undefined ? { storedId: sameDay.id } : { measurement: added };
      }
      const posyanduId = input.posyanduId == null ? undefined : posyanduOn(held.get(input.posyanduId), input.measuredOn).id;
      const recorded = history.add(input, viewer.id, new Date(), posyanduId);
      if (child.monitoringEnd === null && (history.cases.active !== null || !hasAgedOut(child.bornOn, today)))
        cases.align(child, history.cases, history.measurements);
      changed.add(history);
      changes.push({ child, measurements: history.measurements, recorded, replaced: null });
      return { measurement: recorded };
    });
  }
  if (changes.length > 0) {
    await storeRecorded(em, [...changed]);
    await cases.store(em);
    const told = alerts === 'each' ? changes : [...new Map(changes.map((change) => [change.child.id, change])).values()];
    await hooks.run(measurementsChanged, em, { changes: told, raises: alerts !== 'none' });
  }
  const whole = await readWhole(em, outcomes);
  await rememberCalls(
    em,
    { store, viewer },
    fresh.flatMap(([index]) => {
      const [outcome, call] = [whole[index], calls[index]];
      return outcome === undefined || call === undefined || 'error' in outcome ? [] : [{ call, id: outcome.measurement.id }];
    }),
  );
  return whole;
}

/** @throws HubError NOT_FOUND, or CONFLICT for a posyandu that was closed before the day. */
function posyanduOn(held: HeldPosyandu | undefined, measuredOn: IsoDate): HeldPosyandu {
  if (held === undefined) throw notFound(['input', 'posyanduId'], 'posyandu.noSuchPosyandu');
  if (held.closedOn !== null && measuredOn > held.closedOn)
    throw conflict(['input', 'posyanduId'], 'posyandu.closedBefore', { name: held.name, closedOn: held.closedOn, date: measuredOn });
  return held;
}

function callOf(em: SqlEntityManager, input: NewMeasurement): KeyedCall<Measurement> {
  const isSame = (stored: Measurement) => stored.childId === input.childId && !stored.isVoid && sameValues(stored, input);
  return keyedMeasurement(em, { mutation: 'recordMeasurement', clientKey: input.clientKey, input, isSame });
}

/** The key in lower case, as the database returns it. */
function keyOfChild(id: string): string {
  return id.toLowerCase();
}

/** Locks the children, so that changes to the measurements of one child are processed one after the other. Then reads their histories. */
async function lockHistories(em: SqlEntityManager, childIds: readonly string[]): Promise<Map<string, ChildHistory>> {
  if (childIds.length === 0) return new Map();
  // A separate statement: the next one then sees what was committed while this one waited.
  return readHistories(em, await lockRows(em, 'child', [...new Set(childIds.map(keyOfChild))]));
}

/** Returns the result of `work`, or the HubError that it throws for its row. Other errors are thrown. */
async function orError<Result extends Found | Measurement>(work: () => Result | Promise<Result>): Promise<Found> {
  try {
    const result = await work();
    return result instanceof Measurement ? { measurement: result } : result;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { error };
  }
}

/** Reads the measurements of which only the key is known, with one statement. */
async function readWhole(em: SqlEntityManager, outcomes: readonly Found[]): Promise<RowOutcome[]> {
  const ids = outcomes.flatMap((outcome) => ('storedId' in outcome ? [outcome.storedId] : []));
  const stored = ids.length === 0 ? [] : await em.find(Measurement, { id: ids });
  const byId = new Map(stored.map((measurement) => [measurement.id, measurement]));
  return outcomes.map((outcome) => {
    if (!('storedId' in outcome)) return outcome;
    const measurement = byId.get(outcome.storedId);
    return measurement === undefined ? { error: new Error('a measurement of a locked child is gone') } : { measurement };
  });
}
