import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput, forbidden, notFound, type InputPath } from '../errors.ts';
import { Hook, type Hooks } from '../events/Hooks.ts';
import { ageInDays, lastDay } from '../growth/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { assessedColumns } from './assessedColumns.ts';
import { followMeasurements } from './cases/followMeasurements.ts';
import { Child } from './Child.ts';
import { Measurement } from './Measurement.ts';
import { refreshLatest } from './refreshLatest.ts';

/** What happened to a child's measurements; runs inside the transaction, after everything of the child is in line. */
export interface MeasurementsChanged {
  child: Child;
  /** Those that count now, newest first. */
  measurements: readonly Measurement[];
  /** The one that is new among them; null when one was voided. */
  recorded: Measurement | null;
  /** The one that it corrects, or that was voided. */
  replaced: Measurement | null;
}

export const measurementsChanged = new Hook<MeasurementsChanged>('measurementsChanged');

/**
 * Locks the child's row, so that changes of one child's measurements are judged one after the other.
 * @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export async function lockChild(em: SqlEntityManager, id: string, viewer: Viewer, inputPath: InputPath): Promise<Child> {
  const [found] = await queryIn<{ village_code: string }>(em, 'select village_code from child where id = $1 for update', [id]);
  if (!found) throw notFound(inputPath, 'no such child');
  if (!mayWriteIn(viewer, found.village_code)) throw forbidden(inputPath);
  return em.findOneOrFail(Child, { id });
}

/** The child's measurements that count, newest first. */
export function countingMeasurements(em: SqlEntityManager, childId: string): Promise<Measurement[]> {
  return em.find(Measurement, { childId, supersededById: null, isVoid: false }, { orderBy: { measuredOn: 'desc' } });
}

/** @throws HubError BAD_USER_INPUT when the child was older than the WHO Child Growth Standards go. */
export function checkAge(measuredOn: IsoDate, bornOn: IsoDate): void {
  const days = ageInDays(bornOn, measuredOn);
  if (days > lastDay) {
    throw badUserInput(['input', 'measuredOn'], `the child was ${days} days old`, `an age of up to ${lastDay} days, where the WHO Child Growth Standards end`);
  }
}

/**
 * Brings everything in line that rests on a child's measurements, after one was added, corrected or voided: the
 * weight trends of the later ones, the child's latest state, its case; then runs what others hung on
 * `measurementsChanged` (alerts).
 * @param change.from the earliest day that changed.
 */
export async function alignChild(
  em: SqlEntityManager,
  { child, recorded, replaced, from }: Pick<MeasurementsChanged, 'child' | 'recorded' | 'replaced'> & { from: IsoDate },
  { hooks, viewer, today }: { hooks: Hooks; viewer: Viewer; today: IsoDate },
): Promise<void> {
  await em.flush();
  const measurements = await countingMeasurements(em, child.id);
  for (const measurement of measurements.filter(({ measuredOn }) => measuredOn > from)) {
    measurement.weightTrend = assessedColumns(child, measurement, measurements.filter((other) => other !== measurement)).weightTrend;
  }
  await em.flush();
  await refreshLatest(em, child.id);
  await followMeasurements(em, child, measurements, { recordedBy: viewer.id, today });
  await hooks.run(measurementsChanged, em, { child, measurements, recorded, replaced });
}
