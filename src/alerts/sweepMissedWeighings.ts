import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { ageInMonths } from '../growth/index.ts';
import { lockRows } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import { missedBefore } from '../stunting/alertRulesMissed.ts';
import type { AlertSweep } from './AlertOperation.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { lockAlertLog } from './appendAlertEvent.ts';
import { AlertKind } from './enums.ts';
import { raiseAlerts } from './raiseAlerts.ts';
import { hubActor } from './resolveByHub.ts';

/** Children in one transaction, which blocks other transactions from raising alerts. */
const batch = 500;

/** Completed months of age at which monthly weighing ends. */
const endsAtMonths = 60;

/**
 * Raises MISSED_WEIGHINGS for children under five who live here and have not been weighed for the set number of full
 * calendar months (`missedBefore`).
 *
 * Only if the posyandu met: at least one child of the village was weighed in each of those months. Otherwise the records of the village are
 * not entered yet, and the alerts would not be about children. So a hub that starts with old data, or an import that is a month late, does
 * not raise a flood of alerts. Practice. Works in batches, each in a short transaction that locks its children and checks them again, so
 * that a child that is being weighed now is left out. Concurrent runs of several instances take different children.
 * @returns how many were raised.
 */
export async function sweepMissedWeighings({ store, hooks, today, thresholds }: AlertSweep): Promise<number> {
  const { missedMonths } = thresholds;
  const bounds = [missedBefore(today, missedMonths), monthsBefore(today, endsAtMonths)] as const;
  const found = await store.read<{ id: string }>(
    'children who missed weighings',
    `${missingSql('c.village_code in (select village_code from met)', metSql)} order by c.id`,
    [...bounds, hubActor, missedBefore(today, 0), missedMonths],
  );
  let raised = 0;
  for (let start = 0; start < found.length; start += batch) {
    const ids = found.slice(start, start + batch).map(({ id }) => id);
    raised += await store.transaction(async (em) => {
      await lockRows(em, 'child', ids);
      await lockAlertLog(em);
      const missing = await queryIn<MissingChild>(em, `${missingSql('c.id = any($4::uuid[])')} order by c.id`, [...bounds, hubActor, ids]);
      await raiseFor(em, missing, { today, missedMonths });
      await announceAlertsChanged(
        em,
        hooks,
        missing.map(({ villageCode }) => villageCode),
      );
      return missing.length;
    });
  }
  return raised;
}

interface MissingChild {
  id: string;
  villageCode: string;
  villageName: string;
  bornOn: IsoDate;
  demo: boolean;
  lastWeighedOn: IsoDate | null;
  since: IsoDate;
}

function raiseFor(
  em: SqlEntityManager,
  missing: readonly MissingChild[],
  { today, missedMonths }: { today: IsoDate; missedMonths: number },
): Promise<void> {
  return raiseAlerts(
    em,
    missing.map(({ id, villageCode, villageName, bornOn, demo, lastWeighedOn, since }) => ({
      kind: AlertKind.MISSED_WEIGHINGS,
      since,
      villageCode,
      childId: id,
      measurementId: null,
      facts: { villageName, ageInMonths: ageInMonths(bornOn, today), months: missedMonths, lastWeighedOn },
      demo,
    })),
  );
}

/** Villages with a weighing in each of the missed months: $1 to $4 exclusive, $5 months. */
const metSql = `met as (
    select c.village_code from measurement m join child c on c.id = m.child_id
    where m.measured_on >= $1 and m.measured_on < $4::date and m.superseded_by_id is null and not m.void and m.weight_kg is not null
    group by c.village_code having count(distinct date_trunc('month', m.measured_on)) >= $5::int
  )`;

/**
 * Children born after $2 who were last weighed before $1, have no alert, are still monitored, and have neither moved away nor died. For a
 * child that was never weighed, the day of birth or registration counts instead. $3 is the hub itself.
 */
function missingSql(which: string, ...common: string[]): string {
  return `${common.length > 0 ? `with ${common.join(', ')}` : ''}
    select c.id, c.village_code as "villageCode", v.name as "villageName", c.born_on as "bornOn", c.demo, w.measured_on as "lastWeighedOn", s.since
    from child c join village v on v.code = c.village_code
    left join lateral (
      select measured_on from measurement
      where child_id = c.id and superseded_by_id is null and not void and weight_kg is not null order by measured_on desc limit 1
    ) w on true
    cross join lateral (select coalesce(w.measured_on, greatest(c.born_on, (c.recorded_at at time zone 'UTC')::date)) as since) s
    where ${which} and c.monitoring_ended_on is null and c.born_on > $2 and s.since < $1
      and not exists (
        select from alert a where a.child_id = c.id and a.kind = 'MISSED_WEIGHINGS'
          and (a.status <> 'RESOLVED' or (a.resolved_by <> $3 and a.since >= s.since))
      )
      and not exists (select from stunting_case k where k.child_id = c.id and k.status in ('CLOSED_MOVED', 'CLOSED_DIED') and k.closed_on >= s.since)`;
}
