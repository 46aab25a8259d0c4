import type { AreaCode } from '../base/areaCode.ts';
import { breathe } from '../base/eventLoop.ts';
import { badUserInput } from '../base/errors.ts';
import { QualityTally } from '../quality/index.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import { currentMeasurementSql } from './connectionSpecs.ts';
import type { GrowthSex } from '../growth/index.ts';

/** The groupings of an area's measurements. An empty group holds those whose posyandu is not known. */
export type QualityGroup = 'VILLAGE' | 'POSYANDU' | 'RECORDER' | 'MONTH';

const groupSql: Readonly<Record<QualityGroup, string>> = {
  VILLAGE: 'c.village_code',
  POSYANDU: `coalesce((select coalesce(q.merged_into_id, q.id)::text from posyandu q where q.id = m.posyandu_id), '')`,
  RECORDER: 'm.recorded_by',
  MONTH: `to_char(m.measured_on, 'YYYY-MM')`,
};

/** Highest number of measurements in one report. */
export const mostMeasurements = 100_000;

interface Row {
  group: string;
  sex: GrowthSex;
  ageInDays: number;
  weightKg: number | null;
  heightCm: number | null;
  armCm: number | null;
  whz: number | null;
}

/**
 * Tallies the measurements of some areas and days for the SMART plausibility check: all together when `by` is null, else by group, whose
 * names come in order.
 * @throws HubError BAD_USER_INPUT for more than `mostMeasurements`.
 */
export async function readQualityTallies(
  store: Store,
  { areas, from, to, by }: { areas: readonly AreaCode[] | null; from: string; to: string; by: QualityGroup | null },
): Promise<Map<string, QualityTally>> {
  const bindings = new Bindings();
  const conditions = [
    currentMeasurementSql,
    `m.measured_on >= ${bindings.add(from)}::date`,
    `m.measured_on <= ${bindings.add(to)}::date`,
    ...(areas === null ? [] : [withinAreas('c.village_code', areas, bindings)]),
  ];
  const rows = await store.read<Row>(
    'measurements for their quality',
    `select ${by === null ? `'all'` : groupSql[by]} as group, c.sex, m.age_in_days as "ageInDays", m.weight_kg as "weightKg",
        m.height_cm as "heightCm", m.upper_arm_circumference_cm as "armCm", m.whz
      from measurement m join child c on c.id = m.child_id where ${conditions.join(' and ')} limit ${mostMeasurements + 1}`,
    bindings.values,
  );
  if (rows.length > mostMeasurements) throw badUserInput(['from'], 'children.tooManyToJudge', { most: mostMeasurements });
  const tallies = new Map<string, QualityTally>();
  for (const { group, ...child } of rows) {
    await breathe();
    let tally = tallies.get(group);
    if (tally === undefined) tallies.set(group, (tally = new QualityTally()));
    tally.add(child);
  }
  return new Map([...tallies].sort(([a], [b]) => (a < b ? -1 : 1)));
}
