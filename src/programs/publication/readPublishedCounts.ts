import type { AreaCode } from '../../base/areaCode.ts';
import type { IsoDate } from '../../base/calendar.ts';
import { Bindings } from '../../store/paging/Bindings.ts';
import { untilPublished } from '../../publication/underWay.ts';
import { withinAreas } from '../../store/paging/pageSql.ts';
import type { Store } from '../../store/Store.ts';

/** Counts as last published, rounded to multiples of 5. */
export interface PublishedCount {
  subject: string;
  area: AreaCode;
  outer: number;
  inner: number;
}

/**
 * Reads published counts of subjects in areas of one level, with one statement; no rows for counts of 0.
 * @param within only villages in these areas; all when null.
 */
export async function readPublishedCounts(
  store: Store,
  subjects: readonly string[],
  areas: readonly AreaCode[],
  within: readonly AreaCode[] | null,
): Promise<PublishedCount[]> {
  await untilPublished(store);
  const bindings = new Bindings();
  const area = `left(p.village_code, ${areas[0]?.length ?? 0})`;
  const conditions = [`p.subject = any(${bindings.add(subjects)}::text[])`, `${area} = any(${bindings.add(areas)}::text[])`];
  if (within !== null) conditions.push(withinAreas('p.village_code', within, bindings));
  return store.read<PublishedCount>(
    'published counts of programs',
    `select p.subject, ${area} as area, sum(p.outer_count)::int as outer, sum(p.inner_count)::int as inner from program_published p where ${conditions.join(' and ')} group by 1, 2`,
    bindings.values,
  );
}

/** Reads the day on which counts of programs were last published; null if they never were. */
export async function readProgramsPublishedOn(store: Store): Promise<IsoDate | null> {
  await untilPublished(store);
  const [state] = await store.read<{ publishedOn: IsoDate }>(
    'publication of programs',
    'select published_on as "publishedOn" from program_publication',
  );
  return state?.publishedOn ?? null;
}
