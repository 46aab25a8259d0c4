import { v7 as uuid } from 'uuid';
import { HubError, type InputPath } from '../errors.ts';
import { ageInDays } from '../growth/index.ts';
import { lockKey } from '../store/lockKey.ts';
import { assessedColumns } from './assessedColumns.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { Measurement } from './Measurement.ts';
import { alignChild, checkAge, countingMeasurements, lockChild } from './measurementHistory.ts';
import { checkMeasuredValues, type MeasuredValues, valuesOf } from './measurementLimits.ts';

export interface NewMeasurement extends MeasuredValues {
  /** Key of the child. */
  childId: string;
  /** Client-made key that makes a retry safe. */
  clientKey?: string | null;
}

/**
 * Stores one measuring of a child with its growth assessment and brings everything in line that rests on it (later
 * weight trends, latest state, case, alerts), all in one transaction.
 *
 * A retry is recognised by its `clientKey`, and by the same child, date and values: the first measurement is
 * returned and nothing is stored.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (child), FORBIDDEN, or CONFLICT when the child already has another
 *   measurement on that day (`extensions.stored` and `extensions.given` show both) or the `clientKey` was used
 *   for another child; nothing is stored.
 */
export async function recordMeasurement(input: NewMeasurement, operation: ChildOperation): Promise<Measurement> {
  const { store, viewer, today } = operation;
  return store.transaction(async (em) => {
    if (input.clientKey != null) {
      await lockKey(em, 'measurement', input.clientKey);
      const earlier = await em.findOne(Measurement, { clientKey: input.clientKey });
      if (earlier) return sameChild(earlier, input);
    }
    const child = await lockChild(em, input.childId, viewer, ['input', 'childId']);
    checkMeasuredValues(input, { bornOn: child.bornOn, today });
    checkAge(input.measuredOn, child.bornOn);

    const others = await countingMeasurements(em, child.id);
    const sameDay = others.find((other) => other.measuredOn === input.measuredOn);
    if (sameDay && sameValues(sameDay, input)) return sameDay;
    if (sameDay) throw otherValues(sameDay, input, ['input', 'measuredOn']);

    const recorded = em.create(Measurement, {
      id: uuid(),
      childId: child.id,
      ageInDays: ageInDays(child.bornOn, input.measuredOn),
      ...valuesOf(input),
      ...assessedColumns(child, input, others),
      recordedBy: viewer.id,
      recordedAt: new Date(),
      clientKey: input.clientKey ?? null,
      supersededById: null,
      isVoid: false,
      revisionReason: null,
      demo: false,
    });
    await alignChild(em, { child, recorded, replaced: null, from: input.measuredOn }, operation);
    return recorded;
  });
}

function sameChild(earlier: Measurement, input: NewMeasurement): Measurement {
  if (earlier.childId === input.childId) return earlier;
  throw new HubError('input.clientKey: already used for another child; allowed: a key of its own for each measurement', 'CONFLICT', ['input', 'clientKey']);
}

export function sameValues(stored: MeasuredValues, given: MeasuredValues): boolean {
  return JSON.stringify(valuesOf(given)) === JSON.stringify(valuesOf(stored));
}

/** `CONFLICT`: the child has another measurement on that day; both are shown. */
export function otherValues(stored: MeasuredValues, given: MeasuredValues, inputPath: InputPath): HubError {
  return new HubError(
    `${inputPath.join('.')}: the child already has a measurement of ${given.measuredOn} with other values; allowed: one measurement a day, or a correction of that one`,
    'CONFLICT',
    inputPath,
    { stored: valuesOf(stored), given: valuesOf(given) },
  );
}
