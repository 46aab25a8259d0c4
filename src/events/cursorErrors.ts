import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import type { CursorOf, LogBounds } from './FeedEvent.ts';

/**
 * Refuses a position from which the log cannot be resumed.
 * @throws HubError `CURSOR_PRUNED` when events after it are no longer kept, `CURSOR_UNKNOWN` when there is no such event yet (a cursor of
 *   another hub, or of a restored database). Both give the position to restart after.
 */
export function requireReadable(after: number, { prunedThrough, newest }: LogBounds, cursorOf: CursorOf): void {
  requireKept(after, prunedThrough, cursorOf);
  if (after > newest) {
    throw new HubError(message('alerts.cursorUnknown'), 'CURSOR_UNKNOWN', ['after'], { restartAfter: cursorOf(newest) });
  }
}

/** @throws HubError `CURSOR_PRUNED` when events after the position are no longer kept. */
export function requireKept(after: number, prunedThrough: number, cursorOf: CursorOf): void {
  if (after < prunedThrough) throw cursorPruned(prunedThrough, cursorOf);
}

/** `CURSOR_PRUNED`, with the position where the kept events begin. */
export function cursorPruned(prunedThrough: number, cursorOf: CursorOf): HubError {
  return new HubError(message('alerts.cursorPruned'), 'CURSOR_PRUNED', ['after'], { restartAfter: cursorOf(prunedThrough) });
}

/** `SUBSCRIBER_TOO_SLOW`: the waiting events were dropped; a client that resumes after `extensions.lastCursor` loses nothing. */
export function subscriberTooSlow(position: number, cursorOf: CursorOf): HubError {
  return new HubError(message('alerts.subscriberTooSlow'), 'SUBSCRIBER_TOO_SLOW', undefined, { lastCursor: cursorOf(position) });
}
