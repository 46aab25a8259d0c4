import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { comparedMonthsBefore, isAbove, prevalenceRose, type MonthlyStunting } from '../stunting/alertRulesPrevalence.ts';
import { firstOfMonth } from '../stunting/months.ts';
import type { PrevalenceFacts } from './alertMessage.ts';
import type { AlertSweep } from './AlertOperation.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { lockAlertLog } from './appendAlertEvent.ts';
import { AlertKind, AlertStatus } from './enums.ts';
import { raiseAlerts, type NewAlert } from './raiseAlerts.ts';
import { resolveByHub, type EndedAlert } from './resolveByHub.ts';

/** The stunting of a village in a month (`2026-05`). */
interface VillageMonth extends MonthlyStunting {
  villageCode: string;
  villageName: string;
  month: string;
  /** Whether one of the measured children is synthetic. */
  demo: boolean;
}

interface ReportedRise {
  id: string;
  villageCode: string;
  status: AlertStatus;
  facts: PrevalenceFacts;
}

/**
 * Aligns VILLAGE_PREVALENCE_RISE with the last full calendar month, by `prevalenceRose`: each village is compared with its own prevalence
 * three months before.
 *
 * An alert stays open until the prevalence is less than the threshold above that of the compared month, because children recovered or
 * records were corrected; then it is resolved. A rise is reported once: no second alert is raised while the first is open, or while the
 * compared month is earlier than the reported month. Each run computes everything again, so that late entries count. Concurrent runs of
 * several instances are serialized.
 * @returns how many were raised.
 */
export async function sweepPrevalence({ store, hooks, today, thresholds }: AlertSweep): Promise<number> {
  const current = firstOfMonth(today, 1);
  const earlier = firstOfMonth(today, 1 + comparedMonthsBefore);
  const open = await store.read<{ month: string }>(
    'months that villages rose from',
    `select distinct facts ->> 'comparedMonth' as month from alert where kind = $1 and status <> 'RESOLVED'`,
    [AlertKind.VILLAGE_PREVALENCE_RISE],
  );
  const months = [...new Set([current, earlier, ...open.map(({ month }) => `${month}-01`)])];
  const found = await store.read<VillageMonth>('stunting of villages by month', monthsSql, [months]);
  const plan = (reported: readonly ReportedRise[]) =>
    planOf(found, reported, { current: current.slice(0, 7), earlier: earlier.slice(0, 7), thresholds });
  const { raise, end } = plan(await store.read<ReportedRise>('reported rises of villages', reportedSql));
  if (raise.length + end.length === 0) return 0;
  return store.transaction(async (em) => {
    await lockAlertLog(em);
    const now = plan(await queryIn<ReportedRise>(em, reportedSql));
    await resolveByHub(em, now.end);
    await raiseAlerts(em, now.raise);
    await announceChanged(em, now);
    return now.raise.length;
  });

  function announceChanged(em: SqlEntityManager, now: Plan): Promise<void> {
    return announceAlertsChanged(
      em,
      hooks,
      [...now.raise, ...now.end].map(({ villageCode }) => villageCode),
    );
  }
}

interface Plan {
  raise: NewAlert[];
  end: (EndedAlert & { villageCode: string })[];
}

function planOf(
  found: readonly VillageMonth[],
  reported: readonly ReportedRise[],
  { current, earlier, thresholds }: { current: string; earlier: string; thresholds: AlertSweep['thresholds'] },
): Plan {
  const byVillageMonth = new Map(found.map((row) => [`${row.villageCode} ${row.month}`, row]));
  const at = (villageCode: string, month: string) => byVillageMonth.get(`${villageCode} ${month}`);

  const end = reported
    .filter(({ status }) => status !== AlertStatus.RESOLVED)
    .flatMap(({ id, villageCode, facts }) => {
      const [before, now] = [at(villageCode, facts.comparedMonth), at(villageCode, current)];
      // Too few children were measured to tell: the alert stays open.
      if (before === undefined || now === undefined || now.measured < thresholds.prevalenceMinChildren || isAbove(before, now, thresholds))
        return [];
      return [
        {
          id,
          villageCode,
          reason: `The prevalence of ${current} is less than ${thresholds.prevalenceRisePoints} percentage points above that of ${facts.comparedMonth}.`,
        },
      ];
    });

  const raise = found
    .filter(({ month }) => month === current)
    .flatMap((now) => {
      const before = at(now.villageCode, earlier);
      if (before === undefined || !prevalenceRose(before, now, thresholds)) return [];
      if (
        reported.some(
          ({ villageCode, status, facts }) => villageCode === now.villageCode && (status !== AlertStatus.RESOLVED || facts.month > earlier),
        )
      )
        return [];
      return [riseOf(now, before)];
    });
  return { raise, end };
}

function riseOf(now: VillageMonth, before: VillageMonth): NewAlert {
  return {
    kind: AlertKind.VILLAGE_PREVALENCE_RISE,
    since: `${now.month}-01`,
    villageCode: now.villageCode,
    childId: null,
    measurementId: null,
    facts: {
      villageName: now.villageName,
      month: now.month,
      stunted: now.stunted,
      measured: now.measured,
      comparedMonth: before.month,
      comparedStunted: before.stunted,
      comparedMeasured: before.measured,
    },
    demo: now.demo || before.demo,
  };
}

/** The last plausible height-for-age of each child in each of the months that begin on $1, by the village in which it lives now. */
const monthsSql = `
  select last.village_code as "villageCode", v.name as "villageName", last.month, count(*)::int as measured,
    (count(*) filter (where last.stunted))::int as stunted, bool_or(last.demo) as demo
  from (
    select distinct on (m.child_id, first) c.village_code, to_char(first, 'YYYY-MM') as month, m.stunted, m.demo
    from unnest($1::date[]) first
    join measurement m on m.measured_on >= first and m.measured_on < first + interval '1 month'
    join child c on c.id = m.child_id
    where m.superseded_by_id is null and not m.void and m.haz is not null and not m.haz_implausible
      and c.monitoring_end is distinct from 'ENTERED_IN_ERROR'
    order by m.child_id, first, m.measured_on desc
  ) last join village v on v.code = last.village_code
  group by last.village_code, v.name, last.month order by last.village_code`;

const reportedSql = `select id, village_code as "villageCode", status, facts from alert where kind = 'VILLAGE_PREVALENCE_RISE' order by raised_seq`;
