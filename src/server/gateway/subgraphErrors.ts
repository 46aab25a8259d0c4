import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { describeFault } from '../../errors.ts';
import { HubCloseCode } from '../closeCodes.ts';

/** What Hive Gateway's HTTP executor says of a subgraph that cannot be reached, is too slow, or answers something that is no GraphQL. */
const transportCodes = new Set<unknown>(['SUBREQUEST_HTTP_ERROR', 'RESPONSE_VALIDATION_FAILED', 'TIMEOUT_ERROR']);

/**
 * What a client is told when a subgraph fails: which one, and nothing of its address, the request to it or what it wrote; the
 * log has that. Errors that a subgraph meant to be read (they have a code) are passed on as it wrote them, so that they read
 * as those of the single hub.
 */
export function subgraphErrors(logger: Logger): GatewayPlugin {
  return {
    onSubgraphExecute(call) {
      const { subgraphName, executor } = call;
      const execute = async (request: Parameters<typeof executor>[0]): Promise<unknown> => {
        try {
          const result: unknown = await executor(request);
          if (isAsyncIterable(result)) return eventsOf(result, subgraphName);
          const { errors } = result as { errors?: unknown };
          return Array.isArray(errors) ? { ...(result as object), errors: errors.map((error) => outward(error, subgraphName)) } : result;
        } catch (error) {
          return { errors: [outward(error, subgraphName)] };
        }
      };
      call.setExecutor(execute as typeof executor);
    },
  };

  /**
   * What ends a subscription's stream before its time is its last event: that way the client learns of it. No generator, because one
   * that waits for an event cannot be ended until it comes.
   */
  function eventsOf(events: AsyncIterable<unknown>, subgraph: string): AsyncIterableIterator<unknown> {
    const iterator = events[Symbol.asyncIterator]();
    return {
      next: () => iterator.next().catch((error: unknown) => ({ done: false, value: { errors: [outward(error, subgraph)] } })),
      return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  function outward(error: unknown, subgraph: string): GraphQLError {
    if (isRefusedToken(error)) return new GraphQLError('The access token is no longer good', { extensions: { code: 'UNAUTHENTICATED' } });
    const { message, path, extensions } = error as Partial<GraphQLError>;
    const code = extensions?.code;
    if (message !== undefined && typeof code === 'string' && !transportCodes.has(code)) return new GraphQLError(message, { path, extensions: { ...extensions } });
    logger.warn({ subgraph, error: describeFault(error) }, 'a subgraph failed');
    return new GraphQLError(`The subgraph ${subgraph} did not answer`, { path, extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph } });
  }
}

/** Whether a subgraph has closed the WebSocket of a subscription because of its token. */
function isRefusedToken(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === HubCloseCode.unauthenticated || code === HubCloseCode.expired;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
