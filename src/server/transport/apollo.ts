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

/** The context of one request in Apollo. Apollo copies the outer object, so the state is in inner objects. */
export interface ApolloContext {
  readonly request: {
    readonly read: PreparedOperation | RefusedDocument;
    /** The call without its operation. */
    readonly call: Omit<OperationCall, 'prepared' | 'onRate'>;
    /** Filled in while the request is processed. */
    readonly outcome: Outcome;
  };
}

/** The outcome of a request. */
export interface Outcome {
  operationName?: string | null;
  /** The response, once the request was read as GraphQL. */
  answer?: Answer;
  /** The states of the viewer's quotas. */
  rates?: readonly RateState[];
}

/**
 * Makes the Apollo Server that answers HTTP. It negotiates, guards against cross-site requests and reports syntax errors. The hub reads the
 * request and runs the operation. It relies on this order in Apollo (test/server/apolloOrder.test.ts):
 *
 * 1. The guard against cross-site requests, and only then the `context` function, in which the hub reads the request.
 * 2. Only then does Apollo read the body or the query string, into which the hub has put the text of the document.
 * 3. Apollo asks `documentStore` for the parsed document, by `schema hash:document hash`, and parses a document that is not there.
 * 4. `responseForOperation`, in which the pipeline answers; Apollo executes nothing.
 * 5. `willSendResponse`, with the answer as it is sent.
 *
 * The `gateway` hook would work as well as `responseForOperation`. But it describes each request by getters, which V8 keeps, together with
 * the whole answer, until a full garbage collection.
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
    // All transports support them, so the hub resolves them before Apollo sees the request.
    persistedQueries: false,
    documentStore: preparedDocuments(operations),
    // Apollo's own function adds a line end, which copies every response.
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
        // A response without execution gets status 400, unless `responseStatus` sets another.
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

/** The cached parsed documents, in the form that Apollo asks for. Documents that Apollo parses itself are not stored. */
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
 * The last guard. Errors of an operation are already safe to show here, and internal ones have a request id. An internal error without one
 * comes from Apollo Server itself.
 */
function masked(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { code, requestId } = formatted.extensions ?? {};
  if (code === 'GRAPHQL_PARSE_FAILED') return { ...formatted, message: withoutTokens(formatted.message) };
  if (code !== 'INTERNAL_SERVER_ERROR' || requestId !== undefined) return { ...formatted, message: shortMessage(formatted.message) };
  return { message: 'Internal error', extensions: { code } };
}
