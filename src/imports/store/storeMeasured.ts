import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { HubError } from '../../base/errors.ts';
import { correctMeasurementIn, recordTogether } from '../../children/index.ts';
import type { RowToStore } from './RowToStore.ts';
import type { StoringOperation } from './written.ts';

/** Records the measurements, of each child in the order of their days. */
export async function recordMeasured(em: SqlEntityManager, rows: readonly RowToStore[], operation: StoringOperation): Promise<void> {
  const given = rows
    .flatMap((row) => row.writes.measurements.map((values) => ({ row, values })))
    .toSorted((a, b) => (a.values.measuredOn < b.values.measuredOn ? -1 : Number(a.values.measuredOn > b.values.measuredOn)));
  if (given.length === 0) return;
  const outcomes = await recordTogether(
    em,
    given.map(({ values: { fileScores: _, ...values } }) => values),
    operation,
    operation.alerts,
  );
  for (const [nth, outcome] of outcomes.entries()) {
    const { row, values } = given[nth] ?? {};
    if (row === undefined || values === undefined) continue;
    if ('error' in outcome) {
      if (!(outcome.error instanceof HubError)) throw outcome.error;
      row.error ??= outcome.error;
      continue;
    }
    const { id } = outcome.measurement;
    row.written.measurementIds = [...(row.written.measurementIds ?? []), id];
    row.origins.push({ measurementId: id, scores: values.fileScores });
  }
}

/** Corrects the measurement that a row tells otherwise. */
export async function correctMeasured(em: SqlEntityManager, row: RowToStore, operation: StoringOperation): Promise<void> {
  const { correction } = row.writes;
  if (correction === null) return;
  const { measurementId, values, reason, fileScores } = correction;
  try {
    const { id } = await correctMeasurementIn(
      em,
      { id: measurementId, values, reason },
      { ...operation, raises: operation.alerts !== 'none' },
    );
    if (id === measurementId) return;
    row.written.corrected = { from: measurementId, to: id };
    row.origins.push({ measurementId: id, scores: fileScores });
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    row.error = error;
  }
}
