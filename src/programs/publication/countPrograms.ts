import type { AreaCode } from '../../base/areaCode.ts';
import type { IsoDate } from '../../base/calendar.ts';
import { Bindings } from '../../store/paging/Bindings.ts';
import { withinAreas } from '../../store/paging/pageSql.ts';
import type { Store } from '../../store/Store.ts';
import { eligibleIn } from '../eligibleFamilies.ts';
import { monitoredChildren } from '../monitoredChildren.ts';
import { needsOf } from '../needs.ts';
import { parts } from '../parts.ts';
import { runs, isEnrolledSql } from '../periods.ts';
import { reachedByHelix } from '../helixReach.ts';
import { openCasesByCause } from '../openCases.ts';
import { causeSubject, helixSubject, needSubject, programSubject, reachSubject } from './subjects.ts';

/**
 * Two counts of a subject in a village: of a kind or a program the eligible and the enrolled, of a partner or a helix the families and the
 * children it reaches, of a cause its open cases and none.
 */
export interface ProgramCount {
  subject: string;
  /** The welfare decile, for needs; 11 if not known. Null for counts that are not grouped by it. */
  decile: number | null;
  village: AreaCode;
  outer: number;
  inner: number;
  /** Whether the inner count is a subset of the outer one. */
  nested: boolean;
}

/** Counts of every subject in the villages of a district, as they are on a day; without rows of zeros. */
export async function countPrograms(store: Store, district: AreaCode, today: IsoDate): Promise<ProgramCount[]> {
  const found = [
    await countNeeds(store, district, today),
    await countCoverage(store, district, today),
    await countReach(store, district, today),
    await countHelixReach(store, district, today),
    await countOpenCases(store, district),
  ];
  return found.flat();
}

async function countNeeds(store: Store, district: AreaCode, today: IsoDate): Promise<ProgramCount[]> {
  const bindings = new Bindings();
  const rows = await store.read<{ kind: string; decile: number; village: AreaCode; outer: number; inner: number }>(
    'needs to publish',
    `with ${needsOf(withinAreas('fa.village_code', [district], bindings), today, bindings)}
      select n.kind, coalesce(n.welfare_decile, 11) as decile, n.village_code as village, count(*)::int as outer, count(s.family_id)::int as inner
      from needs n left join served s on s.family_id = n.family_id and s.kind = n.kind group by 1, 2, 3`,
    bindings.values,
  );
  return rows.map(({ kind, ...row }) => ({ ...row, subject: needSubject(kind), nested: true }));
}

async function countCoverage(store: Store, district: AreaCode, today: IsoDate): Promise<ProgramCount[]> {
  const bindings = new Bindings();
  const day = `${bindings.add(today)}::date`;
  const rows = await store.read<{ programId: string; village: AreaCode; outer: number; inner: number }>(
    'coverage to publish',
    `with ${eligibleIn(withinAreas('fa.village_code', [district], bindings), 'true', today, bindings)}
      select el.program_id as "programId", el.village_code as village, count(*)::int as outer,
        count(*) filter (where exists (select from enrolment e where e.program_id = el.program_id and e.family_id = el.family_id and ${isEnrolledSql(day)}))::int as inner
      from eligible el group by 1, 2`,
    bindings.values,
  );
  return rows.map(({ programId, ...row }) => ({ ...row, subject: programSubject(programId), decile: null, nested: true }));
}

async function countReach(store: Store, district: AreaCode, today: IsoDate): Promise<ProgramCount[]> {
  const bindings = new Bindings();
  const day = `${bindings.add(today)}::date`;
  const rows = await store.read<{ partnerId: string; leading: boolean; village: AreaCode; outer: number; inner: number }>(
    'reach to publish',
    `select reached.partner_id as "partnerId", asked.only_led as "leading", reached.village_code as village, count(*)::int as outer, coalesce(sum(under_fives.children), 0)::int as inner
      from (
        select part.partner_id, e.family_id, min(e.village_code) as village_code, bool_or(part.leads) as leads from ${parts} part
          join program pr on pr.id = part.program_id join enrolment e on e.program_id = pr.id
        where ${withinAreas('e.village_code', [district], bindings)} and ${runs(day)} and ${isEnrolledSql(day)} group by 1, 2
      ) reached
      cross join lateral ${monitoredChildren} under_fives
      cross join (values (true), (false)) asked (only_led)
      where reached.leads or not asked.only_led group by 1, 2, 3`,
    bindings.values,
  );
  return rows.map(({ partnerId, leading, ...row }) => ({ ...row, subject: reachSubject(partnerId, leading), decile: null, nested: false }));
}

async function countHelixReach(store: Store, district: AreaCode, today: IsoDate): Promise<ProgramCount[]> {
  const bindings = new Bindings();
  const enrolments = withinAreas('e.village_code', [district], bindings);
  const rows = await store.read<{ helix: string | null; village: AreaCode; outer: number; inner: number }>(
    'reach of helices to publish',
    `select reached.helix, reached.village_code as village, count(*)::int as outer, sum(reached.children)::int as inner
      from ${reachedByHelix(enrolments, `${bindings.add(today)}::date`)} reached group by 1, 2`,
    bindings.values,
  );
  return rows.map(({ helix, ...row }) => ({ ...row, subject: helixSubject(helix), decile: null, nested: false }));
}

async function countOpenCases(store: Store, district: AreaCode): Promise<ProgramCount[]> {
  const bindings = new Bindings();
  const rows = await store.read<{ cause: string | null; village: AreaCode; outer: number }>(
    'open cases to publish',
    `select cause, village_code as village, count(*)::int as outer
      from ${openCasesByCause(withinAreas('s.village_code', [district], bindings))} counted group by 1, 2`,
    bindings.values,
  );
  return rows.map(({ cause, ...row }) => ({ ...row, subject: causeSubject(cause), decile: null, inner: 0, nested: true }));
}
