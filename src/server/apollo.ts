import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin, type GraphQLRequestContextWillSendResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, OperationTypeNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Operations } from './operations.ts';
import type { RequestTrace } from './outwardError.ts';
import { withoutTokens } from './withoutValues.ts';

/** What Apollo carries through one request. Apollo copies the outermost object, so state sits one deeper. */
export interface ApolloContext {
  readonly request: {
    readonly trace: RequestTrace;
    /** The context of the resolvers. */
    readonly context: unknown;
    /** Filled in as the request goes. */
    readonly outcome: Outcome;
  };
}

/** What became of a request. */
export interface Outcome {
  operationName?: string | null;
  /** A well-formed GraphQL request that was answered without being executed. */
  refused?: boolean;
}

/** Codes of the errors that GraphQL itself answers before it executes anything. */
const requestErrorCodes = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_NOT_OFFERED',
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
]);

/**
 * Makes the Apollo Server that answers HTTP. It negotiates, reads persisted queries and guards against
 * cross-site requests; validation and execution are ours, through its `gateway` hook.
 *
 * Apollo's own validation is off because `Documents` does it: it reports the literals that a scalar refuses
 * with their path, and it is what WebSocket uses. Apollo's cache-control plugin is off because it wraps the
 * resolver of every field, which halves the speed.
 */
export function createApollo(operations: Operations, logger: Logger): ApolloServer<ApolloContext> {
  return new ApolloServer<ApolloContext>({
    gateway: gatewayOf(operations),
    dangerouslyDisableValidation: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: { cache: boundedCache() },
    // Apollo's own adds a line end, which costs a copy of every answer.
    stringifyResult: (result) => JSON.stringify(result),
    formatError: (formatted) => masked(formatted),
    logger,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      observeOutcome,
    ],
  });
}

function gatewayOf(operations: Operations): NonNullable<ApolloServerOptionsWithGateway<ApolloContext>['gateway']> {
  let announce: ((loaded: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void) | undefined;
  return {
    onSchemaLoadOrUpdate(callback) {
      announce = callback;
      return () => (announce = undefined);
    },
    load() {
      announce?.({ apiSchema: operations.schema, coreSupergraphSdl: '' });
      return Promise.resolve({
        async executor({ document, operation, queryHash, request, context }) {
          const errors = operations.documents.errorsOf(document, queryHash);
          if (errors.length > 0) return { errors };
          // Absent when the document has no such operation, whatever the types say.
          if ((operation as typeof operation | undefined)?.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [noSubscriptions()] };
          const { request: own } = context as ApolloContext;
          return operations.run({
            document,
            documentHash: queryHash,
            operationName: request.operationName,
            variables: request.variables,
            trace: own.trace,
            makeContext: () => own.context,
          });
        },
      });
    },
    stop: () => Promise.resolve(),
  };
}

function noSubscriptions(): GraphQLError {
  const message = 'Subscriptions are served over WebSocket, by the graphql-transport-ws protocol at this address, and as server-sent events at /graphql/stream';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_NOT_OFFERED' } });
}

const observeOutcome: ApolloServerPlugin<ApolloContext> = {
  requestDidStart: () => Promise.resolve({ willSendResponse }),
};

function willSendResponse({ contextValue, operationName, response }: GraphQLRequestContextWillSendResponse<ApolloContext>): Promise<void> {
  const { outcome } = contextValue.request;
  outcome.operationName = operationName ?? null;
  if (response.body.kind === 'single') {
    const { data, errors = [] } = response.body.singleResult;
    outcome.refused = data === undefined && errors.every((error) => requestErrorCodes.has(error.extensions?.code));
  }
  return Promise.resolve();
}

/**
 * The last guard: errors of an operation are fit to be read when they get here, and carry a request id if
 * they are internal; one that does not comes from Apollo Server itself.
 */
function masked(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { code, requestId } = formatted.extensions ?? {};
  if (code === 'GRAPHQL_PARSE_FAILED') return { ...formatted, message: withoutTokens(formatted.message) };
  if (code !== 'INTERNAL_SERVER_ERROR' || requestId !== undefined) return formatted;
  return { message: 'Internal error', extensions: { code } };
}

function boundedCache(): { get(key: string): Promise<string | undefined>; set(key: string, value: string): Promise<void>; delete(key: string): Promise<boolean> } {
  const texts = new LRUCache<string, string>({ max: 10_000, maxSize: 10_000_000, sizeCalculation: (text) => text.length + 1 });
  return {
    get: (key) => Promise.resolve(texts.get(key)),
    set(key, text) {
      texts.set(key, text);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(texts.delete(key)),
  };
}
