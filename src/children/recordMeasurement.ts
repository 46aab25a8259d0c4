import type { ChildOperation } from './ChildOperation.ts';
import type { Measurement } from './Measurement.ts';
import { recordTogether, type NewMeasurement } from './recordTogether.ts';

/**
 * Stores one measurement of a child with its growth assessment, and updates everything derived from it (later weight trends, latest state,
 * case, alerts), in one transaction.
 *
 * A retry is recognised by its `clientKey`, and by the same child, date and values: the first measurement is
 * returned and nothing is stored.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (child), FORBIDDEN, or CONFLICT when the child already has another
 *   measurement on that day (`extensions.stored` and `extensions.given` show both) or the `clientKey` was used
 *   for another input; nothing is stored.
 */
export async function recordMeasurement(input: NewMeasurement, operation: ChildOperation): Promise<Measurement> {
  const [outcome] = await operation.store.transaction((em) => recordTogether(em, [input], operation));
  if (outcome === undefined) throw new Error('a row has no outcome');
  if ('error' in outcome) throw outcome.error;
  return outcome.measurement;
}
