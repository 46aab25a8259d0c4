import { HubError } from '../errors.ts';
import type { CursorOf, LogBounds } from './FeedEvent.ts';

/**
 * Refuses a position that the log cannot be resumed from.
 * @throws HubError `CURSOR_PRUNED` when events after it are no longer kept, `CURSOR_UNKNOWN` when there is no such event
 * yet (a cursor of another hub, or of a database that was set back). Both say where to restart.
 */
export function requireReadable(after: number, { prunedThrough, newest }: LogBounds, cursorOf: CursorOf): void {
  requireKept(after, prunedThrough, cursorOf);
  if (after > newest) {
    throw new HubError('after: this hub has given no such cursor; restart after `extensions.restartAfter`, its newest event', 'CURSOR_UNKNOWN', ['after'], { restartAfter: cursorOf(newest) });
  }
}

/** @throws HubError `CURSOR_PRUNED` when events after the position are no longer kept. */
export function requireKept(after: number, prunedThrough: number, cursorOf: CursorOf): void {
  if (after < prunedThrough) throw cursorPruned(prunedThrough, cursorOf);
}

/** `CURSOR_PRUNED`: says where what is kept begins. */
export function cursorPruned(prunedThrough: number, cursorOf: CursorOf): HubError {
  return new HubError('after: some events after this cursor are no longer kept; restart after `extensions.restartAfter` to get all that are', 'CURSOR_PRUNED', ['after'], {
    restartAfter: cursorOf(prunedThrough),
  });
}

/** `SUBSCRIBER_TOO_SLOW`: what waited was thrown away, and nothing is lost to who resumes after `extensions.lastCursor`. */
export function subscriberTooSlow(position: number, cursorOf: CursorOf): HubError {
  return new HubError('Too many events waiting: subscribe again with `extensions.lastCursor` as `after`', 'SUBSCRIBER_TOO_SLOW', undefined, { lastCursor: cursorOf(position) });
}
