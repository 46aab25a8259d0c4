import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import type { Bindings } from '../store/paging/Bindings.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import { shippedAlternatives } from './defaultEligibility.ts';
import { alternativesOf, eligibilityFacts, meets, shippedRules } from './eligibilitySql.ts';
import { runs, isEnrolledSql, isActiveSql } from './periods.ts';

/**
 * The common table expressions `needs` (family_id, village_code, welfare_decile, kind) and `served` (family_id, kind).
 *
 * - A family **needs** a kind of program if it is eligible by the shipped rule of the kind, or by the own rule of a program of this kind
 *   that runs now in its village. So a program with a narrower rule does not remove a need, and the criteria are the same in every village.
 * - A family is **served** with a kind if it is enrolled in a running program of this kind.
 *
 * @param families SQL condition on a row `fa` of `eligibilityFacts`: the families in question.
 */
export function needsOf(families: string, today: IsoDate, bindings: Bindings): string {
  const day = `${bindings.add(today)}::date`;
  const columns = 'f.family_id, f.village_code, f.welfare_decile';
  return `facts as materialized (select * from ${eligibilityFacts(day)} fa where ${families}),
    shipped as materialized (select * from ${shippedRules(bindings.add(shippedAlternatives))}),
    own as materialized (
      select pr.kind, vp.village_code, alternative.* from program pr cross join lateral ${alternativesOf('pr.eligibility')}
      join village_program vp on vp.program_id = pr.id where pr.eligibility is not null and ${runs(day)} and ${isActiveSql(day)}
    ),
    needs as (
      select ${columns}, shipped.kind from facts f join shipped on ${meets('shipped', 'f')}
      union
      select ${columns}, own.kind from facts f join own on own.village_code = f.village_code and ${meets('own', 'f')}
    ),
    served as (
      select distinct e.family_id, pr.kind from enrolment e join program pr on pr.id = e.program_id
      where e.family_id in (select family_id from facts) and ${isEnrolledSql(day)} and ${runs(day)}
    )`;
}

/** SQL conditions that exclude families (rows `fa`) the viewer may not see. */
export function seenBy(viewer: Viewer, bindings: Bindings): string[] {
  return viewer.areas === null ? [] : [withinAreas('fa.village_code', viewer.areas, bindings)];
}
