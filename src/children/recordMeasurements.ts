import { badUserInput } from '../base/errors.ts';
import { throwIfCancelled } from '../store/cancellable.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { recordTogether, type NewMeasurement, type RowOutcome } from './recordTogether.ts';
import { inTransactions, storeOrEach } from './storeTogether.ts';

/** Highest number of rows in one call. */
export const mostRows = 1_000;

/**
 * Rows in one transaction. On PostgreSQL their children are locked together. The embedded database has one connection, so all other
 * operations wait for the transaction.
 */
const rowsTogether = { postgresql: 250, embedded: 25 } as const;

/**
 * Records many measurements; each is stored or refused on its own, as by `recordMeasurement`. Rows of one child are stored in the order of
 * their dates, in whatever order they are given, so that trends, cases and alerts are the same as if they had been recorded month by month.
 * @param rows functions that read one row each; they may throw for a malformed row. @returns a result for each row, in the order of `rows`.
 * @throws HubError BAD_USER_INPUT for more than 1,000 rows; OPERATION_CANCELLED between two transactions, once the operation has been
 *   cancelled: the rows before stay stored.
 */
export async function recordMeasurements(rows: readonly (() => NewMeasurement)[], operation: ChildOperation): Promise<RowOutcome[]> {
  if (rows.length > mostRows) throw badUserInput(['input'], 'shared.tooManyRows', { count: rows.length, most: mostRows });
  const outcomes: RowOutcome[] = [];
  const given: Row[] = [];
  for (const [index, read] of rows.entries()) {
    try {
      given.push({ index, input: read() });
    } catch (error) {
      outcomes[index] = { error };
    }
  }
  for (const together of inTransactions(inOrder(given), rowsTogether[operation.store.kind], ({ input }) => input.clientKey)) {
    throwIfCancelled();
    const recorded = await storeOrEach(
      together.map(({ input }) => input),
      (inputs) => operation.store.transaction((em) => recordTogether(em, inputs, operation)),
    );
    for (const [place, { index }] of together.entries()) outcomes[index] = recorded[place] ?? { error: new Error('a row has no outcome') };
  }
  return outcomes;
}

interface Row {
  index: number;
  input: NewMeasurement;
}

/** Rows of a child are in the order of their dates. */
function inOrder(rows: readonly Row[]): Row[] {
  return [...Map.groupBy(rows, ({ input }) => input.childId.toLowerCase()).values()].flatMap((ofChild) =>
    ofChild.toSorted((a, b) =>
      a.input.measuredOn < b.input.measuredOn ? -1 : a.input.measuredOn > b.input.measuredOn ? 1 : a.index - b.index,
    ),
  );
}
