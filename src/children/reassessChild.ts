import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { badUserInput } from '../base/errors.ts';
import { ageInDays, lastDay } from '../growth/index.ts';
import { assessedColumns } from './assessedColumns.ts';
import { Child } from './Child.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { judgeAnew } from './judgedSeries.ts';
import { alignChild, countingMeasurements, measurementsChanged } from './measurementHistory.ts';

/**
 * Assesses the measurements of a locked child again, by its current sex and birth date, and updates derived data. Corrected or voided ones
 * keep their assessment.
 * @throws HubError BAD_USER_INPUT when a measurement would lie before the birth or after the growth standards end.
 */
export async function reassessChild(
  em: SqlEntityManager,
  id: string,
  operation: Pick<ChildOperation, 'hooks' | 'viewer' | 'today'>,
): Promise<void> {
  const child = await em.findOneOrFail(Child, { id }, { refresh: true });
  const measurements = await countingMeasurements(em, id);
  // Oldest first: a weight trend depends on the earlier scores.
  for (const measurement of measurements.toReversed()) {
    const days = ageInDays(child.bornOn, measurement.measuredOn);
    if (days < 0 || days > lastDay) {
      throw badUserInput(['input', 'bornOn'], 'children.birthDateAndMeasurement', { date: measurement.measuredOn, days, last: lastDay });
    }
    Object.assign(measurement, {
      ageInDays: days,
      ...assessedColumns(
        child,
        measurement,
        measurements.filter((other) => other !== measurement),
      ),
    });
  }
  judgeAnew(measurements);
  const [newest, ...older] = measurements;
  if (newest === undefined) return;
  await em.flush();
  // Each is reported as corrected, so that alerts whose fact no longer holds are resolved; the newest one then raises its own.
  for (const measurement of older.toReversed())
    await operation.hooks.run(measurementsChanged, em, {
      changes: [{ child, measurements, recorded: measurement, replaced: measurement }],
    });
  await alignChild(em, { child, recorded: newest, replaced: newest, from: newest.measuredOn }, operation);
}
