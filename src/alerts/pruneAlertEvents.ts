import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';

const dayMs = 86_400_000;

/**
 * Removes the oldest events of the log, up to the first that is younger than so many days. The alerts stay. A cursor of
 * before then is refused with the position where what is kept begins.
 * @returns how many events were removed.
 */
export function pruneAlertEvents(store: Store, { days, now }: { days: number; now: Date }): Promise<number> {
  return store.transaction(async (em) => {
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
