import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { appendAlertEvents } from './appendAlertEvent.ts';
import { AlertEventType, type AlertKind, type AlertSeverity } from './enums.ts';

/** Author of resolutions by the hub, when the fact no longer holds. */
export const hubActor = 'hub';

/** An alert whose fact no longer holds, and the reason as text. */
export interface EndedAlert {
  id: string;
  reason: string;
}

/**
 * Resolves alerts whose fact no longer holds, and appends events, in the given order. The caller holds the lock of the log, and has read
 * under it that the alerts are unresolved.
 */
export async function resolveByHub(em: SqlEntityManager, ended: readonly EndedAlert[]): Promise<void> {
  if (ended.length === 0) return;
  const at = new Date();
  const resolved = await queryIn<{ alertId: string; villageCode: string; kind: AlertKind; severity: AlertSeverity }>(
    em,
    `update alert a set status = 'RESOLVED', resolved_by = $2, resolved_at = $3, resolution = r.reason
      from json_to_recordset($1::json) as r (id uuid, reason text) where a.id = r.id
      returning a.id as "alertId", a.village_code as "villageCode", a.kind, a.severity`,
    [JSON.stringify(ended), hubActor, at.toISOString()],
  );
  const place = new Map(ended.map(({ id }, n) => [id, n]));
  const inOrder = resolved.toSorted((a, b) => (place.get(a.alertId) ?? 0) - (place.get(b.alertId) ?? 0));
  await appendAlertEvents(
    em,
    inOrder.map((alert) => ({ ...alert, type: AlertEventType.RESOLVED, at })),
  );
}
