import type { Logger } from 'pino';
import { badUserInput, describeFault } from '../errors.ts';
import { brokeredSource } from '../events/brokeredSource.ts';
import { Feed } from '../events/Feed.ts';
import type { LogBounds, LogRead } from '../events/FeedEvent.ts';
import type { LiveSource } from '../events/LiveSource.ts';
import { natsBroker } from '../events/natsBroker.ts';
import { Relay } from '../events/Relay.ts';
import { signalledSource } from '../events/signalledSource.ts';
import { selectList } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import type { Alert } from './Alert.ts';
import type { AlertEventType } from './enums.ts';
import { alertCodec } from './alertCodec.ts';
import type { AlertLogEntry } from './AlertLogEntry.ts';
import { alertList } from './lists.ts';

/** How often to look for events that other processes on the same server wrote: their signals can be lost. */
const pollMs = 500;

/** Key of the advisory lock of the one instance that relays to the broker ("hub" in ASCII, then 3). */
const relayLease = 0x68756203;

export interface AlertFeedOptions {
  readonly logger: Logger;
  /** Address of a NATS server that carries events between instances; their database alone when null. */
  readonly brokerUrl: string | null;
}

/** Makes the feed of a hub's alert events. */
export async function alertFeed(store: Store, { logger, brokerUrl }: AlertFeedOptions): Promise<Feed<AlertLogEntry>> {
  return new Feed<AlertLogEntry>({
    read: (after, limit) => readAlertEvents(store, after, limit),
    bounds: () => alertLogBounds(store),
    cursorOf: alertCursor,
    source: brokerUrl === null ? signalledSource(store.signals) : await brokered(store, brokerUrl, logger),
    // The embedded database belongs to this process alone: whoever writes wakes the feed.
    pollMs: store.kind === 'embedded' ? null : pollMs,
    onError: (error) => logger.error({ error: describeFault(error) }, 'reading alert events failed'),
  });
}

/** The events through a broker, to which one of the instances relays them. */
async function brokered(store: Store, url: string, logger: Logger): Promise<LiveSource<AlertLogEntry>> {
  const { host } = new URL(url);
  const broker = natsBroker({
    url,
    hubId: await alertLogId(store),
    onChange: (reliable) => (reliable ? logger.info({ broker: host }, 'alerts go through the broker') : logger.warn({ broker: host }, 'the broker is away; alerts go by the database alone')),
  });
  const relay = new Relay<AlertLogEntry>({
    read: (after, limit) => readAlertEvents(store, after, limit),
    bounds: () => alertLogBounds(store),
    broker,
    codec: alertCodec,
    pollMs,
    onError: (error) => logger.debug({ error: describeFault(error) }, 'relaying alert events failed'),
  });
  const stop = store.signals.listen(() => relay.wake());
  const lease = store.lease(relayLease, () => relay.start());
  const source = brokeredSource({ broker, codec: alertCodec, signals: store.signals });
  return {
    ...source,
    async close() {
      stop();
      await lease.close();
      await source.close();
    },
  };
}

type EventRow = Alert & { _seq: string | null; _type: AlertEventType; _pruned: string };

/** Reads the events after a position, in order, each with its alert. Where there are none, one row still says what was pruned. */
async function readAlertEvents(store: Store, after: number, limit: number): Promise<LogRead<AlertLogEntry>> {
  const rows = await store.read<EventRow>(
    'alert events',
    `select l.pruned_through as "_pruned", e.seq as "_seq", e.type as "_type", ${selectList(alertList)}
      from alert_log l
      left join (alert_event e join alert a on a.id = e.alert_id) on e.seq > $1
      order by e.seq limit $2`,
    [after, limit],
  );
  const entries = rows.filter((row): row is EventRow & { _seq: string } => row._seq !== null);
  return {
    events: entries.map((row) => ({ seq: Number(row._seq), type: row._type, villageCode: row.villageCode, cursor: alertCursor(row._seq), alert: row })),
    prunedThrough: Number(rows[0]?._pruned),
  };
}

/** Between which positions events can be read. */
async function alertLogBounds(store: Store): Promise<LogBounds> {
  const [row] = await store.read<{ pruned: string; newest: string }>(
    'bounds of the alert log',
    'select pruned_through as pruned, greatest(pruned_through, (select max(seq) from alert_event)) as newest from alert_log',
  );
  return { prunedThrough: Number(row?.pruned), newest: Number(row?.newest) };
}

/** What tells this database's log from that of any other hub. */
async function alertLogId(store: Store): Promise<string> {
  const [row] = await store.read<{ id: string }>('identity of the alert log', 'select id from alert_log');
  return row?.id ?? '';
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
