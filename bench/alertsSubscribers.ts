/**
 * A process of the alerts bench that holds many subscribers, each with a WebSocket of its own. It speaks the
 * graphql-transport-ws protocol by hand, so that it costs less than what it measures. Started by `alertsClients.ts`.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { WebSocket } from 'ws';

/** A village to watch, and the token of somebody who may. */
export interface Subscriber {
  readonly area: string;
  readonly token: string;
}

/** What the process is told. */
export type Order =
  | { order: 'open'; url: string; subscribers: readonly Subscriber[]; localAddress: string | undefined }
  /** Measure the process's own delays from now on. */
  | { order: 'measure' }
  | { order: 'count' }
  | { order: 'results' };

/** What it answers, one answer to each order. */
export interface Answers {
  open: null;
  measure: null;
  /** How many subscribers have received at least one event, and how many events came in all. */
  count: { subscribersReached: number; events: number };
  results: SubscriberResults;
}

export interface SubscriberResults {
  /** For each subscriber: its area, and the cursors it received with the time of each, in ms of the epoch. */
  subscribers: { area: string; cursors: string[]; times: number[] }[];
  /** Anything that was no event: errors and closed connections. */
  problems: string[];
  /** How late the process itself was, in ms: what it adds to the latencies at worst. */
  delayP99: number;
}

const document = `subscription ($area: AreaCode) {
  stuntingAlerts(area: $area) { type cursor alert { id kind severity raisedAt message village { code name } } }
}`;

/** Connections that are made at the same time. */
const atOnce = 100;

const subscribers: SubscriberResults['subscribers'] = [];
const problems: string[] = [];
const delay = monitorEventLoopDelay({ resolution: 1 });

process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.(answer)));
process.on('disconnect', () => process.exit());

async function obey(order: Order): Promise<Answers[Order['order']]> {
  switch (order.order) {
    case 'open':
      await openAll(order);
      return null;
    case 'measure':
      delay.enable();
      delay.reset();
      return null;
    case 'count':
      return {
        subscribersReached: subscribers.filter(({ cursors }) => cursors.length > 0).length,
        events: subscribers.reduce((sum, { cursors }) => sum + cursors.length, 0),
      };
    case 'results':
      return { subscribers, problems, delayP99: delay.percentile(99) / 1e6 };
  }
}

async function openAll({ url, subscribers: all, localAddress }: Extract<Order, { order: 'open' }>): Promise<void> {
  const waiting = [...all];
  const openNext = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await open(url, next, localAddress);
  };
  await Promise.all(Array.from({ length: atOnce }, openNext));
}

/** Opens a subscriber; resolves when it has sent its subscription. */
function open(url: string, { area, token }: Subscriber, localAddress: string | undefined): Promise<void> {
  const subscriber = { area, cursors: [] as string[], times: [] as number[] };
  subscribers.push(subscriber);
  return new Promise((resolve) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false, localAddress });
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
    socket.on('message', (bytes: Buffer) => {
      const now = Date.now();
      const { type, payload } = JSON.parse(bytes.toString()) as {
        type: string;
        payload?: { data?: { stuntingAlerts: { cursor: string } } };
      };
      if (type === 'connection_ack')
        socket.send(JSON.stringify({ id: 'alerts', type: 'subscribe', payload: { query: document, variables: { area } } }), () =>
          resolve(),
        );
      else if (type === 'next' && payload?.data != null) {
        subscriber.cursors.push(payload.data.stuntingAlerts.cursor);
        subscriber.times.push(now);
      } else problems.push(bytes.toString());
    });
    socket.once('error', (error) => problems.push(error.message));
    socket.once('close', (code, reason) => {
      problems.push(`closed with ${code} ${reason.toString()}`);
      resolve();
    });
  });
}
