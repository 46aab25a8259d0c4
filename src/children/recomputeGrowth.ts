import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../base/calendar.ts';
import type { KnownSex } from '../families/index.ts';
import { referenceVersion } from '../growth/index.ts';
import { selectList } from '../store/paging/pageSql.ts';
import type { Hooks } from '../events/Hooks.ts';
import { queryIn } from '../store/queryIn.ts';
import { rowsFromJson } from '../store/rowsFromJson.ts';
import type { Store } from '../store/Store.ts';
import { assessedColumns, type EarlierWeighing } from './assessedColumns.ts';
import { childrenChanged } from './childrenChanged.ts';
import { measurementList } from './connectionSpecs.ts';
import type { Measurement } from './Measurement.ts';
import { groundsOf } from './judgedSeries.ts';
import { assessedTypes, measurementColumn, type AssessedColumns } from './measurementColumns.ts';
import { refreshLatestSql } from './refreshLatest.ts';

export interface RecomputeOptions {
  store: Store;
  hooks: Hooks;
  /** Also children whose measurements have the current reference version. */
  all?: boolean;
  /** Only count what would change. */
  dryRun?: boolean;
  /** Children in one transaction: limits the memory and the duration of locks. */
  batchSize?: number;
  /** Stops between two batches; completed batches stay stored. */
  signal?: AbortSignal;
  /** Called at the start and after each batch. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

export interface Recomputation {
  /** Children and measurements that were assessed again. */
  children: number;
  measurements: number;
  /** Measurements whose score, flag or weight trend changed; a change of the version alone does not count. */
  changed: number;
  /** Stopped by the signal before the end. */
  interrupted: boolean;
}

/** The columns of a stored measurement that are computed again. */
const judgedTypes = { ...assessedTypes, implausibleBy: 'text[]' } as const;
type JudgedColumns = AssessedColumns & Pick<Measurement, 'implausibleBy'>;
const judgedNames = Object.keys(judgedTypes) as (keyof JudgedColumns)[];

/**
 * Assesses stored measurements again, with the reference and the rules of this version of the hub, for every child that has a measurement
 * of another reference version. All measurements of a child are assessed together, because a weight trend depends on earlier weighings;
 * then the child's latest state is updated. Measurements that were corrected or voided get new scores too, but keep their trend, and no
 * other trend depends on them.
 *
 * Each batch of children has one transaction, and batches follow the order of keys, which no write changes. After an interruption, the next
 * run continues with the children that still have another version. (With `all` it starts again from the beginning.) The children of a batch
 * are locked in the order of their keys. A measurement that a live hub records in the meantime waits for these locks, and is assessed with
 * the updated history.
 *
 * A recompute raises no alerts and changes no case, because no child was measured. Its changes appear at once in lists, flags and charts.
 * They affect alerts and cases from the child's next measurement on.
 */
export async function recomputeGrowth({
  store,
  hooks,
  all = false,
  dryRun = false,
  batchSize = 200,
  signal,
  onProgress,
}: RecomputeOptions): Promise<Recomputation> {
  const result: Recomputation = { children: 0, measurements: 0, changed: 0, interrupted: false };
  // A pseudonymised child no longer has its exact birth date, so its assessments stay unchanged.
  const outdated = `not exists (select from person p where p.id = c.id and p.pseudonymised_at is not null) and exists (select from measurement m where m.child_id = c.id and ($1::text is null or m.reference_version <> $1))`;
  const version = all ? null : referenceVersion;

  const [count] = await store.read<{ total: number }>(
    'count children to recompute',
    `select count(*)::int as total from child c where ${outdated}`,
    [version],
  );
  const total = count?.total ?? 0;
  onProgress?.({ done: 0, total });

  // A second pass from the start, because a merge may have moved outdated measurements to a child that was already processed; with `all`
  // the passes would never end.
  let looksAgain = !all && !dryRun;
  for (let after: string | null = null; ;) {
    const found: { id: string }[] = await store.read<{ id: string }>(
      'children to recompute',
      `select c.id from child c where ($2::uuid is null or c.id > $2) and ${outdated} order by c.id limit $3`,
      [version, after, batchSize],
    );
    const childIds = found.map(({ id }) => id);
    if (childIds.length === 0) {
      if (!looksAgain || after === null) return result;
      [looksAgain, after] = [false, null];
      continue;
    }
    if (signal?.aborted === true) return { ...result, interrupted: true };
    const batch = await store.transaction((em) => recomputeBatch(em, childIds, { hooks, dryRun }));
    result.children += childIds.length;
    result.measurements += batch.measurements;
    result.changed += batch.changed;
    after = childIds.at(-1) ?? null;
    onProgress?.({ done: result.children, total: Math.max(total, result.children) });
  }
}

interface ChildRow {
  id: string;
  sex: KnownSex;
  bornOn: IsoDate;
}

async function recomputeBatch(
  em: SqlEntityManager,
  childIds: readonly string[],
  { hooks, dryRun }: { hooks: Hooks; dryRun: boolean },
): Promise<{ measurements: number; changed: number }> {
  const children = await queryIn<ChildRow>(
    em,
    `select id, sex, born_on as "bornOn" from child where id = any($1::uuid[]) order by id ${dryRun ? '' : 'for update'}`,
    [childIds],
  );
  const stored = await queryIn<Measurement>(
    em,
    `select ${selectList(measurementList)} from ${measurementList.from} where m.child_id = any($1::uuid[]) order by m.measured_on`,
    [childIds],
  );
  const byChild = new Map<string, Measurement[]>(childIds.map((id) => [id, []]));
  for (const measurement of stored) byChild.get(measurement.childId)?.push(measurement);

  let changed = 0;
  const updates: ({ id: string } & JudgedColumns)[] = [];
  for (const child of children) {
    const measurements = byChild.get(child.id) ?? [];
    for (const [index, columns] of assessAgain(child, measurements).entries()) {
      const before = measurements[index];
      if (before === undefined) continue;
      const differing = judgedNames.filter((name) => String(columns[name]) !== String(before[name]));
      if (differing.length > 0) updates.push({ id: before.id, ...columns });
      if (differing.some((name) => name !== 'referenceVersion')) changed += 1;
    }
  }
  if (!dryRun && updates.length > 0) {
    await queryIn(em, updateSql, [JSON.stringify(updates)]);
    await queryIn(em, refreshLatestSql, [childIds]);
    await hooks.run(childrenChanged, em, { childIds });
  }
  return { measurements: stored.length, changed };
}

/** @param measurements all measurements of the child, oldest first. */
function assessAgain(child: ChildRow, measurements: readonly Measurement[]): JudgedColumns[] {
  const earlier: EarlierWeighing[] = [];
  const assessed = measurements.map((measurement) => {
    const columns = assessedColumns(child, measurement, earlier);
    const { measuredOn, weightKg, weightTrend, supersededById, isVoid } = measurement;
    if (supersededById !== null || isVoid) return { ...columns, weightTrend };
    earlier.unshift({ measuredOn, weightKg, waz: columns.waz, oedema: measurement.oedema });
    return columns;
  });
  const counting = measurements.flatMap((measurement, nth) =>
    measurement.supersededById === null && !measurement.isVoid ? { ...measurement, ...assessed[nth], nth } : [],
  );
  const grounds = groundsOf(counting.toReversed()).toReversed();
  const judged = new Map(counting.map(({ nth }, place) => [nth, grounds[place] ?? []]));
  return assessed.map((columns, nth) => ({ ...columns, implausibleBy: judged.get(nth) ?? [] }));
}

const updateSql = `
  update measurement m set ${judgedNames.map((name) => `${measurementColumn(name)} = r."${name}"`).join(', ')}
  from ${rowsFromJson('$1', { id: 'uuid', ...judgedTypes })} where m.id = r.id`;
