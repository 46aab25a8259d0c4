import {
  ApolloServer,
  HeaderMap,
  type ApolloServerOptions,
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLRequestContextWillSendResponse,
  type GraphQLResponse,
} from '@apollo/server';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, OperationTypeNode, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { shortMessage } from '../document/documentLimits.ts';
import type { RateState } from '../limits/Rates.ts';
import type { RefusedDocument } from '../document/readDocument.ts';
import type { OperationCall } from '../operation/OperationCall.ts';
import type { Operations } from '../operation/operations.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { Answer } from './responseStatus.ts';
import { withoutTokens } from '../document/withoutValues.ts';

/** What Apollo carries through one request. Apollo copies the outermost object, so state sits one deeper. */
export interface ApolloContext {
  readonly request: {
    readonly read: PreparedOperation | RefusedDocument;
    /** All of the call but the operation. */
    readonly call: Omit<OperationCall, 'prepared' | 'onRate'>;
    /** Filled in as the request goes. */
    readonly outcome: Outcome;
  };
}

/** What became of a request. */
export interface Outcome {
  operationName?: string | null;
  /** What it is answered, once it has been read as GraphQL. */
  answer?: Answer;
  /** How the viewer stands to its quotas. */
  rates?: readonly RateState[];
}

/**
 * Makes the Apollo Server that answers HTTP. It negotiates, guards against cross-site requests and reports syntax errors. The hub reads the
 * request and runs the operation. It relies on this order in Apollo (test/server/apolloOrder.test.ts):
 *
 * 1. The guard against cross-site requests, and only then the `context` function, in which the hub reads the request.
 * 2. Only then does Apollo look at the body or the address, which the hub has put the document's text into.
 * 3. Apollo asks `documentStore` for the parsed document, by `schema hash:document hash`, and parses what is not there.
 * 4. `responseForOperation`, in which the pipeline answers; Apollo executes nothing.
 * 5. `willSendResponse`, with the answer as it is sent.
 *
 * The `gateway` hook would do as well as `responseForOperation`, but describes each request by getters, which V8 keeps, and the whole
 * answer with them, until a full collection of garbage.
 *
 * Apollo's own validation is off because the hub's reports the literals that a scalar refuses with their path, and is the same on every
 * transport. Apollo's cache-control plugin is off because it wraps the resolver of every field, which halves the speed.
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
    documentStore: preparedDocuments(operations),
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
        // A request that was answered without being executed is a bad one, unless `responseStatus` knows better.
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
  { contextValue: { request } }: GraphQLRequestContextResponseForOperation<ApolloContext>,
): Promise<ExecutionResult> {
  const { read, call, outcome } = request;
  if ('errors' in read) return { errors: read.errors };
  if (read.operation.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [noSubscriptions()] };
  return operations.run({ ...call, prepared: read, onRate: (states) => (outcome.rates = states) });
}

/** The documents that are kept parsed, as Apollo asks for them. It is given no others: what it parses, it parses once more. */
function preparedDocuments({
  documentOf,
}: Pick<Operations, 'documentOf'>): NonNullable<ApolloServerOptions<ApolloContext>['documentStore']> {
  return {
    get: (key) => Promise.resolve(documentOf(key.slice(key.lastIndexOf(':') + 1))),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(),
  };
}

function noSubscriptions(): GraphQLError {
  return new GraphQLRefusal(message('server.noSubscriptions'), { extensions: { code: 'OPERATION_NOT_OFFERED' } });
}

function willSendResponse({ contextValue, operationName, response }: GraphQLRequestContextWillSendResponse<ApolloContext>): Promise<void> {
  const { outcome } = contextValue.request;
  outcome.operationName = operationName ?? null;
  if (response.body.kind === 'single') {
    const { data, errors = [] } = response.body.singleResult;
    const { retryAfterSeconds } = errors[0]?.extensions ?? {};
    outcome.answer = {
      hasData: data !== undefined,
      codes: errors.map(({ extensions }) => extensions?.code),
      ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
    };
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
