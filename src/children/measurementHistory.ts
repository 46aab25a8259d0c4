import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput, conflict, forbidden, type InputPath, notFound } from '../base/errors.ts';
import { Hook, type Hooks } from '../events/Hooks.ts';
import { MonitoringEnd, type EndOfMonitoring } from '../families/index.ts';
import { ageInDays, lastDay } from '../growth/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { assessedColumns } from './assessedColumns.ts';
import { alignCaseWithMeasurements } from './cases/alignCaseWithMeasurements.ts';
import { Child } from './Child.ts';
import type { JudgedMeasurement } from './growthFacts.ts';
import { judgeAnew } from './judgedSeries.ts';
import { Measurement } from './Measurement.ts';
import { refreshLatest } from './refreshLatest.ts';

/** One change of a child's measurements. */
export interface MeasurementsChange {
  readonly child: Pick<Child, 'id' | 'villageCode' | 'bornOn' | 'monitoringEnd' | 'demo'>;
  /** Those that count after it, newest first. */
  readonly measurements: readonly JudgedMeasurement[];
  /** The new one among them; null if one was voided. */
  readonly recorded: JudgedMeasurement | null;
  /** The corrected or voided one. */
  readonly replaced: JudgedMeasurement | null;
}

/**
 * The changes of children's measurements, in their order; a child may be in several. The hook runs inside the transaction, after everything
 * else that is derived from the measurements is updated.
 */
export interface MeasurementsChanged {
  readonly changes: readonly MeasurementsChange[];
  /** Whether facts raise alerts; true when left out. Alerts whose fact no longer holds are resolved in any case. */
  readonly raises?: boolean;
}

export const measurementsChanged = new Hook<MeasurementsChanged>('measurementsChanged');

/**
 * Locks the child's row, so that changes of one child's measurements are serialized.
 * @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export async function lockChild(em: SqlEntityManager, id: string, viewer: Viewer, inputPath: InputPath): Promise<Child> {
  const [found] = await queryIn<{ village_code: string }>(em, 'select village_code from child where id = $1 for update', [id]);
  if (!found) throw notFound(inputPath, 'children.noSuchChild');
  if (!mayWriteIn(viewer, found.village_code)) throw forbidden(inputPath);
  return em.findOneOrFail(Child, { id });
}

/** The child's measurements that count, newest first. */
export function countingMeasurements(em: SqlEntityManager, childId: string): Promise<Measurement[]> {
  return em.find(Measurement, { childId, supersededById: null, isVoid: false }, { orderBy: { measuredOn: 'desc' } });
}

/** @throws HubError BAD_USER_INPUT if the child was too old for the WHO Child Growth Standards. */
export function checkAge(measuredOn: IsoDate, bornOn: IsoDate): void {
  const days = ageInDays(bornOn, measuredOn);
  if (days > lastDay) {
    throw badUserInput(['input', 'measuredOn'], 'children.tooOldToMeasure', { days, last: lastDay });
  }
}

/** @throws HubError CONFLICT for a measurement after the end of monitoring, and for any of a child that was registered by mistake. */
export function checkMonitored(measuredOn: IsoDate, { monitoringEnd, monitoringEndedOn }: EndOfMonitoring): void {
  if (monitoringEnd === null || monitoringEndedOn === null) return;
  if (monitoringEnd === MonitoringEnd.ENTERED_IN_ERROR) throw conflict(['input', 'childId'], 'children.registeredInError');
  if (measuredOn > monitoringEndedOn)
    throw conflict(['input', 'measuredOn'], 'children.afterMonitoring', {
      date: measuredOn,
      reason: monitoringEnd,
      endedOn: monitoringEndedOn,
    });
}

/**
 * Updates everything derived from a child's measurements after one was added, corrected or voided: the weight trends of later ones, the
 * plausibility of all, the child's latest state, its case; then runs the hook `measurementsChanged` (alerts).
 * @param change.from the earliest day that changed.
 */
export async function alignChild(
  em: SqlEntityManager,
  { child, recorded, replaced, from }: { child: Child; recorded: Measurement | null; replaced: Measurement | null; from: IsoDate },
  { hooks, viewer, today, raises = true }: { hooks: Hooks; viewer: Viewer; today: IsoDate; raises?: boolean },
): Promise<void> {
  await em.flush();
  const measurements = await countingMeasurements(em, child.id);
  for (const measurement of measurements.filter(({ measuredOn }) => measuredOn > from)) {
    measurement.weightTrend = assessedColumns(
      child,
      measurement,
      measurements.filter((other) => other !== measurement),
    ).weightTrend;
  }
  judgeAnew(measurements);
  await em.flush();
  await refreshLatest(em, child.id);
  // A child whose monitoring has ended has no case.
  if (child.monitoringEnd === null) await alignCaseWithMeasurements(em, child, measurements, { recordedBy: viewer.id, today });
  await hooks.run(measurementsChanged, em, { changes: [{ child, measurements, recorded, replaced }], raises });
}
