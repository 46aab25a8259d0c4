import { ageInMonths } from '../growth/index.ts';
import { assessedColumns, growthFacts, type EarlierWeighing } from '../children/index.ts';
import { alertsRaisedBy, type GrowthFacts, type RaisedAlert } from '../stunting/alertRules.ts';
import { monthsBefore, type IsoDate } from '../calendar.ts';
import type { HeightFact } from '../stunting/deriveCase.ts';
import type { DemoChild } from './DemoFamily.ts';
import type { DemoIds } from './DemoIds.ts';

/** An alert that a synthetic measurement raises. */
export interface DemoAlert {
  alert: RaisedAlert;
  childId: string;
  measurementId: string;
  measuredOn: IsoDate;
  ageInMonths: number;
  haz: number | null;
  whz: number | null;
  oedema: boolean;
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
 * The measurements of a child as rows of the measurement table, assessed as the hub assesses those it records,
 * and the alerts they would have raised since a day: at most one of a kind, as while one is open.
 */
export function measurementsOf(child: DemoChild, alertsSince: IsoDate, ids: DemoIds): DemoMeasurements {
  const rows: unknown[][] = [];
  const alerts: DemoAlert[] = [];
  const heights: HeightFact[] = [];
  const earlier: EarlierWeighing[] = [];
  const history: GrowthFacts[] = [];
  for (const measuring of child.measurings) {
    const { measuredOn, weightKg, heightCm, position, oedema, ill } = measuring;
    const a = assessedColumns(child.person, measuring, earlier);
    const id = ids.next();
    rows.push([
      id, child.person.id, measuredOn, measuring.ageInDays, weightKg, heightCm, position, oedema, ill,
      a.haz, a.hazImplausible, a.waz, a.wazImplausible, a.whz, a.whzImplausible, a.baz, a.bazImplausible,
      a.stunted, a.severelyStunted, a.wasted, a.severelyWasted, a.underweight, a.weightTrend, a.referenceVersion, 'demo', `${measuredOn}T03:00:00Z`, true,
    ]);
    const facts = growthFacts({ ...a, oedema });
    if (facts.heightForAgeKnown) heights.push({ id, measuredOn, stunted: facts.stunted });
    for (const alert of measuredOn >= alertsSince ? alertsRaisedBy(facts, history) : []) {
      if (alerts.some((other) => other.alert.kind === alert.kind)) continue;
      alerts.push({ alert, childId: child.person.id, measurementId: id, measuredOn, ageInMonths: ageInMonths(child.person.bornOn, measuredOn), haz: a.haz, whz: a.whz, oedema });
    }
    earlier.unshift({ measuredOn, weightKg, waz: a.waz, oedema });
    history.unshift(facts);
  }
  return { rows, alerts, heights, illness: illnessOf(child) };
}

function illnessOf({ measurings }: DemoChild): DemoMeasurements['illness'] {
  const newest = measurings.at(-1);
  const recent = newest === undefined ? [] : measurings.filter(({ measuredOn }) => measuredOn > monthsBefore(newest.measuredOn, 12));
  return { measurings: recent.length, illMeasurings: recent.filter(({ ill }) => ill).length };
}
