import { recordWrite } from '../access/audit/recordWrite.ts';
import { badUserInput } from '../errors.ts';
import type { Alert } from './Alert.ts';
import type { AlertOperation } from './AlertOperation.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { appendAlertEvent } from './appendAlertEvent.ts';
import { AlertEventType, AlertStatus } from './enums.ts';
import { lockAlert, statusAfter } from './lockAlert.ts';

const longestNote = 1_000;

/**
 * Says that an alert was dealt with, and tells subscribers. It does not have to be acknowledged before. Its fact is not
 * told again for as long as it holds. The same viewer resolving again with the same note changes nothing.
 * @throws HubError BAD_USER_INPUT (note), NOT_FOUND, FORBIDDEN, or ILLEGAL_TRANSITION (resolved already).
 */
export async function resolveAlert({ id, note }: { id: string; note?: string | null }, { store, hooks, viewer }: AlertOperation): Promise<Alert> {
  const resolution = resolutionOf(note);
  return store.transaction(async (em) => {
    const alert = await lockAlert(em, id, viewer);
    if (alert.status === AlertStatus.RESOLVED && alert.resolvedBy === viewer.id && alert.resolution === resolution) return alert;
    const at = new Date();
    Object.assign(alert, { status: statusAfter(alert, 'RESOLVE'), resolvedBy: viewer.id, resolvedAt: at, resolution });
    await em.flush();
    await appendAlertEvent(em, { ...alert, alertId: alert.id, type: AlertEventType.RESOLVED, at });
    if (alert.childId !== null) recordWrite(store, em, { field: 'Alert', personIds: [alert.childId] });
    await announceAlertsChanged(em, hooks, [alert.villageCode]);
    return alert;
  });
}

/** The note as it is stored: without outer spaces, null where nothing is left. */
function resolutionOf(note: string | null | undefined): string | null {
  const text = note?.trim() ?? '';
  if (text.length > longestNote || text.includes('\0')) throw badUserInput(['note'], 'too long or unreadable', `up to ${longestNote.toLocaleString('en')} characters`);
  return text === '' ? null : text;
}
