import { recordWrite } from '../access/audit/recordWrite.ts';
import { badUserInput } from '../base/errors.ts';
import type { Alert } from './Alert.ts';
import type { AlertOperation } from './AlertOperation.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { appendAlertEvent } from './appendAlertEvent.ts';
import { AlertEventType, AlertStatus } from './enums.ts';
import { lockAlert, statusAfter } from './lockAlert.ts';

const longestNote = 1_000;

/**
 * Resolves an alert, and appends an event. It does not have to be acknowledged before. No alert is raised again while its fact holds.
 * Resolving again by the same viewer with the same note changes nothing.
 * @throws HubError BAD_USER_INPUT (note), NOT_FOUND, FORBIDDEN, or ILLEGAL_TRANSITION (resolved already).
 */
export async function resolveAlert(
  { id, note }: { id: string; note?: string | null },
  { store, hooks, viewer }: AlertOperation,
): Promise<Alert> {
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

/** The note as stored: trimmed, null if empty. */
function resolutionOf(note: string | null | undefined): string | null {
  const text = note?.trim() ?? '';
  if (text.length > longestNote || text.includes('\0')) throw badUserInput(['note'], 'shared.textTooLong', { longest: longestNote });
  return text === '' ? null : text;
}
