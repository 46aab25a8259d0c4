import { selectList } from '../../store/paging/pageSql.ts';
import type { Store } from '../../store/Store.ts';
import { caseOfChild } from './caseColumns.ts';
import type { CaseEvent } from './CaseEvent.ts';
import { caseList } from './connectionSpecs.ts';
import type { StuntingCase } from './StuntingCase.ts';

/**
 * Reads the cases of many children with one statement, in the order of `childIds`: the active case, or else the last closed one; null if
 * there is none except cases entered in error.
 */
export async function readCasesOfChildren(store: Store, childIds: readonly string[]): Promise<(StuntingCase | null)[]> {
  const rows = await store.read<StuntingCase>(
    'cases of children',
    `select ${selectList(caseList)} from unnest($1::uuid[]) wanted (id) cross join lateral (${caseOfChild('wanted.id')}) s`,
    [childIds],
  );
  const byChild = new Map(rows.map((row) => [row.childId, row]));
  return childIds.map((id) => byChild.get(id) ?? null);
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

/** Number of measurements of a child, and of those with illness before, in the 12 months up to its newest measurement. */
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
