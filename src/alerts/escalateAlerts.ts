import type { Hooks } from '../events/Hooks.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { escalationLevels } from '../stunting/alertStates.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { appendAlertEvents, lockAlertLog } from './appendAlertEvent.ts';
import { AlertEventType, type AlertKind, type AlertSeverity, type EscalationLevel } from './enums.ts';

/** Alerts in one transaction, which blocks other transactions from raising alerts. */
const batch = 200;

const due = `status = 'OPEN' and severity = 'CRITICAL' and escalation_level <> 'REGENCY' and coalesce(escalated_at, raised_at) <= $1::timestamptz`;

/**
 * Escalates each CRITICAL alert that nobody has acknowledged for a number of hours to the next level (village, district, regency), with an
 * ESCALATED event, each level once and with the same number of hours at each level. Concurrent runs of several instances are serialized,
 * and the second finds nothing to do. @returns how many were escalated.
 */
export async function escalateAlerts({
  store,
  hooks,
  now,
  hours,
}: {
  store: Store;
  hooks: Hooks;
  now: Date;
  hours: number;
}): Promise<number> {
  const before = new Date(now.getTime() - hours * 3_600_000).toISOString();
  for (let escalated = 0; ;) {
    // Usually there is none, so this check does not lock the log.
    const [some] = await store.read<object>('alerts to escalate', `select 1 from alert where ${due} limit 1`, [before]);
    if (some === undefined) return escalated;
    escalated += await store.transaction(async (em) => {
      await lockAlertLog(em);
      const found = await queryIn<DueAlert>(
        em,
        `select id as "alertId", village_code as "villageCode", kind, severity, escalation_level as level from alert where ${due} order by raised_seq limit $2`,
        [before, batch],
      );
      const rows = found.map(({ alertId, level }) => ({ id: alertId, level: escalationLevels[escalationLevels.indexOf(level) + 1] }));
      await queryIn(
        em,
        `update alert a set escalation_level = r.level, escalated_at = $2 from json_to_recordset($1::json) as r (id uuid, level text) where a.id = r.id`,
        [JSON.stringify(rows), now.toISOString()],
      );
      await appendAlertEvents(
        em,
        found.map((alert) => ({ ...alert, type: AlertEventType.ESCALATED, at: now })),
      );
      await announceAlertsChanged(
        em,
        hooks,
        found.map(({ villageCode }) => villageCode),
      );
      return found.length;
    });
  }
}

interface DueAlert {
  alertId: string;
  villageCode: string;
  kind: AlertKind;
  severity: AlertSeverity;
  level: EscalationLevel;
}
