import { familyList, type FamilyFilter } from '../families/index.ts';
import type { Bindings } from '../store/paging/Bindings.ts';
import type { ConnectionSpec } from '../store/paging/ConnectionSpec.ts';
import { withinAreas } from '../store/paging/pageSql.ts';
import type { ProgramKind } from './enums.ts';
import { needsOf } from './needs.ts';
import { runs, takesPart } from './periods.ts';

/** Which families, also by what they lack. */
export interface FamilyNeedFilter extends FamilyFilter {
  /** Families who need this kind of program and are not in one. */
  lackingProgram?: ProgramKind | null;
  /** True: families who are in no program that runs now. False: those who are in one. */
  withoutProgram?: boolean | null;
  /** True: families of a child with a stunting case that is not closed. False: all others. */
  openCase?: boolean | null;
}

/**
 * Families as a list that can be filtered by need. It is the families' own list with more conditions: needs are known
 * here, and families know nothing of programs.
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
    const inOne = `exists (select from enrolment e join program pr on pr.id = e.program_id where e.family_id = f.id and ${takesPart(day)} and ${runs(day)})`;
    conditions.push(`${inOne} <> ${bindings.add(withoutProgram)}`);
  }
  if (openCase != null) {
    const open = 'exists (select from child c join stunting_case s on s.child_id = c.id where c.family_id = f.id and s.closed_on is null)';
    conditions.push(`${open} = ${bindings.add(openCase)}`);
  }
  return conditions;
}
