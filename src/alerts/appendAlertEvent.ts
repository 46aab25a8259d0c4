import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { lockAdvisory } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import type { AlertEventType, AlertKind, AlertSeverity } from './enums.ts';

export interface NewAlertEvent {
  alertId: string;
  type: AlertEventType;
  villageCode: string;
  kind: AlertKind;
  severity: AlertSeverity;
  at: Date;
}

/**
 * Serializes the transactions that write alerts until they commit. Every write of an alert happens under this lock, so reads under it stay
 * valid, and no two writers wait for each other's rows. All families, members and children that the transaction needs are locked before it;
 * only the rollup comes after it (docs/decisions/024).
 */
export async function lockAlertLog(em: SqlEntityManager): Promise<void> {
  await lockAdvisory(em, 'alertLog');
}

/**
 * Appends an event to the log inside a transaction and returns its position in the total order. Transactions that append are serialized
 * until they commit, so positions become visible in their order: a reader that has seen position n never sees a smaller one later.
 * Therefore append late in a transaction, after locking every row that it needs.
 */
export async function appendAlertEvent(em: SqlEntityManager, event: NewAlertEvent): Promise<number> {
  const [seq] = await appendAlertEvents(em, [event]);
  return seq ?? Number.NaN;
}

/** Appends events in the given order, in one statement. Returns their positions. */
export async function appendAlertEvents(em: SqlEntityManager, events: readonly NewAlertEvent[]): Promise<number[]> {
  await lockAlertLog(em);
  const rows = events.map(({ alertId, type, villageCode, kind, severity, at }, n) => ({
    n,
    alert_id: alertId,
    type,
    village_code: villageCode,
    kind,
    severity,
    at,
  }));
  const appended = await queryIn<{ seq: string }>(
    em,
    `insert into alert_event (alert_id, type, village_code, kind, severity, at)
      select alert_id, type, village_code, kind, severity, at
      from json_to_recordset($1::json) as r (n int, alert_id uuid, type text, village_code text, kind text, severity text, at timestamptz) order by n
      returning seq`,
    [JSON.stringify(rows)],
  );
  return appended.map(({ seq }) => Number(seq)).toSorted((a, b) => a - b);
}
