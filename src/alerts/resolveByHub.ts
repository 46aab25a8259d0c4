import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Alert } from './Alert.ts';
import { appendAlertEvent } from './appendAlertEvent.ts';
import { AlertEventType, AlertStatus } from './enums.ts';

/** Resolves an alert whose cause is gone, and tells subscribers. */
export async function resolveByHub(em: SqlEntityManager, alert: Alert, resolution: string): Promise<void> {
  const at = new Date();
  await appendAlertEvent(em, { ...alert, alertId: alert.id, type: AlertEventType.RESOLVED, at });
  alert.status = AlertStatus.RESOLVED;
  alert.resolvedBy = 'hub';
  alert.resolvedAt = at;
  alert.resolution = resolution;
}
