import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import type { AlertEventType, AlertKind, AlertSeverity } from './enums.ts';

/** Key of the advisory lock under which alerts are written and their events numbered ("hub" in ASCII, then 2). */
const sequencingLock = 0x68756202;

export interface NewAlertEvent {
  alertId: string;
  type: AlertEventType;
  villageCode: string;
  kind: AlertKind;
  severity: AlertSeverity;
  at: Date;
}

/**
 * Has the transactions that write alerts take turns until they commit. Every write of an alert happens under this lock,
 * so that what was read under it stays true, and no two of them wait for one another's rows. Children are locked
 * before it, never after.
 */
export async function lockAlertLog(em: SqlEntityManager): Promise<void> {
  await queryIn(em, 'select pg_advisory_xact_lock($1)', [sequencingLock]);
}

/**
 * Appends an event to the log inside a transaction and returns its place in the one total order.
 *
 * Transactions that append take turns until they commit, so that the order of the numbers is the order in
 * which they become visible: a reader that has seen number n never meets a smaller one later. Therefore
 * append last in a transaction, when every row it needs is already locked.
 */
export async function appendAlertEvent(em: SqlEntityManager, event: NewAlertEvent): Promise<number> {
  const [seq] = await appendAlertEvents(em, [event]);
  return seq ?? Number.NaN;
}

/** Appends events in the order given, in one statement. Returns the places of each. */
export async function appendAlertEvents(em: SqlEntityManager, events: readonly NewAlertEvent[]): Promise<number[]> {
  await lockAlertLog(em);
  const rows = events.map(({ alertId, type, villageCode, kind, severity, at }, n) => ({ n, alert_id: alertId, type, village_code: villageCode, kind, severity, at }));
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
