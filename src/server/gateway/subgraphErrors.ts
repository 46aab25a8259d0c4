import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { GraphQLError, Kind, OperationTypeNode, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { describeFault } from '../../base/errors.ts';
import { fieldsAsked, type Asked } from './fieldsAsked.ts';
import { HubCloseCode } from '../transport/closeCodes.ts';

/** What Hive Gateway's HTTP executor says of a subgraph that cannot be reached, is too slow, or answers something that is no GraphQL. */
const transportCodes = new Set<unknown>(['SUBREQUEST_HTTP_ERROR', 'RESPONSE_VALIDATION_FAILED', 'TIMEOUT_ERROR']);

/** What a subgraph means that closes the WebSocket of a subscription: that it refuses who asks, not that it is away. */
const refusalOfCloseCode: Readonly<Record<number, { readonly code: string; readonly message?: string }>> = {
  [HubCloseCode.unauthenticated]: { code: 'UNAUTHENTICATED' },
  [HubCloseCode.expired]: { code: 'UNAUTHENTICATED', message: 'The access token is no longer good' },
  [HubCloseCode.badRequest]: { code: 'BAD_USER_INPUT' },
  [HubCloseCode.tryAgainLater]: { code: 'AUTHENTICATION_UNAVAILABLE' },
};

/** How a stream has ended before its time: on its way, or because the subgraph takes the token no longer. */
type Ending = 'lost' | 'expired';

/** Marks the error that is the last event of such a stream, on its way through Hive Gateway. */
const mark = 'hubGatewayEnding';

/** How the stream of this event has ended with it; undefined for any other event. Takes the mark away, which is not for clients. */
export function endingOf({ errors = [] }: ExecutionResult): Ending | undefined {
  let ending: Ending | undefined;
  for (const { extensions } of errors) {
    ending ??= extensions[mark] as Ending | undefined;
    Reflect.deleteProperty(extensions, mark);
  }
  return ending;
}

/**
 * What a client is told when a subgraph fails: which one, and nothing of its address, the request to it or what it wrote; the
 * log has that. Errors that a subgraph meant to be read (they have a code) are passed on as it wrote them, so that they read
 * as those of the single hub.
 */
export function subgraphErrors(logger: Logger): GatewayPlugin {
  /** The contexts of operations of which a change failed. */
  const failed = new WeakSet<object>();
  return {
    onSubgraphExecute(call) {
      const { subgraphName, executor } = call;
      const execute = async (request: Parameters<typeof executor>[0]): Promise<unknown> => {
        const { context } = request as { context?: object };
        const isChange = changes(request.document) && context !== undefined;
        // As the single hub, which changes nothing more once a change that may not be null has failed.
        if (isChange && failed.has(context)) return { data: null };
        try {
          const result: unknown = await executor(request);
          if (isChange && (result as ExecutionResult).data == null) failed.add(context);
          if (isAsyncIterable(result)) return eventsOf(result, subgraphName);
          const { errors } = result as { errors?: unknown };
          return Array.isArray(errors)
            ? { ...(result as object), errors: errors.flatMap((error) => atFields(outward(error, subgraphName), request)) }
            : result;
        } catch (error) {
          if (isChange) failed.add(context);
          return { errors: atFields(outward(error, subgraphName), request) };
        }
      };
      call.setExecutor(execute as typeof executor);
    },
  };

  /**
   * What ends a subscription's stream before its time is its last event: that way whoever reads it learns of it. No generator, because one
   * that waits for an event cannot be ended until it comes.
   */
  function eventsOf(events: AsyncIterable<unknown>, subgraph: string): AsyncIterableIterator<unknown> {
    const iterator = events[Symbol.asyncIterator]();
    return {
      next: () => iterator.next().catch((error: unknown) => ({ done: false, value: { errors: lastErrors(error, subgraph) } })),
      return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** An error that is not about one position is about each field that was asked for. */
  function atFields(error: GraphQLError, request: Asked): GraphQLError[] {
    const { message: text, extensions } = error;
    return error.path === undefined ? fieldsAsked(request).map((path) => new GraphQLError(text, { path, extensions })) : [error];
  }

  /** A subgraph says several things at once where it says why it ends a subscription. */
  function lastErrors(failure: unknown, subgraph: string): GraphQLError[] {
    if (Array.isArray(failure)) return failure.map((error) => outward(error, subgraph));
    const error = outward(failure, subgraph);
    const ending: Ending | undefined =
      closeCodeOf(failure) === HubCloseCode.expired ? 'expired' : error.extensions.code === 'SUBGRAPH_UNAVAILABLE' ? 'lost' : undefined;
    if (ending !== undefined) error.extensions[mark] = ending;
    return [error];
  }

  function outward(error: unknown, subgraph: string): GraphQLError {
    const refusal = refusalIn(error);
    if (refusal !== null) return refusal;
    const { message: text, path, extensions } = error as Partial<GraphQLError>;
    const code = extensions?.code;
    if (text !== undefined && typeof code === 'string' && !transportCodes.has(code))
      return new GraphQLError(text, { path, extensions: { ...extensions } });
    logger.warn({ subgraph, error: describeFault(error) }, 'a subgraph failed');
    return new GraphQLRefusal(message('server.subgraphSilent', { name: subgraph }), {
      path,
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph },
    });
  }
}

function changes({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION,
  );
}

/** What a subgraph says by closing a WebSocket; null where it closes for a reason that is not the client's. */
function refusalIn(closed: unknown): GraphQLError | null {
  const closeCode = closeCodeOf(closed);
  const refusal = closeCode === undefined ? undefined : refusalOfCloseCode[closeCode];
  if (refusal === undefined) return null;
  return new GraphQLError(refusal.message ?? String((closed as { reason?: unknown }).reason), { extensions: { code: refusal.code } });
}

function closeCodeOf(closed: unknown): number | undefined {
  const { code } = (closed ?? {}) as { code?: unknown };
  return typeof code === 'number' ? code : undefined;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
