import { ageInMonths } from '../growth/index.ts';
import {
  assessedColumns,
  groundsOf,
  measurementFactsOf,
  type EarlierWeighing,
  type ImplausibleGround,
  type Judgeable,
  type JudgedMeasurement,
} from '../children/index.ts';
import { standingAlerts, type StandingAlert } from '../stunting/alertRules.ts';
import { defaultAlertThresholds } from '../stunting/alertThresholds.ts';
import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import type { HeightFact } from '../stunting/deriveCase.ts';
import type { MeasurementFacts } from '../stunting/MeasurementFacts.ts';
import type { DemoChild } from './DemoFamily.ts';
import type { DemoIds } from './DemoIds.ts';
import type { RowOf } from './insertRows.ts';
import type { targets } from './targets.ts';

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
  grounds?: readonly ImplausibleGround[] | undefined;
}

/** What follows from a child's measurements. */
export interface DemoMeasurements {
  /** Rows of the measurement table. */
  rows: RowOf<typeof targets.measurement>[];
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
export function measurementsOf(
  child: DemoChild,
  { posyanduId, alertsSince }: { posyanduId: string; alertsSince: IsoDate },
  ids: DemoIds,
): DemoMeasurements {
  const rows: RowOf<typeof targets.measurement>[] = [];
  const earlier: (EarlierWeighing & JudgedMeasurement & Judgeable)[] = [];
  for (const measuring of child.measurings) {
    const { measuredOn, weightKg, heightCm, position, oedema, ill } = measuring;
    const a = assessedColumns(child.person, measuring, earlier);
    const id = ids.next();
    rows.push({
      id,
      child_id: child.person.id,
      posyandu_id: posyanduId,
      measured_on: measuredOn,
      age_in_days: measuring.ageInDays,
      weight_kg: weightKg,
      height_cm: heightCm,
      position,
      oedema,
      ill,
      haz: a.haz,
      haz_implausible: a.hazImplausible,
      waz: a.waz,
      waz_implausible: a.wazImplausible,
      whz: a.whz,
      whz_implausible: a.whzImplausible,
      baz: a.baz,
      baz_implausible: a.bazImplausible,
      stunted: a.stunted,
      severely_stunted: a.severelyStunted,
      wasted: a.wasted,
      severely_wasted: a.severelyWasted,
      underweight: a.underweight,
      weight_trend: a.weightTrend,
      implausible_by: [],
      reference_version: a.referenceVersion,
      recorded_by: 'demo',
      recorded_at: `${measuredOn}T03:00:00Z`,
      demo: true,
    });
    earlier.unshift({ ...a, ...measuring, id, implausibleBy: [] });
  }
  const grounds = groundsOf(earlier);
  const judged = earlier.map((measurement, nth) => ({ ...measurement, implausibleBy: grounds[nth] ?? [] }));
  const measurings = measurementFactsOf(judged);
  return {
    rows: rows.map((row, nth) => ({ ...row, implausible_by: grounds.at(-1 - nth) ?? [] })),
    alerts: alertsOf(child, judged, measurings, alertsSince),
    heights: measurings.filter(({ haz }) => haz !== null),
    illness: illnessOf(child),
  };
}

function alertsOf(
  { person }: DemoChild,
  measurements: readonly JudgedMeasurement[],
  measurings: readonly MeasurementFacts[],
  alertsSince: IsoDate,
): DemoAlert[] {
  return standingAlerts(measurings, defaultAlertThresholds)
    .filter(({ since }) => since >= alertsSince)
    .flatMap(({ kind, since }) => {
      // As it was raised, on the day since which it holds.
      const shown = measurements.find(({ measuredOn }) => measuredOn === since);
      const told = standingAlerts(
        measurings.filter(({ measuredOn }) => measuredOn <= since),
        defaultAlertThresholds,
      ).find((alert) => alert.kind === kind);
      if (shown === undefined || told === undefined) return [];
      const { id: measurementId, measuredOn, haz, whz, oedema, implausibleBy } = shown;
      return [
        {
          kind,
          childId: person.id,
          measurementId,
          measuredOn,
          ageInMonths: ageInMonths(person.bornOn, measuredOn),
          haz,
          whz,
          oedema,
          grounds: kind === 'IMPLAUSIBLE_MEASUREMENT' ? implausibleBy : undefined,
          earlierHaz: 'earlierHaz' in told ? told.earlierHaz : undefined,
        },
      ];
    });
}

function illnessOf({ measurings }: DemoChild): DemoMeasurements['illness'] {
  const newest = measurings.at(-1);
  const recent = newest === undefined ? [] : measurings.filter(({ measuredOn }) => measuredOn > monthsBefore(newest.measuredOn, 12));
  return { measurings: recent.length, illMeasurings: recent.filter(({ ill }) => ill).length };
}
