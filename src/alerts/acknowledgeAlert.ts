import { recordWrite } from '../access/audit/recordWrite.ts';
import type { Alert } from './Alert.ts';
import type { AlertOperation } from './AlertOperation.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { appendAlertEvent } from './appendAlertEvent.ts';
import { AlertEventType } from './enums.ts';
import { lockAlert, statusAfter } from './lockAlert.ts';

/**
 * Acknowledges an alert, and appends an event. An alert that is acknowledged already is unchanged and keeps its first acknowledgement; no
 * event is appended.
 * @throws HubError NOT_FOUND, FORBIDDEN, or ILLEGAL_TRANSITION (resolved already).
 */
export async function acknowledgeAlert(id: string, { store, hooks, viewer }: AlertOperation): Promise<Alert> {
  return store.transaction(async (em) => {
    const alert = await lockAlert(em, id, viewer);
    const status = statusAfter(alert, 'ACKNOWLEDGE');
    if (status === alert.status) return alert;
    const at = new Date();
    Object.assign(alert, { status, acknowledgedBy: viewer.id, acknowledgedAt: at });
    await em.flush();
    await appendAlertEvent(em, { ...alert, alertId: alert.id, type: AlertEventType.ACKNOWLEDGED, at });
    if (alert.childId !== null) recordWrite(store, em, { field: 'Alert', personIds: [alert.childId] });
    await announceAlertsChanged(em, hooks, [alert.villageCode]);
    return alert;
  });
}
