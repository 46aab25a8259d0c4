import type { Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../base/areaCode.ts';
import { StuntingCause } from '../children/index.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import { readPublishedCounts } from './publication/readPublishedCounts.ts';
import { causeSubject } from './publication/subjects.ts';

/** Cases that are not closed, by a cause of their triage; null for those without one. A case with two causes counts in both. */
export interface CauseCount {
  cause: StuntingCause | null;
  cases: number;
}

/** Each cause, and none. */
const causes = [...Object.values(StuntingCause), null];

/**
 * SQL of the causes of each case that is not closed: `village_code` and `cause`.
 * @param cases SQL condition on rows `s` of stunting_case.
 */
export function openCasesByCause(cases: string): string {
  return `(select s.village_code, told.cause from stunting_case s
    cross join lateral (select unnest(s.causes) union all select null where cardinality(s.causes) = 0) told (cause)
    where s.closed_on is null and ${cases})`;
}

/**
 * Counts, for areas of one level, the stunting cases that are not closed, by cause, with one statement; in the order of `areas`, each cause
 * and then none. Counts only cases the viewer may see; a viewer without case access gets the counts of the viewer's areas as last
 * published.
 */
export async function readOpenCases(store: Store, areas: readonly AreaCode[], viewer: Viewer): Promise<CauseCount[][]> {
  const rows = viewer.caseAccess ? await count(store, areas, viewer) : await published(store, areas, viewer);
  const found = new Map(rows.map(({ area, cause, cases }) => [`${area} ${cause ?? ''}`, cases]));
  return areas.map((area) => causes.map((cause) => ({ cause, cases: found.get(`${area} ${cause ?? ''}`) ?? 0 })));
}

type Row = CauseCount & { area: AreaCode };

function count(store: Store, areas: readonly AreaCode[], viewer: Viewer): Promise<Row[]> {
  const bindings = new Bindings();
  const conditions = [withinAreas('s.village_code', areas, bindings)];
  if (viewer.areas !== null) conditions.push(withinAreas('s.village_code', viewer.areas, bindings));
  return store.read<Row>(
    'open cases by cause',
    `select left(village_code, ${areas[0]?.length ?? 0}) as area, cause, count(*)::int as cases
      from ${openCasesByCause(conditions.join(' and '))} counted group by 1, 2`,
    bindings.values,
  );
}

async function published(store: Store, areas: readonly AreaCode[], viewer: Viewer): Promise<Row[]> {
  const causeOf = new Map(causes.map((cause) => [causeSubject(cause), cause]));
  const told = await readPublishedCounts(store, [...causeOf.keys()], areas, viewer.areas);
  return told.map(({ area, subject, outer }) => ({ area, cause: causeOf.get(subject) ?? null, cases: outer }));
}
