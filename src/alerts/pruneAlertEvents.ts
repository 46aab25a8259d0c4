import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';

const dayMs = 86_400_000;

/**
 * Removes the events of the log that are older than a number of days. The alerts stay. Cursors of removed events are refused with the
 * position where the kept events begin.
 * @returns how many events were removed.
 */
export function pruneAlertEvents(store: Store, { days, now }: { days: number; now: Date }): Promise<number> {
  return store.transaction(async (em) => {
    // If several instances prune at the same time, the second finds nothing to do.
    await queryIn(em, 'select from alert_log for update');
    const [pruned] = await queryIn<{ count: number }>(
      em,
      `with kept as (select min(seq) as first from alert_event where at >= $1),
        gone as (delete from alert_event where seq < coalesce((select first from kept), (select max(seq) + 1 from alert_event)) returning seq),
        told as (update alert_log set pruned_through = greatest(pruned_through, (select max(seq) from gone)))
      select count(*)::int as count from gone`,
      [new Date(now.getTime() - days * dayMs).toISOString()],
    );
    return pruned?.count ?? 0;
  });
}
