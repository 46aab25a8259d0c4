import type { Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import { Helix } from './enums.ts';
import { monitoredChildren } from './monitoredChildren.ts';
import { parts } from './parts.ts';
import { isEnrolledSql, runs } from './periods.ts';
import { readPublishedCounts } from './publication/readPublishedCounts.ts';
import { helixSubject } from './publication/subjects.ts';

/** Families and children that the partners of a helix reach; of any helix where it is null. */
export interface HelixReach {
  helix: Helix | null;
  families: number;
  children: number;
}

/** Each helix, and all of them together. */
const helices = [...Object.values(Helix), null];

/**
 * SQL of the families that each helix reaches, each once: `helix` (null for any), `family_id`, `village_code` and `children` under growth
 * monitoring.
 * @param enrolments SQL condition on rows `e` of enrolment. @param day SQL of the day.
 */
export function reachedByHelix(enrolments: string, day: string): string {
  return `(select reached.*, under_fives.children from (
      select of_helix.helix, e.family_id, min(e.village_code) as village_code from ${parts} part
        join partner pa on pa.id = part.partner_id join program pr on pr.id = part.program_id join enrolment e on e.program_id = pr.id
        cross join lateral (values (pa.helix), (null)) of_helix (helix)
      where ${enrolments} and ${runs(day)} and ${isEnrolledSql(day)} group by 1, 2
    ) reached cross join lateral ${monitoredChildren} under_fives)`;
}

/**
 * Counts, for areas of one level, the families enrolled today in a running program that a partner of each helix leads or supports, and
 * their children under growth monitoring, with one statement; in the order of `areas`, each helix and then any. Counts only families the
 * viewer may see; a viewer without case access gets the counts of the viewer's areas as last published.
 */
export async function readHelixReach(store: Store, areas: readonly AreaCode[], viewer: Viewer, today: IsoDate): Promise<HelixReach[][]> {
  const rows = viewer.caseAccess ? await count(store, areas, viewer, today) : await published(store, areas, viewer);
  const found = new Map(rows.map((row) => [`${row.area} ${row.helix ?? ''}`, row]));
  return areas.map((area) =>
    helices.map((helix) => {
      const { families = 0, children = 0 } = found.get(`${area} ${helix ?? ''}`) ?? {};
      return { helix, families, children };
    }),
  );
}

type Row = HelixReach & { area: AreaCode };

function count(store: Store, areas: readonly AreaCode[], viewer: Viewer, today: IsoDate): Promise<Row[]> {
  const bindings = new Bindings();
  const area = `left(reached.village_code, ${areas[0]?.length ?? 0})`;
  const enrolments = [withinAreas('e.village_code', areas, bindings)];
  if (viewer.areas !== null) enrolments.push(withinAreas('e.village_code', viewer.areas, bindings));
  return store.read<Row>(
    'reach of helices',
    `select ${area} as area, reached.helix, count(*)::int as families, sum(reached.children)::int as children
      from ${reachedByHelix(enrolments.join(' and '), `${bindings.add(today)}::date`)} reached group by 1, 2`,
    bindings.values,
  );
}

async function published(store: Store, areas: readonly AreaCode[], viewer: Viewer): Promise<Row[]> {
  const helixOf = new Map(helices.map((helix) => [helixSubject(helix), helix]));
  const told = await readPublishedCounts(store, [...helixOf.keys()], areas, viewer.areas);
  return told.map(({ area, subject, outer, inner }) => ({ area, helix: helixOf.get(subject) ?? null, families: outer, children: inner }));
}
