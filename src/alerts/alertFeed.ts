import { badUserInput } from '../errors.ts';
import { Feed } from '../events/Feed.ts';
import type { FeedEvent } from '../events/FeedEvent.ts';
import { selectList } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import type { Alert } from './Alert.ts';
import type { AlertEventType } from './enums.ts';
import { alertList } from './lists.ts';

/** An event of the log with the alert it is about. */
export interface AlertLogEntry extends FeedEvent {
  readonly type: AlertEventType;
  readonly alert: Alert;
}

/** How often to look for events that other processes on the same server wrote. */
const pollMs = 500;

/** Makes the feed of a hub's alert events. */
export function alertFeed(store: Store, onError: (error: unknown) => void): Feed<AlertLogEntry> {
  return new Feed<AlertLogEntry>({
    read: (after, limit) => readAlertEvents(store, after, limit),
    latest: () => latestAlertEvent(store),
    // The embedded database belongs to this process alone: whoever writes wakes the feed.
    pollMs: store.kind === 'embedded' ? null : pollMs,
    onError,
  });
}

/** Reads the events after a position, in order, each with its alert. */
async function readAlertEvents(store: Store, after: number, limit: number): Promise<AlertLogEntry[]> {
  const rows = await store.read<Alert & { _seq: string; _type: AlertEventType }>(
    'alert events',
    `select e.seq as "_seq", e.type as "_type", ${selectList(alertList)}
      from alert_event e join alert a on a.id = e.alert_id where e.seq > $1 order by e.seq limit $2`,
    [after, limit],
  );
  return rows.map((row) => ({ seq: Number(row._seq), type: row._type, villageCode: row.villageCode, alert: row }));
}

/** The position of the newest event; 0 before the first. */
async function latestAlertEvent(store: Store): Promise<number> {
  const [row] = await store.read<{ seq: string }>('newest alert event', 'select coalesce(max(seq), 0) as seq from alert_event');
  return Number(row?.seq);
}

/** The cursor of a position in the log. */
export function alertCursor(seq: number | string): string {
  return Buffer.from(`alert:${seq}`).toString('base64url');
}

/**
 * Reads an alert cursor.
 * @throws HubError BAD_USER_INPUT when the text is none.
 */
export function parseAlertCursor(cursor: string): number {
  const match = /^alert:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw badUserInput(['after'], 'not an alert cursor', 'the cursor of an alert or alert event');
  return Number(match[1]);
}
