import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { credentialsFor } from './signIn.ts';

/**
 * A graphql-transport-ws client of its own, as a subscriber on another machine would have.
 * @param connectionParams who it is; the administrator of a hub that was signed in at.
 */
export function webSocketClient(url: string, connectionParams: Record<string, string> = credentialsFor(url)): Client {
  return createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
    connectionParams,
  });
}

/** A running subscription whose results are kept and can be waited for. */
export interface Watched<Data> {
  readonly results: Data[];
  readonly errors: readonly unknown[];
  /** Resolves when so many results have come; rejects when the subscription ends before. */
  waitFor(count: number): Promise<Data[]>;
  stop(): void;
}

export function watch<Data>(client: Client, query: string, variables?: Record<string, unknown>): Watched<Data> {
  const results: Data[] = [];
  const errors: unknown[] = [];
  let ended = false;
  let changed: () => void = () => undefined;
  const stop = client.subscribe<Data>(
    { query, variables },
    {
      next: ({ data, errors: failures }) => {
        if (data != null) results.push(data);
        errors.push(...(failures ?? []));
        changed();
      },
      error: (error) => {
        errors.push(...(Array.isArray(error) ? (error as unknown[]) : [error]));
        ended = true;
        changed();
      },
      complete: () => {
        ended = true;
        changed();
      },
    },
  );
  return {
    results,
    errors,
    stop,
    waitFor: async (count) => {
      while (results.length < count) {
        if (ended) throw new Error(`ended after ${results.length} results: ${JSON.stringify(errors)}`);
        await new Promise<void>((resolve) => (changed = resolve));
      }
      return results;
    },
  };
}
