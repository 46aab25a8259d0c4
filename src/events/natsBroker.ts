import { setTimeout as wait } from 'node:timers/promises';
import { DeliverPolicy, DiscardPolicy, jetstream, jetstreamManager, RetentionPolicy, StorageType, type ConsumerMessages, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Broker, BrokerEar, BrokerMessage } from './Broker.ts';

export interface NatsBrokerOptions {
  /** nats:// or tls://, with user and password if need be. */
  readonly url: string;
  /** Keeps the streams of several hubs on one server apart: letters, digits and dashes. */
  readonly hubId: string;
  /** Told when the broker is there, or no longer. */
  readonly onChange: (reliable: boolean) => void;
}

/** How long a stream keeps a message, in ns: it bridges a moment, the log keeps the past. */
const keptFor = 3_600_000_000_000;
const mostMessages = 100_000;
/** Within which time a message that is published twice is one, in ns. */
const duplicatesFor = 120_000_000_000;
/** Wait between attempts, in ms. */
const tryAgain = 1_000;
/** After how long without a sign of the server a listener begins anew, in ms. */
const heartbeat = 2_000;

/**
 * Events through NATS JetStream: one stream for a hub's database, one message an event with its position as message id,
 * and one ordered consumer for each instance. The hub starts, and goes on, without the server.
 */
export function natsBroker({ url, hubId, onChange }: NatsBrokerOptions): Broker {
  const stream = `HUB_ALERTS_${hubId}`;
  const subject = `hub.alerts.${hubId}`;
  let server: NatsConnection | null = null;
  let listening = false;
  let connected = false;
  let closed = false;
  let ear: BrokerEar | null = null;
  let messages: ConsumerMessages | null = null;
  let told = false;

  const reliable = () => listening && connected;
  const tell = (): void => {
    if (told === reliable()) return;
    told = reliable();
    ear?.changed();
    onChange(told);
  };

  void open();
  return {
    get reliable() {
      return reliable();
    },
    async publish(batch) {
      const client = jetstream(there());
      await Promise.all(batch.map((message) => client.publish(subject, JSON.stringify(message), { msgID: String(message.seq) })));
    },
    async newest() {
      const manager = await managerOf(there());
      await ensureStream(manager);
      const newest = await manager.streams.getMessage(stream, { last_by_subj: subject });
      return newest === null ? null : newest.json<BrokerMessage>().seq;
    },
    listen(to) {
      ear = to;
      tell();
    },
    async close() {
      closed = true;
      messages?.stop();
      await server?.close();
    },
  };

  /** @throws Error while there is no connection. */
  function there(): NatsConnection {
    if (server === null) throw new Error('the broker has not answered yet');
    return server;
  }

  /** Connects, however long that takes; from then on the client keeps the connection. */
  async function open(): Promise<void> {
    while (server === null && !closed) {
      server = await connect({ ...addressOf(url), maxReconnectAttempts: -1, reconnectTimeWait: tryAgain }).catch(() => null);
      if (server === null) await wait(tryAgain, undefined, { ref: false });
    }
    if (server === null) return;
    // Closed while it connected.
    if (closed) {
      await server.close();
      return;
    }
    await Promise.all([followConnection(server), listen(server)]);
  }

  async function followConnection(server: NatsConnection): Promise<void> {
    connected = !server.isClosed();
    tell();
    for await (const { type } of server.status()) {
      if (type === 'disconnect' || type === 'staleConnection' || type === 'close') connected = false;
      if (type === 'reconnect') connected = true;
      tell();
    }
  }

  /** Listens until the broker is closed; begins anew when the stream or the consumer is lost. */
  async function listen(server: NatsConnection): Promise<void> {
    while (!closed && !server.isClosed()) {
      try {
        await ensureStream(await managerOf(server));
        const consumer = await jetstream(server).consumers.get(stream, { deliver_policy: DeliverPolicy.New });
        messages = await consumer.consume({ idle_heartbeat: heartbeat, abort_on_missing_resource: true });
        listening = true;
        tell();
        for await (const message of messages) ear?.take(message.json<BrokerMessage>());
      } catch {
        // The log is read meanwhile, and `onChange` has said so.
      }
      listening = false;
      tell();
      await wait(tryAgain, undefined, { ref: false });
    }
  }

  async function ensureStream(manager: JetStreamManager): Promise<void> {
    await manager.streams.add({
      name: stream,
      subjects: [subject],
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.Old,
      storage: StorageType.File,
      max_age: keptFor,
      max_msgs: mostMessages,
      duplicate_window: duplicatesFor,
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
