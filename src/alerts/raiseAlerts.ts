import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { alertCatalogue } from '../stunting/alertCatalogue.ts';
import type { AlertFacts } from './alertMessage.ts';
import { appendAlertEvents } from './appendAlertEvent.ts';
import { AlertEventType, AlertKind, AlertSeverity } from './enums.ts';

/** Values of a new alert; `childId` is null for an alert about a village. */
export interface NewAlert {
  kind: AlertKind;
  since: string;
  villageCode: string;
  childId: string | null;
  measurementId: string | null;
  facts: AlertFacts;
  demo: boolean;
}

/**
 * Raises alerts with their events, in the given order. The caller holds the lock of the log and has checked under it that no unresolved
 * alert has the same fact; a unique index enforces that.
 */
export async function raiseAlerts(em: SqlEntityManager, alerts: readonly NewAlert[]): Promise<void> {
  if (alerts.length === 0) return;
  const at = new Date();
  const raised = alerts.map((alert) => ({ ...alert, id: uuid(), severity: AlertSeverity[alertCatalogue[alert.kind].severity] }));
  const seqs = await appendAlertEvents(
    em,
    raised.map((alert) => ({ ...alert, alertId: alert.id, type: AlertEventType.RAISED, at })),
  );
  const rows = raised.map(({ id, kind, severity, since, villageCode, childId, measurementId, facts, demo }, n) => ({
    id,
    kind,
    severity,
    since,
    raised_seq: seqs[n],
    village_code: villageCode,
    child_id: childId,
    measurement_id: measurementId,
    facts,
    demo,
  }));
  await queryIn(
    em,
    `insert into alert (id, kind, severity, status, raised_at, raised_seq, since, village_code, child_id, measurement_id, facts, demo)
      select id, kind, severity, 'OPEN', $2::timestamptz, raised_seq, since, village_code, child_id, measurement_id, facts, demo
      from json_to_recordset($1::json) as r (id uuid, kind text, severity text, raised_seq bigint, since date, village_code text,
        child_id uuid, measurement_id uuid, facts jsonb, demo boolean)`,
    [JSON.stringify(rows), at.toISOString()],
  );
}
