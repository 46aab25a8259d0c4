import type { IsoDate } from '../base/calendar.ts';
import type { KnownSex } from '../families/index.ts';
import { chartPoint, type ChartPoint, type GrowthIndicator } from '../growth/index.ts';
import { selectList } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import { currentMeasurementSql, measurementList } from './connectionSpecs.ts';
import type { Measurement } from './Measurement.ts';

/** The columns of the score of each indicator. */
const scoreOf = {
  HEIGHT_FOR_AGE: ['haz', 'hazImplausible'],
  WEIGHT_FOR_AGE: ['waz', 'wazImplausible'],
  WEIGHT_FOR_HEIGHT: ['whz', 'whzImplausible'],
  BMI_FOR_AGE: ['baz', 'bazImplausible'],
  HEAD_CIRCUMFERENCE_FOR_AGE: ['hcz', 'hczImplausible'],
  ARM_CIRCUMFERENCE_FOR_AGE: ['acz', 'aczImplausible'],
} as const satisfies Record<GrowthIndicator, readonly [keyof Measurement, keyof Measurement]>;

const measured = [
  'measuredOn',
  'ageInDays',
  'weightKg',
  'heightCm',
  'position',
  'headCircumferenceCm',
  'upperArmCircumferenceCm',
  'oedema',
] as const;

type ChartedMeasurement = Pick<Measurement, 'id' | (typeof measured)[number] | (typeof scoreOf)[GrowthIndicator][number]>;

/** Data of the growth charts of a child: its measurements that count, oldest first. */
export interface GrowthHistory {
  sex: KnownSex;
  measurements: ChartedMeasurement[];
}

/** A measurement on the chart of an indicator, with the score that was stored with it. */
export interface GrowthChartPoint extends ChartPoint {
  measurementId: string;
  measuredOn: IsoDate;
  ageInDays: number;
  score: number;
  implausible: boolean;
}

/** Reads the growth histories of many children with one statement, in the order of `childIds`. */
export async function readGrowthHistories(store: Store, childIds: readonly string[]): Promise<GrowthHistory[]> {
  const columns = selectList(measurementList, [...measured, ...Object.values(scoreOf).flat()]);
  const rows = await store.read<Omit<ChartedMeasurement, 'id'> & { childId: string; sex: KnownSex; id: string | null }>(
    'growth histories',
    `select c.id as "childId", c.sex as "sex", ${columns}
      from child c left join ${measurementList.from} on m.child_id = c.id and ${currentMeasurementSql}
      where c.id = any($1::uuid[]) order by m.measured_on`,
    [childIds],
  );
  const histories = new Map<string, GrowthHistory>();
  for (const { childId, sex, id, ...values } of rows) {
    const history = histories.get(childId) ?? { sex, measurements: [] };
    if (id !== null) history.measurements.push({ id, ...values });
    histories.set(childId, history);
  }
  return childIds.map((id) => {
    const history = histories.get(id);
    if (history === undefined) throw new Error(`no child ${id}`);
    return history;
  });
}

/** The points of a child on the curves of an indicator, oldest first; measurements without that score have none. */
export function growthChartPoints(indicator: GrowthIndicator, { measurements }: GrowthHistory): GrowthChartPoint[] {
  const [scoreColumn, flagColumn] = scoreOf[indicator];
  return measurements.flatMap((measurement) => {
    const score = measurement[scoreColumn];
    const point = chartPoint(indicator, measurement);
    if (score === null || point === null) return [];
    const { id: measurementId, measuredOn, ageInDays } = measurement;
    return [{ measurementId, measuredOn, ageInDays, ...point, score, implausible: measurement[flagColumn] ?? false }];
  });
}
