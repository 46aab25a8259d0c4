import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import type { AlertEventType, AlertKind, AlertSeverity } from './enums.ts';

/** Key of the advisory lock under which alert events are numbered ("hub" in ASCII, then 2). */
const sequencingLock = 0x68756202;

/**
 * Appends an event to the log inside a transaction and returns its place in the one total order.
 *
 * Transactions that append take turns until they commit, so that the order of the numbers is the order in
 * which they become visible: a reader that has seen number n never meets a smaller one later. Therefore
 * append last in a transaction, when every row it needs is already locked.
 */
export async function appendAlertEvent(
  em: SqlEntityManager,
  event: { alertId: string; type: AlertEventType; villageCode: string; kind: AlertKind; severity: AlertSeverity; at: Date },
): Promise<number> {
  await queryIn(em, 'select pg_advisory_xact_lock($1)', [sequencingLock]);
  const [row] = await queryIn<{ seq: string }>(
    em,
    'insert into alert_event (alert_id, type, village_code, kind, severity, at) values ($1, $2, $3, $4, $5, $6) returning seq',
    [event.alertId, event.type, event.villageCode, event.kind, event.severity, event.at.toISOString()],
  );
  return Number(row?.seq);
}
