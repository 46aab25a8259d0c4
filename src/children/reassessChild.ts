import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { badUserInput } from '../errors.ts';
import { ageInDays, lastDay } from '../growth/index.ts';
import { assessedColumns } from './assessedColumns.ts';
import { Child } from './Child.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { alignChild, countingMeasurements, measurementsChanged } from './measurementHistory.ts';

/**
 * Assesses the measurements of a locked child anew, by the sex and birth date it has now, and brings in line what
 * rests on them. Those that were corrected or voided stay as they were judged.
 * @throws HubError BAD_USER_INPUT when a measurement would lie before the birth or after the growth standards end.
 */
export async function reassessChild(em: SqlEntityManager, id: string, operation: Pick<ChildOperation, 'hooks' | 'viewer' | 'today'>): Promise<void> {
  const child = await em.findOneOrFail(Child, { id }, { refresh: true });
  const measurements = await countingMeasurements(em, id);
  // The oldest first: a weight trend rests on the scores of those before.
  for (const measurement of measurements.toReversed()) {
    const days = ageInDays(child.bornOn, measurement.measuredOn);
    if (days < 0 || days > lastDay) {
      throw badUserInput(['input', 'bornOn'], `the child has a measurement of ${measurement.measuredOn}, when it would be ${days} days old`, `a date on which every measurement is at 0 to ${lastDay} days of age`);
    }
    Object.assign(measurement, { ageInDays: days, ...assessedColumns(child, measurement, measurements.filter((other) => other !== measurement)) });
  }
  const [newest, ...older] = measurements;
  if (newest === undefined) return;
  await em.flush();
  // Each is told as corrected, so that alerts whose cause is gone are resolved; the newest one then raises its own.
  for (const measurement of older.toReversed()) await operation.hooks.run(measurementsChanged, em, { child, measurements, recorded: measurement, replaced: measurement });
  await alignChild(em, { child, recorded: newest, replaced: newest, from: newest.measuredOn }, operation);
}
