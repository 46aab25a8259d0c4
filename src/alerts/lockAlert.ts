import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { forbidden, HubError, notFound } from '../errors.ts';
import { alertTransitions, type AlertAction } from '../stunting/alertStates.ts';
import { Alert } from './Alert.ts';
import { lockAlertLog } from './appendAlertEvent.ts';
import { AlertStatus } from './enums.ts';

/**
 * Finds an alert that somebody wants to change, with the log locked so that it stays as it is.
 * @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export async function lockAlert(em: SqlEntityManager, id: string, viewer: Viewer): Promise<Alert> {
  const found = await em.findOne(Alert, { id });
  if (!found) throw notFound(['id'], 'no such alert');
  if (!mayWriteIn(viewer, found.villageCode)) throw forbidden(['id']);
  await lockAlertLog(em);
  // It may have been changed, or moved to another village with its child, while the lock was waited for.
  const alert = await em.findOneOrFail(Alert, { id }, { refresh: true });
  if (!mayWriteIn(viewer, alert.villageCode)) throw forbidden(['id']);
  return alert;
}

/**
 * The status of an alert after an action.
 * @throws HubError ILLEGAL_TRANSITION when the state machine has no such step (`extensions.status`, `extensions.legal`).
 */
export function statusAfter(alert: Alert, action: AlertAction): AlertStatus {
  const steps = alertTransitions[alert.status];
  const next = steps[action];
  if (next !== undefined) return AlertStatus[next];
  const legal = Object.keys(steps);
  throw new HubError(
    `id: ${action} is not possible for an alert that is ${alert.status}; allowed: ${legal.join(', ') || 'nothing, it is resolved for good'}`,
    'ILLEGAL_TRANSITION',
    ['id'],
    { status: alert.status, action, legal },
  );
}
