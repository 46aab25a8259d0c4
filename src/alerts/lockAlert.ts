import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { forbidden, HubError, notFound } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { alertTransitions, type AlertAction } from '../stunting/alertStates.ts';
import { Alert } from './Alert.ts';
import { lockAlertLog } from './appendAlertEvent.ts';
import { AlertStatus } from './enums.ts';

/**
 * Reads an alert for a change, and locks the log so that the alert cannot change.
 * @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export async function lockAlert(em: SqlEntityManager, id: string, viewer: Viewer): Promise<Alert> {
  const found = await em.findOne(Alert, { id });
  if (!found) throw notFound(['id'], 'alerts.noSuchAlert');
  if (!mayWriteIn(viewer, found.villageCode)) throw forbidden(['id']);
  await lockAlertLog(em);
  // It may have been changed, or moved to another village with its child, during the wait for the lock.
  const alert = await em.findOneOrFail(Alert, { id }, { refresh: true });
  if (!mayWriteIn(viewer, alert.villageCode)) throw forbidden(['id']);
  return alert;
}

/**
 * The status of an alert after an action.
 * @throws HubError ILLEGAL_TRANSITION if the state machine does not allow the action (`extensions.status`, `extensions.legal`).
 */
export function statusAfter(alert: Alert, action: AlertAction): AlertStatus {
  const steps = alertTransitions[alert.status];
  const next = steps[action];
  if (next !== undefined) return AlertStatus[next];
  const legal = Object.keys(steps);
  throw new HubError(
    message('alerts.transition', { action, status: alert.status, legal: legal.join(', ') || 'none' }),
    'ILLEGAL_TRANSITION',
    ['id'],
    { status: alert.status, action, legal },
  );
}
