import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { lockAdvisory } from '../store/locks.ts';
import { queryIn, queryPrepared } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { childMeasures, columnOf, countsIn, freshChildren } from './childEntries.ts';
import { familyChanges, freshFamilies } from './familyPeriods.ts';

/** Children and families whose facts changed. */
export interface ChangedIds {
  childIds: Iterable<string>;
  familyIds: Iterable<string>;
}

/**
 * Updates the rollup for changed children and families, inside the transaction that changed them: subtracts their previous counts and adds
 * their current counts. Runs after every other lock of a transaction: it locks rows of villages, always in the order of village and month,
 * and a transaction that waits for them must not hold locks that their holder still needs. The caller holds the locks of the families and
 * of the children. Writers take the shared lock of the rollup, a rebuild the exclusive one.
 */
export async function refreshRollup(em: SqlEntityManager, { childIds, familyIds }: ChangedIds): Promise<void> {
  const [children, families] = [[...childIds], [...familyIds]];
  // A separate statement: the next one then sees what was committed while this one waited.
  await lockAdvisory(em, 'rollup', 'shared');
  if (children.length > 0) await queryPrepared(em, 'rollup of children', refreshSomeChildren, [children]);
  if (families.length > 0) await queryIn(em, refreshFamilies('f.id = any($1::uuid[])', 'family_id = any($1::uuid[])'), [families]);
}

/**
 * Rebuilds the whole rollup, by the same statements, inside a transaction; writers wait at their end until it is committed.
 * @param timeZone IANA time zone that decides which month an instant lies in.
 */
async function rebuildRollupIn(em: SqlEntityManager, timeZone: string): Promise<void> {
  await lockAdvisory(em, 'rollup');
  for (const table of ['indicator_state', 'indicator_child', 'indicator_month', 'indicator_family', 'indicator_family_month'])
    await queryIn(em, `delete from ${table}`);
  await queryIn(em, 'insert into indicator_state (time_zone) values ($1)', [timeZone]);
  // The months of all children are sorted at once; this much memory avoids a sort on disk unless there are very many.
  await queryIn(em, `set local work_mem = '64MB'`);
  await queryIn(em, refreshChildren('true', 'true'));
  await queryIn(em, refreshFamilies('true', 'true'));
}

/** `rebuildRollupIn` in its own transaction. @returns how many children and families were counted. */
export async function rebuildRollup(store: Store, timeZone: string): Promise<{ children: number; families: number }> {
  return store.transaction(async (em) => {
    await rebuildRollupIn(em, timeZone);
    const [counted] = await queryIn<{ children: number; families: number }>(
      em,
      'select (select count(distinct child_id) from indicator_child)::int as children, (select count(distinct family_id) from indicator_family)::int as families',
    );
    return counted ?? { children: 0, families: 0 };
  });
}

/** Rebuilds the rollup if it is already filled, inside the transaction of a bulk writer, which runs no hooks for its rows. */
export async function refillRollup(em: SqlEntityManager): Promise<void> {
  const [state] = await queryIn<{ timeZone: string }>(em, stateSql);
  if (state !== undefined) await rebuildRollupIn(em, state.timeZone);
}

/** Fills the rollup if it is empty (a new database, or one of a version without a rollup) or was filled for another time zone. */
export async function ensureRollup(store: Store, timeZone: string): Promise<void> {
  const [found] = await store.read<{ timeZone: string }>('state of the rollup', stateSql);
  if (found?.timeZone === timeZone) return;
  await store.transaction(async (em) => {
    await lockAdvisory(em, 'rollup');
    // Of several instances that start together the first fills it, and the others find it filled.
    const [state] = await queryIn<{ timeZone: string }>(em, stateSql);
    if (state?.timeZone !== timeZone) await rebuildRollupIn(em, timeZone);
  });
}

const stateSql = 'select time_zone as "timeZone" from indicator_state';

const sums = childMeasures.map((measure) => ({
  column: columnOf(measure),
  sql: `coalesce(sum(n) filter (where ${countsIn(measure)}), 0)::int`,
}));

const refreshSomeChildren = refreshChildren('c.id = any($1::uuid[])', 'child_id = any($1::uuid[])');

/** @param which SQL condition on `child c`. @param counted the same on rows of `indicator_child`. */
function refreshChildren(which: string, counted: string): string {
  const entries = (rows: string, sign: number) =>
    `select r.village_code, r.first_month + e.i::int - 1 as month, e.entry, ${sign} as n from ${rows} r cross join lateral unnest(r.entries) with ordinality e (entry, i)`;
  return `with ${freshChildren(which)},
    stale as materialized (select * from indicator_child where ${counted}),
    changed as (
      select village_code, month, entry, sum(n) as n from (${entries('fresh', 1)} union all ${entries('stale', -1)}) b
      group by 1, 2, 3 having sum(n) <> 0
    ),
    summed as (
      insert into indicator_month as r (village_code, month, ${sums.map(({ column }) => column).join(', ')})
      select village_code, month, ${sums.map(({ sql }) => sql).join(', ')} from changed group by 1, 2 order by 1, 2
      on conflict (village_code, month) do update set ${sums.map(({ column }) => `${column} = r.${column} + excluded.${column}`).join(', ')}
    ),
    gone as (
      delete from indicator_child c where ${counted} and not exists (select from fresh f where f.child_id = c.child_id and f.first_month = c.first_month)
    )
    insert into indicator_child as r (child_id, first_month, village_code, sex, quintile, entries)
    select child_id, first_month, village_code, sex, quintile, entries from fresh
    on conflict (child_id, first_month) do update set village_code = excluded.village_code, sex = excluded.sex, quintile = excluded.quintile, entries = excluded.entries
      where (r.village_code, r.sex, r.quintile, r.entries) is distinct from (excluded.village_code, excluded.sex, excluded.quintile, excluded.entries)`;
}

/** @param which SQL condition on `family f`. @param counted the same on rows of `indicator_family`. */
function refreshFamilies(which: string, counted: string): string {
  return `with ${freshFamilies(which)},
    stale as materialized (select * from indicator_family where ${counted}),
    summed as (
      insert into indicator_family_month as r (village_code, month, families, families_at_risk)
      select village_code, month, sum(families)::int, sum(families_at_risk)::int from (${familyChanges('fresh', 1)} union all ${familyChanges('stale', -1)}) b
      group by 1, 2 having sum(families) <> 0 or sum(families_at_risk) <> 0 order by 1, 2
      on conflict (village_code, month) do update set families = r.families + excluded.families, families_at_risk = r.families_at_risk + excluded.families_at_risk
    ),
    gone as (
      delete from indicator_family c where ${counted} and not exists (select from fresh f where f.family_id = c.family_id and f.month = c.month)
    )
    insert into indicator_family as r (family_id, month, village_code, quintile, at_risk)
    select family_id, month, village_code, quintile, at_risk from fresh
    on conflict (family_id, month) do update set village_code = excluded.village_code, quintile = excluded.quintile, at_risk = excluded.at_risk
      where (r.village_code, r.quintile, r.at_risk) is distinct from (excluded.village_code, excluded.quintile, excluded.at_risk)`;
}
