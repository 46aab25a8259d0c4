import type { Logger } from 'pino';
import { describeFault } from '../base/errors.ts';
import { brokeredSource } from '../events/brokeredSource.ts';
import { Feed } from '../events/Feed.ts';
import type { LogBounds, LogRead } from '../events/FeedEvent.ts';
import type { LiveSource } from '../events/LiveSource.ts';
import { natsBroker } from '../events/natsBroker.ts';
import { Relay } from '../events/Relay.ts';
import { signalledSource } from '../events/signalledSource.ts';
import { selectList } from '../store/paging/pageSql.ts';
import { advisoryLocks } from '../store/locks.ts';
import type { Store } from '../store/Store.ts';
import type { Alert } from './Alert.ts';
import type { AlertEventType } from './enums.ts';
import type { AlertCursors } from './AlertCursors.ts';
import { alertCodec } from './alertCodec.ts';
import type { AlertLogEntry } from './AlertLogEntry.ts';
import { alertList } from './connectionSpecs.ts';

/** Poll interval for events of other processes on the same server, whose signals can be lost. */
const pollMs = 500;

export interface AlertFeedOptions {
  readonly logger: Logger;
  readonly cursors: AlertCursors;
  /** Address of a NATS server that carries events between instances; null: only the database. */
  readonly brokerUrl: string | null;
}

/** Makes the feed of a hub's alert events. */
export function alertFeed(store: Store, { logger, cursors, brokerUrl }: AlertFeedOptions): Feed<AlertLogEntry> {
  return new Feed<AlertLogEntry>({
    read: (after, limit) => readAlertEvents(store, cursors, after, limit),
    bounds: () => alertLogBounds(store),
    cursorOf: (position) => cursors.at(position),
    source: brokerUrl === null ? signalledSource(store.signals) : brokered(store, cursors, brokerUrl, logger),
    // The embedded database belongs to this process alone: each write wakes the feed.
    pollMs: store.kind === 'embedded' ? null : pollMs,
    onError: (error) => logger.error({ error: describeFault(error) }, 'reading alert events failed'),
  });
}

/** Events through a broker, to which one of the instances relays them. */
function brokered(store: Store, cursors: AlertCursors, url: string, logger: Logger): LiveSource<AlertLogEntry> {
  const { host } = new URL(url);
  const broker = natsBroker({
    url,
    hubId: cursors.logId,
    onChange: (reliable) =>
      reliable
        ? logger.info({ broker: host }, 'alerts go through the broker')
        : logger.warn({ broker: host }, 'the broker is unreachable; alerts are delivered from the database only'),
  });
  const relay = new Relay<AlertLogEntry>({
    read: (after, limit) => readAlertEvents(store, cursors, after, limit),
    bounds: () => alertLogBounds(store),
    broker,
    codec: alertCodec,
    pollMs,
    onError: (error) => logger.debug({ error: describeFault(error) }, 'relaying alert events failed'),
  });
  const stop = store.signals.listen(() => relay.wake());
  const lease = store.lease(advisoryLocks.alertRelay, () => relay.start());
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

/** Reads the events after a position, in order, each with its alert. Without events, one row still returns the pruned position. */
async function readAlertEvents(store: Store, cursors: AlertCursors, after: number, limit: number): Promise<LogRead<AlertLogEntry>> {
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
    events: entries.map((row) => ({
      seq: Number(row._seq),
      type: row._type,
      villageCode: row.villageCode,
      cursor: cursors.at(row._seq),
      alert: row,
    })),
    prunedThrough: Number(rows[0]?._pruned),
  };
}

/** Reads the bounds of the log. */
async function alertLogBounds(store: Store): Promise<LogBounds> {
  const [row] = await store.read<{ pruned: string; newest: string }>(
    'bounds of the alert log',
    'select pruned_through as pruned, greatest(pruned_through, (select max(seq) from alert_event)) as newest from alert_log',
  );
  return { prunedThrough: Number(row?.pruned), newest: Number(row?.newest) };
}
