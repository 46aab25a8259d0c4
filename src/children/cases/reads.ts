import { selectList } from '../../store/paging/pageSql.ts';
import type { Store } from '../../store/Store.ts';
import type { CaseEvent } from './CaseEvent.ts';
import type { Intervention } from './Intervention.ts';
import { caseList, interventionList } from './lists.ts';
import type { StuntingCase } from './StuntingCase.ts';

/**
 * Reads the case of each of many children with one statement, in the order of `childIds`: the active one, or the
 * last closed one; null where there is none, or only such as were entered in error.
 */
export async function readCasesOfChildren(store: Store, childIds: readonly string[]): Promise<(StuntingCase | null)[]> {
  const rows = await store.read<StuntingCase>(
    'cases of children',
    `select distinct on (s.child_id) ${selectList(caseList)} from stunting_case s
      where s.child_id = any($1::uuid[]) and s.status <> 'CLOSED_ENTERED_IN_ERROR'
      order by s.child_id, s.closed_on desc nulls first, s.opened_on desc, s.id desc`,
    [childIds],
  );
  const byChild = new Map(rows.map((row) => [row.childId, row]));
  return childIds.map((id) => byChild.get(id) ?? null);
}

/** Reads the interventions of many cases with one statement, oldest first, in the order of `caseIds`. */
export async function readInterventions(store: Store, caseIds: readonly string[]): Promise<Intervention[][]> {
  const rows = await store.read<Intervention>(
    'interventions of cases',
    `select ${selectList(interventionList)} from ${interventionList.from} where i.case_id = any($1::uuid[]) order by i.provided_on, i.id`,
    [caseIds],
  );
  return grouped(caseIds, rows);
}

/** Reads the histories of many cases with one statement, oldest entry first, in the order of `caseIds`. */
export async function readCaseEvents(store: Store, caseIds: readonly string[]): Promise<CaseEvent[][]> {
  const rows = await store.read<CaseEvent>(
    'histories of cases',
    `select id, case_id as "caseId", type, status, at, recorded_by as "recordedBy", note, causes,
        measurement_id as "measurementId", intervention_id as "interventionId", demo
      from case_event where case_id = any($1::uuid[]) order by at, id`,
    [caseIds],
  );
  return grouped(caseIds, rows);
}

/** How often a child was measured, and found ill before it, in the 12 months up to its newest measurement. */
export interface IllnessFacts {
  measurings: number;
  illMeasurings: number;
}

/** Reads the illness facts of many children with one statement, in the order of `childIds`. */
export async function readIllness(store: Store, childIds: readonly string[]): Promise<IllnessFacts[]> {
  const rows = await store.read<IllnessFacts & { childId: string }>(
    'illness of children',
    `select m.child_id as "childId", count(*)::int as "measurings", count(*) filter (where m.ill)::int as "illMeasurings"
      from measurement m join child c on c.id = m.child_id
      where m.child_id = any($1::uuid[]) and m.superseded_by_id is null and not m.void and m.measured_on > c.last_measured_on - interval '12 months'
      group by m.child_id`,
    [childIds],
  );
  const byChild = new Map(rows.map((row) => [row.childId, row]));
  return childIds.map((id) => byChild.get(id) ?? { measurings: 0, illMeasurings: 0 });
}

function grouped<Row extends { caseId: string }>(caseIds: readonly string[], rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>(caseIds.map((id) => [id, []]));
  for (const row of rows) groups.get(row.caseId)?.push(row);
  return caseIds.map((id) => groups.get(id) ?? []);
}
