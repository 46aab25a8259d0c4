import { print, type DocumentNode, type ExecutionResult } from 'graphql';
import { createClient, type Client, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { after } from '../../base/background.ts';
import { StreamLost } from './StreamLost.ts';
import type { Forwarded } from './GatewayContext.ts';

/** What Hive Gateway gives a transport of an operation. */
interface SubgraphRequest {
  readonly document: DocumentNode;
  readonly variables?: Record<string, unknown>;
  readonly context?: unknown;
}

/** Hive Gateway knows what is in it. */
type Event = ExecutionResult<never>;

/** Events of a subgraph that may wait for a client that reads slowly; the WebSocket is paused until half of them are read. */
const mostWaiting = 1_000;

/** How long events may wait for a client that reads none of them, in ms. */
const longestPause = 30_000;

/** How long a WebSocket without subscriptions is kept, in ms. */
const lazyCloseTimeout = 3_000;

/**
 * Brings subscriptions to subgraphs by graphql-transport-ws, with one WebSocket for each viewer and purpose. Hive Gateway's own transport
 * subscribes again by itself when a WebSocket breaks, from the present on, and keeps all events that a client does not read; this one says
 * that the stream is lost, and pauses the WebSocket.
 */
export const webSocketTransport = {
  getSubgraphExecutor({ transportEntry: { location = '' } }: { transportEntry: { location?: string } }) {
    const url = location.replace(/^http/, 'ws');
    const connections = new Map<string, Connection>();
    const execute = ({ document, variables, context }: SubgraphRequest) =>
      eventsOf(connectionFor((context as { forwarded?: Forwarded } | undefined)?.forwarded ?? {}), {
        query: print(document),
        variables: variables ?? {},
      });
    const dispose = async () => {
      for (const { client } of connections.values()) await client.dispose();
    };
    return Object.assign(execute, { [Symbol.asyncDispose]: dispose });

    function connectionFor(connectionParams: Forwarded): Connection {
      const key = JSON.stringify(connectionParams);
      const known = connections.get(key);
      if (known !== undefined) return known;
      const forget = () => {
        if (connections.get(key) === connection) connections.delete(key);
      };
      const pauses = new Pauses();
      const client = createClient({
        url,
        webSocketImpl: WebSocket,
        connectionParams,
        retryAttempts: 0,
        lazyCloseTimeout,
        on: { opened: (socket) => pauses.opened(socket as WebSocket), closed: forget, error: forget },
      });
      const connection = { client, pauses };
      connections.set(key, connection);
      return connection;
    }
  },
};

/** A WebSocket to a subgraph. */
interface Connection {
  readonly client: Client;
  readonly pauses: Pauses;
}

/** Holds a WebSocket back while a reader of one of its subscriptions is behind. */
class Pauses {
  readonly #behind = new Set<object>();
  #socket: WebSocket | null = null;

  opened(socket: WebSocket): void {
    this.#socket = socket;
    if (this.#behind.size > 0) socket.pause();
  }

  begin(reader: object): void {
    this.#behind.add(reader);
    this.#socket?.pause();
  }

  end(reader: object): void {
    if (this.#behind.delete(reader) && this.#behind.size === 0) this.#socket?.resume();
  }
}

interface Ending {
  readonly error?: Error;
}

/** The events of a subscription, as fast as they are read. Ends with what went wrong, once all that came before it has been read. */
function eventsOf({ client, pauses }: Connection, payload: SubscribePayload): AsyncIterableIterator<Event> {
  const waiting: Event[] = [];
  const reader = {};
  let ending: Ending | null = null;
  let wake: () => void = () => undefined;
  let giveUp: NodeJS.Timeout | undefined;
  const goOn = () => {
    clearTimeout(giveUp);
    giveUp = undefined;
    pauses.end(reader);
  };
  const end = (how: Ending) => {
    ending ??= how;
    goOn();
    wake();
  };
  const pause = () => {
    pauses.begin(reader);
    giveUp ??= after(longestPause, () => {
      end({ error: new StreamLost('the client does not read') });
      stop();
    });
  };
  const stop = client.subscribe(payload, {
    next(result) {
      if (ending !== null) return;
      waiting.push(result as Event);
      if (waiting.length >= mostWaiting) pause();
      wake();
    },
    // A close event or a list of errors as well, which are passed on as they are.
    error: (error) => end({ error: error as Error }),
    complete: () => end({}),
  });
  return {
    async next() {
      for (;;) {
        const value = waiting.shift();
        if (value !== undefined) {
          giveUp?.refresh();
          if (giveUp !== undefined && waiting.length <= mostWaiting / 2) goOn();
          return { done: false, value };
        }
        if (ending !== null) {
          const { error } = ending;
          ending = {};
          if (error !== undefined) throw error;
          return { done: true, value: undefined };
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    return() {
      waiting.length = 0;
      end({});
      stop();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
