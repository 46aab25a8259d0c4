import { ageInMonths } from '../growth/index.ts';
import { assessedColumns, measuringsOf, type EarlierWeighing, type JudgedMeasurement } from '../children/index.ts';
import { standingAlerts, type StandingAlert } from '../stunting/alertRules.ts';
import { defaultAlertThresholds } from '../stunting/alertThresholds.ts';
import { monthsBefore, type IsoDate } from '../calendar.ts';
import type { HeightFact } from '../stunting/deriveCase.ts';
import type { Measuring } from '../stunting/Measuring.ts';
import type { DemoChild } from './DemoFamily.ts';
import type { DemoIds } from './DemoIds.ts';

/** An alert that synthetic measurements raised and that still holds. */
export interface DemoAlert {
  kind: StandingAlert['kind'];
  childId: string;
  measurementId: string;
  measuredOn: IsoDate;
  ageInMonths: number;
  haz: number | null;
  whz: number | null;
  oedema: boolean;
  earlierHaz?: number | undefined;
}

/** What a child's measurements come to. */
export interface DemoMeasurements {
  /** Rows of the measurement table. */
  rows: unknown[][];
  alerts: DemoAlert[];
  /** Those with a plausible height-for-age, oldest first. */
  heights: HeightFact[];
  /** Of the 12 months up to the newest one. */
  illness: { measurings: number; illMeasurings: number };
}

/**
 * The measurements of a child as rows of the measurement table, assessed as the hub assesses those it records, and the
 * alerts they raised since a day that still hold.
 */
export function measurementsOf(child: DemoChild, alertsSince: IsoDate, ids: DemoIds): DemoMeasurements {
  const rows: unknown[][] = [];
  const earlier: (EarlierWeighing & JudgedMeasurement)[] = [];
  for (const measuring of child.measurings) {
    const { measuredOn, weightKg, heightCm, position, oedema, ill } = measuring;
    const a = assessedColumns(child.person, measuring, earlier);
    const id = ids.next();
    rows.push([
      id, child.person.id, measuredOn, measuring.ageInDays, weightKg, heightCm, position, oedema, ill,
      a.haz, a.hazImplausible, a.waz, a.wazImplausible, a.whz, a.whzImplausible, a.baz, a.bazImplausible,
      a.stunted, a.severelyStunted, a.wasted, a.severelyWasted, a.underweight, a.weightTrend, a.referenceVersion, 'demo', `${measuredOn}T03:00:00Z`, true,
    ]);
    earlier.unshift({ ...a, id, measuredOn, weightKg, oedema });
  }
  const measurings = measuringsOf(earlier);
  return { rows, alerts: alertsOf(child, earlier, measurings, alertsSince), heights: measurings.filter(({ haz }) => haz !== null), illness: illnessOf(child) };
}

function alertsOf({ person }: DemoChild, measurements: readonly JudgedMeasurement[], measurings: readonly Measuring[], alertsSince: IsoDate): DemoAlert[] {
  return standingAlerts(measurings, defaultAlertThresholds)
    .filter(({ since }) => since >= alertsSince)
    .flatMap(({ kind, since }) => {
      // As it was told on the day since which it holds.
      const shown = measurements.find(({ measuredOn }) => measuredOn === since);
      const told = standingAlerts(measurings.filter(({ measuredOn }) => measuredOn <= since), defaultAlertThresholds).find((alert) => alert.kind === kind);
      if (shown === undefined || told === undefined) return [];
      const { id: measurementId, measuredOn, haz, whz, oedema } = shown;
      return [{ kind, childId: person.id, measurementId, measuredOn, ageInMonths: ageInMonths(person.bornOn, measuredOn), haz, whz, oedema, earlierHaz: 'earlierHaz' in told ? told.earlierHaz : undefined }];
    });
}

function illnessOf({ measurings }: DemoChild): DemoMeasurements['illness'] {
  const newest = measurings.at(-1);
  const recent = newest === undefined ? [] : measurings.filter(({ measuredOn }) => measuredOn > monthsBefore(newest.measuredOn, 12));
  return { measurings: recent.length, illMeasurings: recent.filter(({ ill }) => ill).length };
}
