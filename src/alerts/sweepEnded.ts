import { monthsBefore } from '../base/calendar.ts';
import { queryIn } from '../store/queryIn.ts';
import type { AlertSweep } from './AlertOperation.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { lockAlertLog } from './appendAlertEvent.ts';
import { resolveByHub, type EndedAlert } from './resolveByHub.ts';

/** Alerts in one transaction, which blocks other transactions from raising alerts. */
const batch = 500;

/**
 * The unresolved alerts that end without a measurement: missed weighings of children who have turned 60 months ($1 is the day on which they
 * were born), where monthly weighing ends, and all of children whose case was closed because they moved away or died.
 */
const endedSql = `
  select a.id, a.village_code as "villageCode", case when gone.status is null then 'The child has turned 60 months; monthly weighing ends.'
      when gone.status = 'CLOSED_DIED' then 'The case of the child was closed: the child has died.'
      else 'The case of the child was closed: the child has moved away.' end as reason
  from alert a join child c on c.id = a.child_id
  left join lateral (
    select status from stunting_case k where k.child_id = c.id and k.status in ('CLOSED_MOVED', 'CLOSED_DIED')
      and k.closed_on >= a.since and k.closed_on >= coalesce(c.last_measured_on, k.closed_on) order by k.closed_on desc limit 1
  ) gone on true
  where a.status <> 'RESOLVED' and (gone.status is not null or (a.kind = 'MISSED_WEIGHINGS' and c.born_on <= $1::date))
  order by a.raised_seq limit $2`;

/**
 * Resolves the alerts that end without a measurement, with the reason. Concurrent runs of several instances are serialized.
 * @returns how many were resolved.
 */
export async function sweepEnded({ store, hooks, today }: Omit<AlertSweep, 'thresholds'>): Promise<number> {
  const params = [monthsBefore(today, 60), batch];
  for (let resolved = 0; ;) {
    const some = await store.read<object>('alerts that ended', endedSql, params);
    if (some.length === 0) return resolved;
    resolved += await store.transaction(async (em) => {
      await lockAlertLog(em);
      const ended = await queryIn<EndedAlert & { villageCode: string }>(em, endedSql, params);
      await resolveByHub(em, ended);
      await announceAlertsChanged(
        em,
        hooks,
        ended.map(({ villageCode }) => villageCode),
      );
      return ended.length;
    });
  }
}
