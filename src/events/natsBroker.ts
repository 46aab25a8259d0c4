import { setTimeout as wait } from 'node:timers/promises';
import {
  DeliverPolicy,
  DiscardPolicy,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type ConsumerMessages,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { inBackground } from '../base/background.ts';
import type { Broker, BrokerListener, BrokerMessage } from './Broker.ts';

export interface NatsBrokerOptions {
  /** nats:// or tls://, with user and password if needed. */
  readonly url: string;
  /** Keeps the streams of several hubs on one server apart: letters, digits and dashes. */
  readonly hubId: string;
  /** Called when the broker becomes reachable or unreachable. */
  readonly onChange: (reliable: boolean) => void;
}

/** How long a stream keeps a message, in ns: short, because the log keeps the history. */
const maxAgeNs = 3_600_000_000_000;
const mostMessages = 100_000;
/** Deduplication window, in ns. */
const duplicateWindowNs = 120_000_000_000;
/** Wait between attempts, in ms. */
const retryMs = 1_000;
/** Time without a heartbeat of the server after which a listener restarts, in ms. */
const heartbeatMs = 2_000;

/**
 * Events through NATS JetStream: one stream per database of a hub, one message per event with its position as message id, and one ordered
 * consumer per instance. The hub starts and keeps running without the server.
 */
export function natsBroker({ url, hubId, onChange }: NatsBrokerOptions): Broker {
  const stream = `HUB_ALERTS_${hubId}`;
  const subject = `hub.alerts.${hubId}`;
  let server: NatsConnection | null = null;
  let listening = false;
  let connected = false;
  let closed = false;
  let listener: BrokerListener | null = null;
  let messages: ConsumerMessages | null = null;
  let reported = false;

  const reliable = () => listening && connected;
  const reportReliability = (): void => {
    if (reported === reliable()) return;
    reported = reliable();
    listener?.onReliabilityChanged();
    onChange(reported);
  };

  inBackground(open);
  return {
    get reliable() {
      return reliable();
    },
    async publish(batch) {
      const client = jetstream(connectedServer());
      await Promise.all(batch.map((message) => client.publish(subject, JSON.stringify(message), { msgID: String(message.seq) })));
    },
    async newest() {
      const manager = await managerOf(connectedServer());
      await ensureStream(manager);
      const newest = await manager.streams.getMessage(stream, { last_by_subj: subject });
      return newest === null ? null : newest.json<BrokerMessage>().seq;
    },
    listen(given) {
      listener = given;
      reportReliability();
    },
    async close() {
      closed = true;
      messages?.stop();
      await server?.close();
    },
  };

  /** @throws Error while there is no connection. */
  function connectedServer(): NatsConnection {
    if (server === null) throw new Error('the broker has not answered yet');
    return server;
  }

  /** Connects, however long that takes; afterwards the client maintains the connection. */
  async function open(): Promise<void> {
    while (server === null && !closed) {
      server = await connect({ ...addressOf(url), maxReconnectAttempts: -1, reconnectTimeWait: retryMs }).catch(() => null);
      if (server === null) await wait(retryMs, undefined, { ref: false });
    }
    if (server === null) return;
    // Closed while it connected.
    if (closed) {
      await server.close();
      return;
    }
    await Promise.all([watchConnection(server), listen(server)]);
  }

  async function watchConnection(server: NatsConnection): Promise<void> {
    connected = !server.isClosed();
    reportReliability();
    for await (const { type } of server.status()) {
      if (type === 'disconnect' || type === 'staleConnection' || type === 'close') connected = false;
      if (type === 'reconnect') connected = true;
      reportReliability();
    }
  }

  /** Listens until the broker is closed; restarts when the stream or the consumer is lost. */
  async function listen(server: NatsConnection): Promise<void> {
    while (!closed && !server.isClosed()) {
      try {
        await ensureStream(await managerOf(server));
        const consumer = await jetstream(server).consumers.get(stream, { deliver_policy: DeliverPolicy.New });
        messages = await consumer.consume({ idle_heartbeat: heartbeatMs, abort_on_missing_resource: true });
        listening = true;
        reportReliability();
        for await (const message of messages) listener?.onMessage(message.json<BrokerMessage>());
      } catch {
        // Meanwhile the log is read; `onChange` was called.
      }
      listening = false;
      reportReliability();
      await wait(retryMs, undefined, { ref: false });
    }
  }

  async function ensureStream(manager: JetStreamManager): Promise<void> {
    await manager.streams.add({
      name: stream,
      subjects: [subject],
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.Old,
      storage: StorageType.File,
      max_age: maxAgeNs,
      max_msgs: mostMessages,
      duplicate_window: duplicateWindowNs,
    });
  }
}

function managerOf(connection: NatsConnection): Promise<JetStreamManager> {
  return jetstreamManager(connection, { checkAPI: false });
}

function addressOf(url: string): { servers: string; user?: string; pass?: string; tls?: object } {
  const { protocol, host, username, password } = new URL(url);
  return {
    servers: host,
    ...(username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
  };
}
