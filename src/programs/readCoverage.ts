import { countFor } from '../access/countFor.ts';
import type { Viewer } from '../access/viewer.ts';
import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import { eligibleIn } from './eligibleFamilies.ts';
import { seenBy } from './needs.ts';
import { takesPart } from './periods.ts';

/** Families of an area that a program is for, and how many of them are in it. */
export interface CoverageCounts {
  eligible: number;
  enrolled: number;
}

/**
 * Counts, for many programs, the families of an area that the program's own rule takes in and that live where it works
 * or will work, and those of them who are in it today; one statement, in the order of `programIds`. Counts only
 * families the viewer may see.
 */
export async function readCoverage(store: Store, programIds: readonly string[], area: AreaCode, viewer: Viewer, today: IsoDate): Promise<CoverageCounts[]> {
  const bindings = new Bindings();
  const day = `${bindings.add(today)}::date`;
  const families = [withinAreas('fa.village_code', [area], bindings), ...seenBy(viewer, bindings)].join(' and ');
  const programs = `pr.id = any(${bindings.add(programIds)}::uuid[])`;
  const rows = await store.read<CoverageCounts & { programId: string }>(
    'coverage of programs',
    `with ${eligibleIn(families, programs, today, bindings)}
      select el.program_id as "programId", count(*)::int as eligible,
        count(*) filter (where exists (select from enrolment e where e.program_id = el.program_id and e.family_id = el.family_id and ${takesPart(day)}))::int as enrolled
      from eligible el group by el.program_id`,
    bindings.values,
  );
  const byProgram = new Map(rows.map(({ programId, eligible, enrolled }) => [programId, { eligible: countFor(viewer, eligible), enrolled: countFor(viewer, enrolled) }]));
  return programIds.map((id) => byProgram.get(id) ?? { eligible: 0, enrolled: 0 });
}
