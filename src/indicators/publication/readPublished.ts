import type { AreaCode } from '../../base/areaCode.ts';
import type { IsoDate } from '../../base/calendar.ts';
import { untilPublished } from '../../publication/underWay.ts';
import type { Store } from '../../store/Store.ts';
import { columnOf } from '../childEntries.ts';
import type { Measure } from '../keys.ts';
import { emptyCounts, sqlOf, type IndicatorCounts, type IndicatorCountsQuery } from '../readIndicatorCounts.ts';

/** Counts of an area as they were published, from the first month of the span on. */
export interface PublishedCounts {
  counts: IndicatorCounts;
  /** For each month the day of publication; null if it is not yet published. */
  publishedOn: (IsoDate | null)[];
}

/**
 * Reads published counts, with one statement.
 * @param areas codes of one level.
 * @param places of `places.ts`.
 * @returns for each area, in their order, the counts of each place, in their order.
 */
export async function readPublished(
  store: Store,
  areas: readonly AreaCode[],
  places: readonly number[],
  { span, measures }: IndicatorCountsQuery,
): Promise<PublishedCounts[][]> {
  await untilPublished(store);
  const { area, inside, isVillages } = sqlOf(areas);
  const told = (measure: Measure) => `r.${columnOf(measure)}[p.place + 1]`;
  const column = (measure: Measure) => (isVillages ? told(measure) : `sum(${told(measure)})::int`);
  const rows = await store.read<Row>(
    'published indicators',
    `select ${area('r.village_code')} as area, p.place, r.month - $2::int as month, ${isVillages ? 'm.published_on' : 'min(m.published_on)'} as "publishedOn", ${measures.map((measure) => `${column(measure)} as "${measure}"`).join(', ')}
      from indicator_published r join indicator_publication m using (month) cross join unnest($4::int[]) p (place)
      where ${inside('r.village_code')} and r.month between $2::int and $3::int ${isVillages ? '' : 'group by 1, 2, 3'}`,
    [areas, span.from, span.to, places],
  );
  const nothing = (): PublishedCounts => ({
    counts: emptyCounts(span, measures),
    publishedOn: new Array<IsoDate | null>(span.to - span.from + 1).fill(null),
  });
  const found = new Map(areas.map((code) => [code, new Map(places.map((place) => [place, nothing()]))]));
  for (const row of rows) {
    const published = found.get(row.area)?.get(row.place);
    if (published === undefined) continue;
    published.publishedOn[row.month] = row.publishedOn;
    for (const measure of measures) {
      const byMonth = published.counts[measure];
      if (byMonth !== undefined) byMonth[row.month] = row[measure] ?? 0;
    }
  }
  return areas.map((code) => [...(found.get(code)?.values() ?? [])]);
}

type Row = { area: AreaCode; place: number; month: number; publishedOn: IsoDate } & Partial<Record<Measure, number>>;
