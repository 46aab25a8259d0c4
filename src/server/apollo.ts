import { ApolloServer, HeaderMap, type ApolloServerPlugin, type GraphQLRequestContextResponseForOperation, type GraphQLRequestContextWillSendResponse, type GraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, OperationTypeNode, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { shortMessage } from './limits/documentLimits.ts';
import type { RateState } from './limits/Rates.ts';
import type { Operations } from './operations.ts';
import type { RequestTrace } from './outwardError.ts';
import { withoutTokens } from './withoutValues.ts';

/** What Apollo carries through one request. Apollo copies the outermost object, so state sits one deeper. */
export interface ApolloContext {
  readonly request: {
    readonly trace: RequestTrace;
    /** The context of the resolvers. */
    readonly context: unknown;
    readonly gone: AbortSignal;
    readonly reportCost: boolean;
    /** Filled in as the request goes. */
    readonly outcome: Outcome;
  };
}

/** What became of a request. */
export interface Outcome {
  operationName?: string | null;
  /** A well-formed GraphQL request that was answered without being executed. */
  refused?: boolean;
  /** Code of the only error of a request that has no data. */
  code?: string;
  /** How the viewer stands to its quotas. */
  rates?: readonly RateState[];
}

/** Codes of the errors of requests that are refused as they stand, before anything is executed. */
const requestErrorCodes = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_NOT_OFFERED',
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'INTROSPECTION_DISABLED',
  'COST_ESTIMATED_TOO_EXPENSIVE',
]);

function isRequestErrorCode(code: unknown): boolean {
  return requestErrorCodes.has(code) || /^MAX_[A-Z_]+_LIMIT$/.test(String(code));
}

/**
 * Makes the Apollo Server that answers HTTP. It negotiates and guards against cross-site requests; persisted documents,
 * validation and execution are ours, through its hook for answers that need not be executed (`responseForOperation`). The `gateway` hook
 * would do as well, but describes each request by getters, which V8 keeps, and the whole answer with them, until a full collection of garbage.
 *
 * Apollo's own validation is off because `Documents` does it: it reports the literals that a scalar refuses
 * with their path, and it is what WebSocket uses. Apollo's cache-control plugin is off because it wraps the
 * resolver of every field, which halves the speed.
 */
export function createApollo(operations: Operations, logger: Logger): ApolloServer<ApolloContext> {
  return new ApolloServer<ApolloContext>({
    schema: operations.schema,
    dangerouslyDisableValidation: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // Every transport has them, so they are found before Apollo is asked.
    persistedQueries: false,
    // Apollo's own adds a line end, which costs a copy of every answer.
    stringifyResult: (result) => JSON.stringify(result),
    formatError: masked,
    logger,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      answersBy(operations),
    ],
  });
}

function answersBy(operations: Operations): ApolloServerPlugin<ApolloContext> {
  const listener = {
    async responseForOperation(request: GraphQLRequestContextResponseForOperation<ApolloContext>): Promise<GraphQLResponse> {
      const { errors, ...result } = await answer(operations, request);
      return {
        // A request that was answered without being executed is a bad one, unless `Outcome` knows better.
        http: { status: errors !== undefined && result.data === undefined ? 400 : undefined, headers: new HeaderMap() },
        body: { kind: 'single', singleResult: errors === undefined ? result : { ...result, errors: errors.map(formatted) } },
      };
    },
    willSendResponse,
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

async function answer(
  operations: Operations,
  { document, operation, queryHash, request, contextValue: { request: own } }: GraphQLRequestContextResponseForOperation<ApolloContext>,
): Promise<ExecutionResult> {
  if (queryHash === undefined) throw new Error('Apollo names every document by its hash before it is answered');
  const errors = operations.documents.errorsOf(document, queryHash);
  if (errors.length > 0) return { errors };
  // Absent when the document has no such operation, whatever the types say.
  if ((operation as typeof operation | undefined)?.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [noSubscriptions()] };
  return operations.run({
    document,
    documentHash: queryHash,
    operationName: request.operationName,
    variables: request.variables,
    trace: own.trace,
    makeContext: () => own.context,
    gone: own.gone,
    reportCost: own.reportCost,
    onRate: (states) => (own.outcome.rates = states),
  });
}

function noSubscriptions(): GraphQLError {
  const message = 'Subscriptions are served over WebSocket, by the graphql-transport-ws protocol at this address, and as server-sent events at /graphql/stream';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_NOT_OFFERED' } });
}

function willSendResponse({ contextValue, operationName, response }: GraphQLRequestContextWillSendResponse<ApolloContext>): Promise<void> {
  const { outcome } = contextValue.request;
  outcome.operationName = operationName ?? null;
  if (response.body.kind === 'single') {
    const { data, errors = [] } = response.body.singleResult;
    outcome.refused = data === undefined && errors.every((error) => isRequestErrorCode(error.extensions?.code));
    if (data === undefined && errors.length === 1) outcome.code = String(errors[0]?.extensions?.code);
  }
  return Promise.resolve();
}

function formatted(error: GraphQLError): GraphQLFormattedError {
  return masked({ ...error.toJSON(), extensions: { ...error.extensions, code: error.extensions.code ?? 'INTERNAL_SERVER_ERROR' } });
}

/**
 * The last guard: errors of an operation are fit to be read when they get here, and carry a request id if
 * they are internal; one that does not comes from Apollo Server itself.
 */
function masked(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { code, requestId } = formatted.extensions ?? {};
  if (code === 'GRAPHQL_PARSE_FAILED') return { ...formatted, message: withoutTokens(formatted.message) };
  if (code !== 'INTERNAL_SERVER_ERROR' || requestId !== undefined) return { ...formatted, message: shortMessage(formatted.message) };
  return { message: 'Internal error', extensions: { code } };
}
