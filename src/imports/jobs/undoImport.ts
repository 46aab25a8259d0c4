import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../../access/audit/recordWrite.ts';
import { conflict, HubError, notFound } from '../../base/errors.ts';
import { message, render } from '../../base/messages/index.ts';
import {
  Child,
  childrenChanged,
  correctMeasurementIn,
  endOf,
  Measurement,
  voidMeasurementIn,
  type HouseholdOperation,
} from '../../children/index.ts';
import { clearNumbers, endFamilies, familiesChanged, MonitoringEnd, storeWelfare } from '../../families/index.ts';
import { takeBackEnrolments } from '../../programs/index.ts';
import { lockHouseholds } from '../../store/locks.ts';
import { queryIn } from '../../store/queryIn.ts';
import { ImportState } from '../enums.ts';
import { lockJob } from './ImportJob.ts';
import type { Written, WrittenFact } from '../store/written.ts';

/** Rows in one transaction. */
const rowsTogether = { postgresql: 100, embedded: 10 } as const;

/** What an undoing came to. */
export interface Undoing {
  /** Rows of which everything was taken back. */
  undone: number;
  /** Rows of which something stays, because others have touched it since. */
  kept: number;
}

interface WrittenRow {
  number: number;
  written: Written;
  childId: string | null;
  familyId: string | null;
}

/**
 * Undoes an import as a whole, a slice of rows in one transaction at a time, the last rows first; a run that ends early is gone on with by
 * the next. Nothing is deleted: what rests on the import alone was entered in error (`endMonitoring`), its measurements of others are void
 * and its corrections corrected back (docs/decisions/006, 039), and facts get the values they had. NIKs and family cards of who is
 * registered by it alone are free again. What others have touched since stays, and its rows say so.
 * @throws HubError NOT_FOUND, or CONFLICT for an import that has not ended.
 */
export async function undoImport(jobId: string, operation: HouseholdOperation): Promise<Undoing> {
  const { store } = operation;
  const all = { undone: 0, kept: 0 };
  for (let below: number | null = null; ;) {
    const slice: { last: number; undone: number; kept: number } | null = await store.transaction((em) =>
      undoSlice(em, jobId, below, operation),
    );
    if (slice === null) return all;
    all.undone += slice.undone;
    all.kept += slice.kept;
    below = slice.last;
  }
}

async function undoSlice(
  em: SqlEntityManager,
  jobId: string,
  below: number | null,
  operation: HouseholdOperation,
): Promise<{ last: number; undone: number; kept: number } | null> {
  const job = await lockJob(em, jobId);
  if (job === null) throw notFound(['id'], 'imports.noSuchJob');
  if (![ImportState.DONE, ImportState.FAILED, ImportState.UNDONE].includes(job.state)) throw conflict(['id'], 'imports.notEnded');
  const rows = await queryIn<WrittenRow>(
    em,
    `select number, written, child_id as "childId", family_id as "familyId" from import_row
      where job_id = $1 and written is not null and ($2::int is null or number < $2) order by number desc limit $3`,
    [jobId, below, rowsTogether[operation.store.kind]],
  );
  const last = rows.at(-1);
  if (last === undefined) {
    await queryIn(em, `update import_job set state = 'UNDONE' where id = $1`, [jobId]);
    return null;
  }
  await lockHouseholds(em, [...new Set(rows.flatMap(({ familyId, written }) => [familyId, written.familyId].flatMap((id) => id ?? [])))]);
  const kept = await undoRows(em, jobId, rows, operation);
  const numbers = rows.map(({ number }) => number);
  await queryIn(
    em,
    `update import_row set written = case when number = any($3::int[]) then written end,
        reasons = case when number = any($3::int[]) then reasons || $4::jsonb else reasons end
      where job_id = $1 and number = any($2::int[])`,
    [jobId, numbers, [...kept], JSON.stringify([{ column: null, message: message('imports.touchedSince') }])],
  );
  return { last: last.number, undone: numbers.length - kept.size, kept: kept.size };
}

/** @returns the rows of which something stays. */
async function undoRows(
  em: SqlEntityManager,
  jobId: string,
  rows: readonly WrittenRow[],
  operation: HouseholdOperation,
): Promise<Set<number>> {
  const { hooks, viewer, today, store } = operation;
  const kept = new Set<number>();
  const reason = render(message('imports.undone'), 'id');
  const alone = await restingAlone(
    em,
    jobId,
    rows.flatMap(({ written }) => written.childId ?? []),
  );

  const ending = alone.children.length === 0 ? [] : await em.find(Child, { id: { $in: alone.children } });
  await endOf(em, ending, { reason: MonitoringEnd.ENTERED_IN_ERROR, on: today, note: reason }, operation);
  const gone = new Set(ending.map(({ id }) => id));
  const measured = await measuredBy(em, jobId, rows);
  for (const row of rows) {
    const { childId, corrected } = row.written;
    if (childId !== undefined && !gone.has(childId)) kept.add(row.number);
    // Of a child who was registered by mistake nothing counts any more.
    if (row.childId !== null && gone.has(row.childId)) continue;
    for (const id of measured.counting.get(row.number) ?? []) await voidMeasurementIn(em, { id, reason }, operation);
    if (measured.changed.has(row.number)) kept.add(row.number);
    if (corrected !== undefined && !(await takeBack(() => correctBack(em, corrected, reason, operation)))) kept.add(row.number);
  }
  const enrolments = rows.flatMap(({ written }) => written.enrolment ?? []);
  const takenBack = await takeBackEnrolments(em, enrolments, reason);
  for (const { number, written } of rows) if (written.enrolment !== undefined && !takenBack.has(written.enrolment.id)) kept.add(number);
  await em.flush();
  const families = await endFamilies(
    em,
    rows.flatMap(({ written }) => written.familyId ?? []),
    {
      on: today,
      reason,
      recordedBy: viewer.id,
      persons: rows.flatMap(({ written }) => written.personIds ?? []),
    },
  );
  for (const { number, written } of rows) if (written.familyId !== undefined && !families.has(written.familyId)) kept.add(number);
  await clearNumbers(em, { personIds: [...gone], familyIds: [...families] });
  const facts = rows.flatMap(({ number, written }) => (written.facts ?? []).map((fact) => ({ number, fact })));
  for (const number of await restoreFacts(em, facts, operation)) kept.add(number);
  const familyIds = [...new Set(rows.flatMap(({ familyId, written }) => [familyId, written.familyId].flatMap((id) => id ?? [])))];
  recordWrite(store, em, { field: 'Person', personIds: [...gone] });
  if (familyIds.length > 0) await hooks.run(familiesChanged, em, { familyIds });
  return kept;
}

/** Children who were registered by the job and about whom nothing was recorded by others. */
async function restingAlone(em: SqlEntityManager, jobId: string, childIds: readonly string[]): Promise<{ children: string[] }> {
  if (childIds.length === 0) return { children: [] };
  const rows = await queryIn<{ id: string }>(
    em,
    `select c.id from child c where c.id = any($1::uuid[]) and c.monitoring_end is null
        and not exists (select from measurement m left join measurement_origin o on o.measurement_id = m.id and o.job_id = $2 where m.child_id = c.id and m.superseded_by_id is null and not m.void and o.measurement_id is null)
        and not exists (select from stunting_case s join intervention i on i.case_id = s.id where s.child_id = c.id)`,
    [childIds, jobId],
  );
  return { children: rows.map(({ id }) => id) };
}

/** The measurements of rows that count, and the rows of which somebody has corrected one since. */
async function measuredBy(
  em: SqlEntityManager,
  jobId: string,
  rows: readonly WrittenRow[],
): Promise<{ counting: Map<number, string[]>; changed: Set<number> }> {
  const found = await queryIn<{ number: number; id: string; counts: boolean }>(
    em,
    `select o.row_number as number, m.id, m.superseded_by_id is null as counts from measurement_origin o join measurement m on m.id = o.measurement_id
      left join measurement s on s.id = m.superseded_by_id left join measurement_origin so on so.measurement_id = s.id and so.job_id = o.job_id
      where o.job_id = $1 and o.row_number = any($2::int[]) and not m.void and s.void is not true and so.measurement_id is null
      order by m.measured_on desc`,
    [jobId, rows.filter(({ written }) => written.corrected === undefined).map(({ number }) => number)],
  );
  const counting = Map.groupBy(
    found.filter(({ counts }) => counts),
    ({ number }) => number,
  );
  return {
    counting: new Map([...counting].map(([number, ofRow]) => [number, ofRow.map(({ id }) => id)])),
    changed: new Set(found.flatMap(({ counts, number }) => (counts ? [] : [number]))),
  };
}

/** @returns whether it was taken back; false where somebody has changed it since. */
async function takeBack(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return false;
  }
}

async function correctBack(
  em: SqlEntityManager,
  { from, to }: { from: string; to: string },
  reason: string,
  operation: HouseholdOperation,
): Promise<void> {
  const { weightKg, heightCm, position, headCircumferenceCm, upperArmCircumferenceCm, measuredOn, oedema, ill } = await em.findOneOrFail(
    Measurement,
    {
      id: from,
    },
  );
  const values = { weightKg, heightCm, position, headCircumferenceCm, upperArmCircumferenceCm, measuredOn, oedema, ill };
  const restored = await correctMeasurementIn(em, { id: to, values, reason }, operation);
  await em.flush();
  // It comes from where the first one came from, so that the import of that one can be undone too.
  await queryIn(
    em,
    `insert into measurement_origin (measurement_id, job_id, row_number, waz, haz, whz)
      select $2, job_id, row_number, waz, haz, whz from measurement_origin where measurement_id = $1 on conflict do nothing`,
    [from, restored.id],
  );
}

/** Gives facts the values that they had before. @returns the rows whose facts are others by now. */
async function restoreFacts(
  em: SqlEntityManager,
  facts: readonly { number: number; fact: WrittenFact }[],
  { hooks, viewer }: HouseholdOperation,
): Promise<number[]> {
  const restored = new Set<string>();
  for (const [of, column, type] of [
    ['birthWeightKg', 'birth_weight_kg', 'double precision'],
    ['birthLengthCm', 'birth_length_cm', 'double precision'],
    ['posyanduId', 'posyandu_id', 'uuid'],
  ] as const) {
    const given = facts.flatMap(({ fact }) => (fact.of === of ? [fact] : []));
    if (given.length === 0) continue;
    const rows = await queryIn<{ id: string }>(
      em,
      `update child c set ${column} = r.before from json_to_recordset($1::json) as r (id uuid, before ${type}, after ${type})
        where c.id = r.id and c.${column} = r.after returning c.id`,
      [JSON.stringify(given)],
    );
    for (const { id } of rows) restored.add(`${of} ${id}`);
  }
  const deciles = facts.flatMap(({ fact }) => (fact.of === 'welfareDecile' ? [fact] : []));
  if (deciles.length > 0) {
    const current = await queryIn<{ id: string; decile: number | null }>(
      em,
      'select id, welfare_decile as decile from family where id = any($1::uuid[])',
      [deciles.map(({ id }) => id)],
    );
    const decileOf = new Map(current.map(({ id, decile }) => [id, decile]));
    const asWritten = deciles.filter(({ id, after }) => decileOf.get(id) === after);
    await storeWelfare(
      em,
      asWritten.map(({ id, before }) => ({ id, welfareDecile: before })),
      viewer.id,
    );
    for (const { id } of asWritten) restored.add(`welfareDecile ${id}`);
  }
  const numbers = facts.flatMap(({ fact }) => (fact.of === 'nik' || fact.of === 'familyCard' ? [fact] : []));
  await clearNumbers(em, {
    personIds: numbers.flatMap(({ of, id }) => (of === 'nik' ? [id] : [])),
    familyIds: numbers.flatMap(({ of, id }) => (of === 'familyCard' ? [id] : [])),
  });
  for (const { of, id } of numbers) restored.add(`${of} ${id}`);
  const childIds = facts.flatMap(({ fact }) => (fact.of === 'welfareDecile' || fact.of === 'familyCard' ? [] : [fact.id]));
  if (childIds.length > 0) await hooks.run(childrenChanged, em, { childIds });
  return facts.filter(({ fact }) => !restored.has(`${fact.of} ${fact.id}`)).map(({ number }) => number);
}
