import { badUserInput } from '../errors.ts';
import type { ChildOperation } from './ChildOperation.ts';
import type { Measurement } from './Measurement.ts';
import { type NewMeasurement, recordMeasurement } from './recordMeasurement.ts';

/** Rows that one call takes. */
export const mostRows = 1_000;
/** Children whose rows are stored at the same time, on a database that can. */
const atOnce = 4;

/** What became of one row. */
export type RowOutcome = { measurement: Measurement } | { error: unknown };

/**
 * Records many measurings; each is stored or refused alone, as by `recordMeasurement`. Rows of one child are stored
 * in the order of their days, whatever order they come in, so that trends, cases and alerts come out as if they had
 * been recorded month by month.
 * @param rows each the reading of one row: it may throw for a row that cannot be read.
 * @returns an outcome for each row, in the order of `rows`.
 * @throws HubError BAD_USER_INPUT for more than 1,000 rows.
 */
export async function recordMeasurements(rows: readonly (() => NewMeasurement)[], operation: ChildOperation): Promise<RowOutcome[]> {
  if (rows.length > mostRows) throw badUserInput(['input'], `${rows.length} rows`, `up to ${mostRows.toLocaleString('en')}`);
  const outcomes: RowOutcome[] = [];
  const byChild = new Map<string, { index: number; input: NewMeasurement }[]>();
  for (const [index, read] of rows.entries()) {
    try {
      const input = read();
      byChild.set(input.childId, [...(byChild.get(input.childId) ?? []), { index, input }]);
    } catch (error) {
      outcomes[index] = { error };
    }
  }
  const queue = [...byChild.values()];
  const work = async (): Promise<void> => {
    for (let child = queue.shift(); child !== undefined; child = queue.shift()) {
      const inOrder = child.toSorted((a, b) => (a.input.measuredOn < b.input.measuredOn ? -1 : a.input.measuredOn > b.input.measuredOn ? 1 : a.index - b.index));
      for (const { index, input } of inOrder) {
        outcomes[index] = await recordMeasurement(input, operation).then(
          (measurement) => ({ measurement }),
          (error: unknown) => ({ error }),
        );
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}
