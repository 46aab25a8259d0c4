import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { breathe } from '../../base/eventLoop.ts';
import { acceptsGraphQL } from './accept.ts';
import type { ApolloContext, Outcome } from './apollo.ts';
import type { MakeContext } from './client.ts';
import { answerExport } from '../export/answerExport.ts';
import { exportFormat } from '../export/exportFormat.ts';
import { wantsCost } from './costHeader.ts';
import { goneOf } from './gone.ts';
import { sendError, statusOfRefusal } from './httpErrors.ts';
import type { OperationCall } from '../operation/OperationCall.ts';
import { tellRates } from './rateHeaders.ts';
import type { Operations } from '../operation/operations.ts';
import { outwardError, type RequestTrace } from '../operation/outwardError.ts';
import { responseStatus, type Answer } from './responseStatus.ts';
import { readForApollo } from './readForApollo.ts';
import { wantsTrace } from './tracingApollo.ts';

/** The page that browsers get at the GraphQL address. */
export interface GraphiQLPage {
  wants(request: FastifyRequest): boolean;
  send(request: FastifyRequest, reply: FastifyReply): unknown;
}

export interface HttpOptions {
  readonly path: string;
  readonly apollo: ApolloServer<ApolloContext>;
  /** Answers a federated gateway that asks for a trace. */
  readonly tracing?: ApolloServer | undefined;
  /** For responses that do not come from Apollo, such as files. */
  readonly operations: Operations;
  readonly logger: Logger;
  readonly makeContext: MakeContext;
  readonly graphiql?: GraphiQLPage | undefined;
  readonly largestExport?: number | undefined;
}

/**
 * Serves GraphQL over HTTP.
 * @see https://github.com/graphql/graphql-over-http/blob/e1e46e7b07a3347e8337a080c4fbdaec1aa4753d/spec/GraphQLOverHTTP.md
 */
export function registerHttp(
  fastify: FastifyInstance,
  { path, apollo, tracing, operations, logger, makeContext, graphiql, largestExport }: HttpOptions,
): void {
  fastify.route({ method: ['GET', 'POST'], url: path, handler: answer });
  fastify.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: path,
    handler: (request, reply) =>
      sendError(request, reply.header('allow', 'GET, POST'), 405, message('server.getOrPost', { what: 'graphql' })),
  });

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    // Hundreds of requests may arrive at once, and each needs a millisecond or two before it is admitted or refused. Light ones need not
    // wait for them.
    if (!operations.isKnownLight(textOf(request))) await breathe();
    if (request.method === 'GET' && graphiql?.wants(request) === true) return graphiql.send(request, reply);
    const format = exportFormat(request.headers.accept);
    if (format !== undefined) return answerExport(request, reply, format, { operations, logger, makeContext, largest: largestExport });
    if (!acceptsGraphQL(request.headers.accept)) {
      return sendError(request, reply, 406, message('server.acceptGraphQL'));
    }
    const outcome: Outcome = {};
    const httpGraphQLRequest: HTTPGraphQLRequest = { method: request.method, headers: headerMap(request), search: '', body: undefined };
    const client = { headers: request.headers, requestId: request.id };
    const trace = { requestId: request.id, logger };
    const gone = goneOf(reply);
    // Apollo calls this function after its check against cross-site requests, and before it reads the request.
    const context = async (): Promise<ApolloContext> => {
      const { read, variables, shown } = readForApollo(request, operations);
      Object.assign(httpGraphQLRequest, shown);
      const context = await admitted(() => makeContext(client), trace);
      return {
        request: { read, outcome, call: { variables, trace, gone, reportCost: wantsCost(request.headers), makeContext: () => context } },
      };
    };
    const untraced = () => apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
    const traced = tracing !== undefined && request.method === 'POST' && wantsTrace(request.headers);
    const { status, headers, body } = traced ? await answerTraced(tracing, httpGraphQLRequest, context, untraced) : await untraced();
    if (body.kind === 'chunked') throw new Error('Incremental delivery is not offered');

    request.operationName = outcome.operationName ?? null;
    for (const [name, value] of headers) reply.header(name, value);
    tellRates(reply, outcome.rates ?? []);
    const answered = traced ? answerIn(body.string) : outcome.answer;
    if (answered?.codes[0] === 'OVERLOADED' && answered.retryAfterSeconds !== undefined)
      reply.header('retry-after', String(answered.retryAfterSeconds));
    return reply.code(responseStatus(status ?? 200, headers.get('content-type'), answered ?? null)).send(Buffer.from(body.string));
  }

  /**
   * Apollo runs traced requests itself, with the limits of every other operation. A refused request gets the same response as one without a
   * trace.
   * @throws HubError EXECUTION_TIMEOUT.
   */
  async function answerTraced(
    server: ApolloServer,
    httpGraphQLRequest: HTTPGraphQLRequest,
    context: () => Promise<ApolloContext>,
    untraced: () => Promise<HTTPGraphQLResponse>,
  ): Promise<HTTPGraphQLResponse> {
    const own = await context().catch(() => undefined);
    if (own === undefined || 'errors' in own.request.read) return untraced();
    const call: OperationCall = { ...own.request.call, prepared: own.request.read };
    try {
      return await operations.runElsewhere(call, (context) =>
        server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => Promise.resolve(context) }),
      );
    } catch (error) {
      const { message: text, extensions } = outwardError(error, call.trace);
      if (extensions.code === 'EXECUTION_TIMEOUT')
        throw new HubError(message('shared.verbatim', { text }), 'EXECUTION_TIMEOUT', undefined, extensions);
      return untraced();
    }
  }
}

/** Runs `admit`. @throws GraphQLError that is safe to show, with the status of the response. */
async function admitted<Context>(admit: () => Promise<Context> | Context, trace: RequestTrace): Promise<Context> {
  try {
    return await admit();
  } catch (error) {
    const { message, extensions } = outwardError(error, trace);
    throw new GraphQLError(message, { extensions: { ...extensions, http: { status: statusOfRefusal(extensions.code) } } });
  }
}

/** Reads the errors of a response that Apollo made itself. */
function answerIn(body: string): Answer {
  // If there are errors, they come first.
  if (!body.startsWith('{"errors"')) return { hasData: true, codes: [] };
  const { data, errors } = JSON.parse(body) as ExecutionResult;
  return { hasData: data !== undefined, codes: (errors ?? []).map(({ extensions }) => extensions.code) };
}

function headerMap({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** The unchecked text of a document in a request; empty if it has none. */
function textOf({ method, body, query }: FastifyRequest): string {
  const given = (method === 'GET' ? query : body) as { query?: unknown } | null | undefined;
  return typeof given?.query === 'string' ? given.query : '';
}
