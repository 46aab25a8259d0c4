import { recordWrite } from '../access/audit/recordWrite.ts';
import type { Alert } from './Alert.ts';
import type { AlertOperation } from './AlertOperation.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { appendAlertEvent } from './appendAlertEvent.ts';
import { AlertEventType } from './enums.ts';
import { lockAlert, statusAfter } from './lockAlert.ts';

/**
 * Says that the viewer has taken up an alert, and tells subscribers. One that is acknowledged already stays as it is,
 * with whoever took it up first; nobody is told again.
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
