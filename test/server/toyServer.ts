import { pino, type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from '../../src/server/transport/startServer.ts';
import { toyContext, toySchema } from './toySchema.ts';

export interface ToyServer extends RunningServer {
  /** Address of GraphQL over HTTP. */
  readonly graphql: string;
  /** What has been logged, a line each. */
  readonly log: Record<string, unknown>[];
  readonly post: (
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; type: string | null; body: GraphQLBody; headers: Headers }>;
}

export interface GraphQLBody {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; locations?: unknown[]; extensions?: Record<string, unknown> }[];
}

/** A server of the toy schema on a free port, closed when the test ends. */
export async function serveToy(options: Partial<ServerOptions> = {}): Promise<ToyServer> {
  const log: Record<string, unknown>[] = [];
  const logger: Logger = pino({ level: 'debug' }, { write: (line: string) => log.push(JSON.parse(line) as Record<string, unknown>) });
  const server = await startServer({
    schema: toySchema,
    host: '127.0.0.1',
    port: 0,
    logger,
    makeContext: () => toyContext(),
    ...options,
  });
  onTestFinished(() => server.close());
  const graphql = `${server.url}/graphql`;
  return {
    ...server,
    graphql,
    log,
    async post(body, headers = {}) {
      const response = await fetch(graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        headers: response.headers,
        body: (await response.json()) as GraphQLBody,
      };
    },
  };
}

/** A promise and how to keep it. */
export function gate(): { readonly opened: Promise<unknown>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** A source of events that is fed by hand and says when it is released. */
export class PushSource implements AsyncIterable<unknown> {
  readonly #values: unknown[] = [];
  #wake: (() => void) | undefined;
  #markReleased: () => void = () => undefined;
  #markSubscribed: () => void = () => undefined;
  readonly released = new Promise<void>((resolve) => (this.#markReleased = resolve));
  readonly subscribed = new Promise<void>((resolve) => (this.#markSubscribed = resolve));

  push(value: unknown): void {
    this.#values.push(value);
    this.#wake?.();
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    return {
      next: async () => {
        this.#markSubscribed();
        while (this.#values.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
        const value = this.#values.shift();
        if (value instanceof Error) throw value;
        return { value, done: false };
      },
      return: () => {
        this.#markReleased();
        return Promise.resolve({ value: undefined, done: true });
      },
    };
  }
}
