import type { Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import { eligibleIn } from './eligibleFamilies.ts';
import { seenBy } from './needs.ts';
import { isEnrolledSql } from './periods.ts';
import { readPublishedCounts } from './publication/readPublishedCounts.ts';
import { programSubject } from './publication/subjects.ts';

/** Eligible families of a program in an area, and how many of them are enrolled. */
export interface CoverageCounts {
  eligible: number;
  enrolled: number;
}

/**
 * Counts, for many programs, the families of an area that are eligible by the program's own rule and live where it works or will work, and
 * how many of them are enrolled today; one statement, in the order of `programIds`. Counts only families the viewer may see; a viewer
 * without case access gets the counts as last published.
 */
export async function readCoverage(
  store: Store,
  programIds: readonly string[],
  area: AreaCode,
  viewer: Viewer,
  today: IsoDate,
): Promise<CoverageCounts[]> {
  if (!viewer.caseAccess) {
    const told = new Map(
      (await readPublishedCounts(store, programIds.map(programSubject), [area], viewer.areas)).map(({ subject, outer, inner }) => [
        subject,
        { eligible: outer, enrolled: inner },
      ]),
    );
    return programIds.map((id) => told.get(programSubject(id)) ?? { eligible: 0, enrolled: 0 });
  }
  const bindings = new Bindings();
  const day = `${bindings.add(today)}::date`;
  const families = [withinAreas('fa.village_code', [area], bindings), ...seenBy(viewer, bindings)].join(' and ');
  const programs = `pr.id = any(${bindings.add(programIds)}::uuid[])`;
  const rows = await store.read<CoverageCounts & { programId: string }>(
    'coverage of programs',
    `with ${eligibleIn(families, programs, today, bindings)}
      select el.program_id as "programId", count(*)::int as eligible,
        count(*) filter (where exists (select from enrolment e where e.program_id = el.program_id and e.family_id = el.family_id and ${isEnrolledSql(day)}))::int as enrolled
      from eligible el group by el.program_id`,
    bindings.values,
  );
  const byProgram = new Map(rows.map(({ programId, eligible, enrolled }) => [programId, { eligible, enrolled }]));
  return programIds.map((id) => byProgram.get(id) ?? { eligible: 0, enrolled: 0 });
}
