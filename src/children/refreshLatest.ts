import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';

/**
 * SQL that brings `child.latest_*` and the flags of the children whose keys are in $1 up to date with their
 * measurements. The newest measurement is the latest; stunting follows the newest one with a plausible
 * height-for-age and wasting the newest one with a plausible weight-for-height or oedema, so that a month in
 * which only the weight was taken does not make a child look recovered.
 */
export const refreshLatestSql = `
  update child c set
    latest_measurement_id = newest.id, last_measured_on = newest.measured_on,
    latest_haz = height.haz, stunted = coalesce(height.stunted, false), severely_stunted = coalesce(height.severely_stunted, false),
    latest_whz = weight.whz, wasted = coalesce(weight.wasted, false)
  from child k
  left join lateral (
    select id, measured_on from measurement
    where child_id = k.id and superseded_by_id is null and not void order by measured_on desc limit 1
  ) newest on true
  left join lateral (
    select haz, stunted, severely_stunted from measurement
    where child_id = k.id and superseded_by_id is null and not void and not haz_implausible order by measured_on desc limit 1
  ) height on true
  left join lateral (
    select whz, wasted from measurement
    where child_id = k.id and superseded_by_id is null and not void and (not whz_implausible or oedema) order by measured_on desc limit 1
  ) weight on true
  where k.id = c.id and k.id = any($1::uuid[])`;

/** Runs `refreshLatestSql` for one child inside a transaction. */
export async function refreshLatest(em: SqlEntityManager, childId: string): Promise<void> {
  await queryIn(em, refreshLatestSql, [[childId]]);
}
