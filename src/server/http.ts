import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { acceptsGraphQL } from './acceptsGraphQL.ts';
import type { ApolloContext, Outcome } from './apollo.ts';
import type { MakeContext } from './client.ts';
import { answerExport } from './export/answerExport.ts';
import { exportFormat } from './export/exportFormat.ts';
import { wantsCost } from './costHeader.ts';
import { goneOf } from './gone.ts';
import { sendError, statusOfRefusal } from './httpErrors.ts';
import { runAround } from './OperationCall.ts';
import { tellRates } from './rateHeaders.ts';
import type { Operations } from './operations.ts';
import { outwardError } from './outwardError.ts';
import { withDocument } from './persisted/withDocument.ts';
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
  /** What Apollo runs, for answers that are no GraphQL responses. */
  readonly operations: Operations;
  readonly logger: Logger;
  readonly makeContext: MakeContext<unknown>;
  readonly graphiql?: GraphiQLPage | undefined;
  readonly largestExport?: number | undefined;
}

/** Statuses of operations that were refused for the moment, or given up. */
const statusOfOutcome: Readonly<Record<string, number>> = { RATE_LIMITED: 429, EXECUTION_TIMEOUT: 504 };

/**
 * Serves GraphQL over HTTP.
 * @see https://graphql.github.io/graphql-over-http/draft/
 */
export function registerHttp(fastify: FastifyInstance, { path, apollo, tracing, operations, logger, makeContext, graphiql, largestExport }: HttpOptions): void {
  fastify.route({ method: ['GET', 'POST'], url: path, handler: answer });
  fastify.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: path,
    handler: (request, reply) => sendError(request, reply.header('allow', 'GET, POST'), 405, 'GraphQL is served by GET and POST'),
  });

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (request.method === 'GET' && graphiql?.wants(request) === true) return graphiql.send(request, reply);
    const format = exportFormat(request.headers.accept);
    if (format !== undefined) return answerExport(request, reply, format, { operations, logger, makeContext, largest: largestExport });
    if (!acceptsGraphQL(request.headers.accept)) {
      return sendError(request, reply, 406, 'Accept must allow application/json or application/graphql-response+json; text/csv and XLSX give a list as a file');
    }
    const outcome: Outcome = {};
    const httpGraphQLRequest: HTTPGraphQLRequest = {
      method: request.method,
      headers: headerMap(request),
      search: request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '',
      body: request.body,
    };
    const gone = goneOf(reply);
    const context = () => contextOf(request, { outcome, gone });
    // Once Apollo has made sure that no other site made a browser send it.
    const addText = () => {
      Object.assign(httpGraphQLRequest, withDocument(httpGraphQLRequest, operations));
    };
    const withText = () => {
      addText();
      return context();
    };
    const { status, headers, body } =
      tracing !== undefined && wantsTrace(request.headers)
        ? await answerTraced(tracing, httpGraphQLRequest, request, context, addText)
        : await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: withText });
    if (body.kind === 'chunked') throw new Error('Incremental delivery is not offered');

    request.operationName = outcome.operationName ?? null;
    for (const [name, value] of headers) reply.header(name, value);
    tellRates(reply, outcome.rates ?? []);
    return reply.code(statusFor(status, headers.get('content-type'), outcome)).send(Buffer.from(body.string));
  }

  /** Apollo runs these by itself; what they may write is not known before. */
  function answerTraced(server: ApolloServer, httpGraphQLRequest: HTTPGraphQLRequest, request: FastifyRequest, context: () => Promise<ApolloContext>, addText: () => void): Promise<HTTPGraphQLResponse> {
    const made = context().then((own) => own.request.context as object);
    const name = (httpGraphQLRequest.body as { operationName?: unknown } | null | undefined)?.operationName;
    const contextAfterCheck = () => {
      addText();
      return made;
    };
    const run = () => server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: contextAfterCheck });
    // A caller who is refused is told so by Apollo.
    return made.then((context) => runAround(context, { operation: typeof name === 'string' ? name : null, requestId: request.id, mutates: true }, run), run);
  }

  async function contextOf(request: FastifyRequest, { outcome, gone }: { outcome: Outcome; gone: AbortSignal }): Promise<ApolloContext> {
    const trace = { requestId: request.id, logger };
    try {
      const context = await makeContext({ headers: request.headers, requestId: request.id });
      return { request: { trace, context, outcome, gone, reportCost: wantsCost(request.headers) } };
    } catch (error) {
      const { message, extensions } = outwardError(error, trace);
      throw new GraphQLError(message, { extensions: { ...extensions, http: { status: statusOfRefusal(extensions.code) } } });
    }
  }
}

/**
 * The older media type has 200 for every well-formed GraphQL request, so that intermediaries' errors can be
 * told from the server's; Apollo Server answers 400 in both.
 */
function statusFor(status: number | undefined, contentType: string | undefined, { refused, code }: Outcome): number {
  const own = code === undefined ? undefined : statusOfOutcome[code];
  if (own !== undefined) return own;
  if (status === 400 && refused === true && contentType?.startsWith('application/json') === true) return 200;
  return status ?? 200;
}

function headerMap({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
