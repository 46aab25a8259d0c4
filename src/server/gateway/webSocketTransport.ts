import { print, type DocumentNode, type ExecutionResult } from 'graphql';
import { createClient, type Client, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
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

/** Events of a subgraph that may wait for a client that reads slowly. */
const mostWaiting = 1_000;

/** How long a WebSocket without subscriptions is kept, in ms. */
const lazyCloseTimeout = 3_000;

/**
 * Brings subscriptions to subgraphs by graphql-transport-ws, with one WebSocket for each viewer and purpose. Hive Gateway's own transport
 * subscribes again by itself when a WebSocket breaks, from the present on, and keeps all events that a client does not read; this one does
 * neither, and says that the stream is lost.
 */
export const webSocketTransport = {
  getSubgraphExecutor({ transportEntry: { location = '' } }: { transportEntry: { location?: string } }) {
    const url = location.replace(/^http/, 'ws');
    const clients = new Map<string, Client>();
    const execute = ({ document, variables, context }: SubgraphRequest) =>
      eventsOf(clientFor((context as { forwarded?: Forwarded } | undefined)?.forwarded ?? {}), {
        query: print(document),
        variables: variables ?? {},
      });
    const dispose = async () => {
      for (const client of clients.values()) await client.dispose();
    };
    return Object.assign(execute, { [Symbol.asyncDispose]: dispose });

    function clientFor(connectionParams: Forwarded): Client {
      const key = JSON.stringify(connectionParams);
      const known = clients.get(key);
      if (known !== undefined) return known;
      const forget = () => {
        if (clients.get(key) === client) clients.delete(key);
      };
      const client = createClient({
        url,
        webSocketImpl: WebSocket,
        connectionParams,
        retryAttempts: 0,
        lazyCloseTimeout,
        on: { closed: forget, error: forget },
      });
      clients.set(key, client);
      return client;
    }
  },
};

interface Ending {
  readonly error?: Error;
}

/** The events of a subscription, as fast as they are read. Ends with what went wrong, once all that came before it has been read. */
function eventsOf(client: Client, payload: SubscribePayload): AsyncIterableIterator<Event> {
  const waiting: Event[] = [];
  let ending: Ending | null = null;
  let wake: () => void = () => undefined;
  const end = (how: Ending) => {
    ending ??= how;
    wake();
  };
  const stop = client.subscribe(payload, {
    next(result) {
      if (ending !== null) return;
      waiting.push(result as Event);
      if (waiting.length < mostWaiting) wake();
      else {
        end({ error: new StreamLost('the client reads too slowly') });
        stop();
      }
    },
    // A close event or a list of errors as well, which are passed on as they are.
    error: (error) => end({ error: error as Error }),
    complete: () => end({}),
  });
  return {
    async next() {
      for (;;) {
        const value = waiting.shift();
        if (value !== undefined) return { done: false, value };
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
