import { familyList, type FamilyFilter } from '../families/index.ts';
import type { Bindings } from '../store/paging/Bindings.ts';
import type { ConnectionSpec } from '../store/paging/ConnectionSpec.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { ProgramKind } from './enums.ts';
import { needsOf } from './needs.ts';
import { runs, isEnrolledSql } from './periods.ts';

/** A filter of families, including unmet needs. */
export interface FamilyNeedFilter extends FamilyFilter {
  /** Families that need this kind of program and are not enrolled in one. */
  lackingProgram?: ProgramKind | null;
  /** True: families in no running program. False: families in at least one. */
  withoutProgram?: boolean | null;
  /** True: families of a child with an active stunting case. False: all others. */
  openCase?: boolean | null;
}

/**
 * Families as a list that can be filtered by need: the list of the families subgraph with more conditions. The families subgraph does not
 * depend on programs.
 */
export const familyNeedList: ConnectionSpec<FamilyNeedFilter> = {
  ...familyList,
  where: (filter, bindings) => [...familyList.where(filter, bindings), ...needConditions(filter, bindings)],
};

function needConditions({ area, today, lackingProgram, withoutProgram, openCase }: FamilyNeedFilter, bindings: Bindings): string[] {
  const conditions: string[] = [];
  if (lackingProgram != null) {
    const kind = bindings.add(lackingProgram);
    const families = area == null ? 'true' : withinAreas('fa.village_code', [area], bindings);
    conditions.push(`f.id in (with ${needsOf(families, today, bindings)}
      select family_id from needs where kind = ${kind} except select family_id from served where kind = ${kind})`);
  }
  if (withoutProgram != null) {
    const day = `${bindings.add(today)}::date`;
    const inOne = `exists (select from enrolment e join program pr on pr.id = e.program_id where e.family_id = f.id and ${isEnrolledSql(day)} and ${runs(day)})`;
    conditions.push(`${inOne} <> ${bindings.add(withoutProgram)}`);
  }
  if (openCase != null) {
    const open = 'exists (select from child c join stunting_case s on s.child_id = c.id where c.family_id = f.id and s.closed_on is null)';
    conditions.push(`${open} = ${bindings.add(openCase)}`);
  }
  return conditions;
}
