import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { appendAlertEvents } from './appendAlertEvent.ts';
import { AlertEventType, type AlertKind, type AlertSeverity } from './enums.ts';

/** Who resolved an alert whose cause is gone. */
export const hubItself = 'hub';

/** An alert whose cause is gone, and why, in words. */
export interface EndedAlert {
  id: string;
  reason: string;
}

/**
 * Resolves unresolved alerts whose cause is gone, and tells subscribers, in the order given. The caller holds the lock
 * of the log, and has read under it that they are unresolved.
 */
export async function resolveByHub(em: SqlEntityManager, ended: readonly EndedAlert[]): Promise<void> {
  if (ended.length === 0) return;
  const at = new Date();
  const resolved = await queryIn<{ alertId: string; villageCode: string; kind: AlertKind; severity: AlertSeverity }>(
    em,
    `update alert a set status = 'RESOLVED', resolved_by = $2, resolved_at = $3, resolution = r.reason
      from json_to_recordset($1::json) as r (id uuid, reason text) where a.id = r.id
      returning a.id as "alertId", a.village_code as "villageCode", a.kind, a.severity`,
    [JSON.stringify(ended), hubItself, at.toISOString()],
  );
  const place = new Map(ended.map(({ id }, n) => [id, n]));
  const inOrder = resolved.toSorted((a, b) => (place.get(a.alertId) ?? 0) - (place.get(b.alertId) ?? 0));
  await appendAlertEvents(em, inOrder.map((alert) => ({ ...alert, type: AlertEventType.RESOLVED, at })));
}
