import { areaLevel, type AreaCode } from '../base/areaCode.ts';
import type { Store } from '../store/Store.ts';
import { childMeasures, columnOf, countsIn } from './childEntries.ts';
import { childGroupSql, groupsOf, type IndicatorDimension } from './dimensions.ts';
import { familyChanges, familyMeasures } from './familyPeriods.ts';
import type { Measure } from './keys.ts';
import { localDaySql, monthNumberSql, type MonthSpan } from './months.ts';

/** Counts by month, from the first month of a span on. */
export type IndicatorCounts = Partial<Record<Measure, number[]>>;

/** A dimension that groups single children and families. The class of the Kampung KB is not one: it groups whole villages. */
export type PersonalDimension = Exclude<`${IndicatorDimension}`, 'KAMPUNG_KB_CLASS'>;

export interface IndicatorCountsQuery {
  span: MonthSpan;
  measures: readonly Measure[];
}

/**
 * Reads the counts of areas by month, with one statement for each of children, families and alerts, if one of its measures is requested.
 * @param areas codes of one level.
 * @returns in the order of `areas`.
 */
export async function readIndicatorCounts(
  store: Store,
  areas: readonly AreaCode[],
  { span, measures }: IndicatorCountsQuery,
): Promise<IndicatorCounts[]> {
  const { area, inside, isVillages } = sqlOf(areas);
  const params = [areas, span.from, span.to];
  const result = new CountsTable(areas, 1, span, measures);
  const ofChildren = childMeasures.filter((measure) => measures.includes(measure));
  // Villages have one row a month; those of larger areas are summed.
  const column = (measure: Measure) => (isVillages ? `r.${columnOf(measure)}` : `sum(r.${columnOf(measure)})::int`);
  await Promise.all([
    result.fill(
      store,
      'indicators of children',
      ofChildren,
      params,
      () =>
        `select ${area('r.village_code')} as area, 0 as place, r.month - $2::int as month, ${ofChildren.map((measure) => `${column(measure)} as "${measure}"`).join(', ')}
        from indicator_month r where ${inside('r.village_code')} and r.month between $2::int and $3::int ${isVillages ? '' : 'group by 1, 2, 3'}`,
    ),
    result.fillChanges(
      store,
      'indicators of families',
      familyMeasures,
      params,
      `select village_code, 0 as place, month, families, families_at_risk as "familiesAtRisk" from indicator_family_month`,
    ),
    result.fillChanges(
      store,
      'indicators of alerts',
      ['openAlerts'],
      params,
      `select village_code, 0 as place, ${monthNumberSql(localDaySql('raised_at'))} as month, 1 as "openAlerts" from alert
        union all select village_code, 0, ${monthNumberSql(localDaySql('resolved_at'))}, -1 from alert where resolved_at is not null`,
    ),
  ]);
  return areas.map((code) => result.countsOf(code, 0));
}

/**
 * Reads the counts of areas by month and group of a dimension, from the entries of single children and families.
 * @returns for each area, in the order of `areas`, the counts of each group in the order of `groupsOf`.
 */
export async function readGroupCounts(
  store: Store,
  areas: readonly AreaCode[],
  dimension: PersonalDimension,
  { span, measures }: IndicatorCountsQuery,
): Promise<IndicatorCounts[][]> {
  const { area, inside } = sqlOf(areas);
  const params = [areas, span.from, span.to];
  const groups = groupsOf[dimension].length;
  const result = new CountsTable(areas, groups, span, measures);
  const ofChildren = childMeasures.filter((measure) => measures.includes(measure));
  await Promise.all([
    result.fill(
      store,
      `indicators of children by ${dimension}`,
      ofChildren,
      params,
      () =>
        `select ${area('c.village_code')} as area, ${childGroupSql[dimension]} as place, greatest(c.first_month, $2::int) - $2::int + e.i::int - 1 as month,
          ${ofChildren.map((measure) => `(count(*) filter (where ${countsIn(measure)}))::int as "${measure}"`).join(', ')}
        from indicator_child c
        cross join lateral unnest(c.entries[greatest(1, $2::int - c.first_month + 1) : $3::int - c.first_month + 1]) with ordinality e (entry, i)
        where ${inside('c.village_code')} group by 1, 2, 3`,
    ),
    result.fillChanges(
      store,
      `indicators of families by ${dimension}`,
      familyMeasures,
      params,
      `select village_code, coalesce(quintile, 6) - 1 as place, month, families, families_at_risk as "familiesAtRisk" from (${familyChanges('indicator_family', 1)}) c`,
    ),
  ]);
  return areas.map((code) => Array.from({ length: groups }, (_, place) => result.countsOf(code, place)));
}

type Row = { area: AreaCode; place: number; month: number } & Partial<Record<Measure, number>>;

/** Collects the counts of areas, groups and months while they are read. A count that no row gives is 0. */
class CountsTable {
  readonly #byArea: Map<AreaCode, IndicatorCounts[]>;

  constructor(
    readonly areas: readonly AreaCode[],
    groups: number,
    span: MonthSpan,
    readonly measures: readonly Measure[],
  ) {
    this.#byArea = new Map(areas.map((code) => [code, Array.from({ length: groups }, () => emptyCounts(span, measures))]));
  }

  countsOf(area: AreaCode, place: number): IndicatorCounts {
    return this.#byArea.get(area)?.[place] ?? {};
  }

  /** @param sql query with the columns `area`, `place` (index of the group), `month` (index in the span), and the measures. */
  async fill(store: Store, name: string, measures: readonly Measure[], params: readonly unknown[], sql: () => string): Promise<void> {
    if (measures.length === 0) return;
    for (const row of await store.read<Row>(name, sql(), params)) {
      const counts = this.countsOf(row.area, row.place);
      for (const measure of measures) {
        const byMonth = counts[measure];
        if (byMonth !== undefined) byMonth[row.month] = row[measure] ?? 0;
      }
    }
  }

  /**
   * @param all measures that the query `changes` has.
   * @param changes query of the changes in the counts of villages: `village_code`, `place`, `month` (its number), and the measures.
   */
  async fillChanges(store: Store, name: string, all: readonly Measure[], params: readonly unknown[], changes: string): Promise<void> {
    const measures = all.filter((measure) => this.measures.includes(measure));
    const { area, inside } = sqlOf(this.areas);
    await this.fill(
      store,
      name,
      measures,
      params,
      () =>
        `select ${area('c.village_code')} as area, c.place, greatest(c.month, $2::int) - $2::int as month, ${measures.map((measure) => `sum(c."${measure}")::int as "${measure}"`).join(', ')}
        from (${changes}) c where ${inside('c.village_code')} and c.month <= $3::int group by 1, 2, 3`,
    );
    // From the changes of each month to running totals.
    for (const counts of [...this.#byArea.values()].flat()) for (const measure of measures) accumulate(counts[measure] ?? []);
  }
}

/** Counts of 0 in every month. */
export function emptyCounts({ from, to }: MonthSpan, measures: readonly Measure[]): IndicatorCounts {
  return Object.fromEntries(measures.map((measure) => [measure, new Array<number>(to - from + 1).fill(0)]));
}

function accumulate(changes: number[]): void {
  for (let month = 1; month < changes.length; month++) changes[month] = (changes[month] ?? 0) + (changes[month - 1] ?? 0);
}

/**
 * SQL for areas of one level. `area` finds the area of a village: the code of an area begins with the code of the area that contains it.
 * `inside` tells whether that area is one of those in $1.
 */
export function sqlOf(areas: readonly AreaCode[]) {
  const isVillages = areaLevel(areas[0] ?? '') === 'VILLAGE';
  // A village's own code is compared as it is, to use the index.
  const area = (village: string) => (isVillages ? village : `left(${village}, ${areas[0]?.length ?? 0})`);
  return { isVillages, area, inside: (village: string) => `${area(village)} = any($1::text[])` };
}
