/**
 * A client of the hub's live alerts that misses none: it reconnects by itself, to another instance if there are
 * several, and goes on after the last event it was given. Made to be copied: it needs the npm package `graphql-ws` and
 * a global WebSocket, which browsers have and Node from 22 on (for an older one give `webSocketImpl` of the package
 * `ws` to `createClient`).
 *
 * In a terminal: HUB_TOKEN=... node examples/alerts-client.ts ws://127.0.0.1:4000/graphql 33.26.16
 */
import { createClient, type Client } from 'graphql-ws';

/** What happened to an alert. Ask for more fields in the document below; the names of children are among them. */
export interface AlertEvent {
  type: string;
  /** Its place in the one order of events. Where reading can go on. */
  cursor: string;
  alert: {
    id: string;
    kind: string;
    severity: string;
    status: string;
    raisedAt: string;
    acknowledgedAt: string | null;
    resolvedAt: string | null;
    escalatedAt: string | null;
    message: string;
    village: { code: string; name: string };
  };
}

const alertsDocument = `subscription FollowAlerts($area: AreaCode, $kinds: [AlertKind!], $minSeverity: AlertSeverity, $locale: Locale, $after: String) {
  stuntingAlerts(area: $area, kinds: $kinds, minSeverity: $minSeverity, after: $after) {
    type
    cursor
    alert { id kind severity status raisedAt acknowledgedAt resolvedAt escalatedAt message(locale: $locale) village { code name } }
  }
}`;

const newestDocument = 'query NewestAlert { alerts(first: 1) { nodes { cursor } } }';

export interface FollowOptions {
  /** WebSocket addresses of the hub. With several, each attempt to connect takes the next one. */
  urls: readonly string[];
  /** Gives the access token, at every attempt to connect: a new one when the last has ended. None when left out. */
  token?: (() => string | Promise<string>) | undefined;
  /** A regency, district or village by its code; every area you may see when left out. */
  area?: string | undefined;
  kinds?: readonly string[] | undefined;
  minSeverity?: string | undefined;
  /** Language of the messages: ID (Bahasa Indonesia) or EN. */
  locale?: string | undefined;
  /** Cursor of the last event dealt with, kept from an earlier run: what came since is told first. From now on when left out. */
  after?: string | undefined;
  /** Told every event once, in order. Keep its cursor when you have dealt with it. */
  onEvent: (event: AlertEvent) => void;
  /** Told that the hub no longer keeps everything since `after`; the events after `restartAfter` come next. */
  onGap?: (message: string, restartAfter: string | undefined) => void;
  /** Told whenever a connection is ready, and when one has gone or could not be made. */
  onConnection?: (connected: boolean) => void;
  /** Told that the hub refuses the subscription, with its reason. Nothing more comes: trying again would not help. */
  onRefused: (reason: string) => void;
  /** The first pause before another attempt, in ms; each further one is twice as long, up to the longest. */
  firstPauseMs?: number;
  longestPauseMs?: number;
}

/** Errors that the same subscription would meet again. */
const finalErrors = ['BAD_USER_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];
/** The hub closes with it after a fault of its own, which need not happen again. */
const internalServerError = 4500;
/** The hub closes with it when the token is no good. */
const unauthorized = 4401;
/** Every so often the hub is asked whether it is there, and has so long to answer. A network that is gone says nothing. */
const [pingMs, pongMs] = [10_000, 5_000];

/** Follows the alerts until the returned function is called. */
export function followAlerts({
  urls,
  token,
  area,
  kinds,
  minSeverity,
  locale = 'ID',
  onEvent,
  onGap,
  onConnection,
  onRefused,
  firstPauseMs = 500,
  longestPauseMs = 30_000,
  ...options
}: FollowOptions): () => void {
  let after = options.after;
  let stopped = false;
  let attempts = 0;
  let failures = 0;
  let pausing: ReturnType<typeof setTimeout> | undefined;
  let awaitingPong: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | undefined;

  /** Grows with every failure, and differs from client to client: they must not all come back at once. */
  const pause = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    const ms = Math.min(firstPauseMs * 2 ** failures++, longestPauseMs) * (0.5 + Math.random() / 2);
    return new Promise((resolve) => (pausing = setTimeout(resolve, ms)));
  };

  const client = createClient({
    url: () => urls[attempts++ % urls.length] ?? '',
    ...(token === undefined ? {} : { connectionParams: async () => ({ authorization: `Bearer ${await token()}` }) }),
    // Whatever ends a connection; close codes that mean "do not try again" are excepted by graphql-ws.
    shouldRetry: () => true,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: pause,
    keepAlive: pingMs,
    // One connection for one subscription after the other.
    lazyCloseTimeout: 1_000,
    connectionAckWaitTimeout: pongMs,
    on: {
      opened: (opened) => (socket = opened as WebSocket),
      connected: () => onConnection?.(true),
      closed: (event) => {
        clearTimeout(awaitingPong);
        // A refusal of the token is told as such.
        if (!stopped && (event as CloseEvent).code !== unauthorized) onConnection?.(false);
      },
      ping: (fromHub) => {
        if (fromHub) return;
        awaitingPong = setTimeout(() => {
          // Should the network come back, what the old connection still holds would come twice.
          if (socket !== undefined) socket.onmessage = null;
          client.terminate();
        }, pongMs);
      },
      pong: (fromHub) => {
        if (!fromHub) return;
        clearTimeout(awaitingPong);
        failures = 0;
      },
    },
  });

  /** Resolves when the hub ends the stream, which it does to be stopped; rejects with what the hub has against it. */
  const followOnce = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // graphql-ws sends the variables with every new connection, so that each begins after the last event.
      const variables = {
        area,
        kinds,
        minSeverity,
        locale,
        get after() {
          return after;
        },
      };
      const leave = client.subscribe<{ stuntingAlerts: AlertEvent }>(
        { query: alertsDocument, variables },
        {
          next: ({ data, errors }) => {
            if (data == null) {
              // An event that could not be told. It is not skipped: the next subscription begins with it.
              leave();
              reject(new Refusal(errors));
              return;
            }
            failures = 0;
            onEvent(data.stuntingAlerts);
            after = data.stuntingAlerts.cursor;
          },
          error: (problem) => reject(new Refusal(problem)),
          complete: resolve,
        },
      );
    });

  const follow = async (): Promise<void> => {
    while (!stopped) {
      try {
        // Without a place to go on from, what happens while the first connection is down would be missed.
        after ??= await newestCursor(client);
        await followOnce();
        await pause();
      } catch (problem) {
        const { code, message, restartAfter, isFinal } = problem instanceof Refusal ? problem : new Refusal(problem);
        if (isFinal) {
          stop();
          onRefused(message);
        } else if (code === 'CURSOR_PRUNED' || code === 'CURSOR_UNKNOWN') {
          after = restartAfter;
          onGap?.(message, restartAfter);
        } else if (code !== 'SUBSCRIBER_TOO_SLOW') await pause();
      }
    }
  };

  const stop = (): void => {
    stopped = true;
    clearTimeout(pausing);
    clearTimeout(awaitingPong);
    // A connection that is just being made may fail; nobody waits for it any more.
    Promise.resolve(client.dispose()).catch(() => undefined);
  };
  void follow();
  return stop;
}

/** The cursor of the newest alert; undefined before the first one. */
async function newestCursor(client: Client): Promise<string | undefined> {
  for await (const { data, errors } of client.iterate<{ alerts: { nodes: { cursor: string }[] } }>({ query: newestDocument })) {
    if (data == null) throw new Refusal(errors);
    return data.alerts.nodes[0]?.cursor;
  }
  return undefined;
}

/** Why a subscription has ended: GraphQL errors, the close of a connection, or a fault in the code that was called. */
class Refusal extends Error {
  readonly code: string | number | undefined;
  /** Where to go on when the hub does not know the cursor. */
  readonly restartAfter: string | undefined;
  readonly isFinal: boolean;

  constructor(problem: unknown) {
    const [error] = (Array.isArray(problem) ? problem : [problem]) as {
      message?: string;
      reason?: string;
      code?: number;
      extensions?: { code?: string; restartAfter?: string };
    }[];
    super(error?.message ?? `${error?.reason ?? ''} (${error?.code ?? 'unknown'})`);
    this.code = error?.extensions?.code ?? error?.code;
    this.restartAfter = error?.extensions?.restartAfter;
    this.isFinal = error?.extensions === undefined ? this.code !== internalServerError : finalErrors.includes(error.extensions.code ?? '');
  }
}

if (import.meta.main) {
  const [url = 'ws://127.0.0.1:4000/graphql', area, after] = process.argv.slice(2);
  const { HUB_TOKEN } = process.env;
  const stop = followAlerts({
    urls: [url],
    token: HUB_TOKEN === undefined ? undefined : () => HUB_TOKEN,
    area,
    after,
    onEvent: ({ type, cursor, alert }) => console.log(cursor, type, alert.severity, alert.village.name, alert.message),
    onGap: (message) => console.error(message),
    onConnection: (connected) => console.error(connected ? 'connected' : 'not connected'),
    onRefused: (reason) => {
      console.error(reason);
      process.exitCode = 1;
    },
  });
  process.once('SIGINT', stop);
}
