import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { HubError } from '../errors.ts';
import { hostCheck } from './allowedHost.ts';
import { createApollo } from './apollo.ts';
import type { Admit, MakeContext } from './client.ts';
import { ClientConnections, defaultLimits, type ConnectionLimits } from './connectionLimits.ts';
import { allowOrigins } from './cors.ts';
import { registerEventStreams } from './eventStream.ts';
import { registerHttp, type GraphiQLPage } from './http.ts';
import { sendError, sendThrown } from './httpErrors.ts';
import { clientAddressOf } from './limits/clientAddress.ts';
import { defaultDocumentLimits, type DocumentLimits } from './limits/documentLimits.ts';
import type { Introspection, ViewerLimits } from './limits/OperationGuard.ts';
import { Rates, type RateLimits } from './limits/Rates.ts';
import { createOperations } from './operations.ts';
import { trustedDocuments } from './persisted/PersistedDocuments.ts';
import { limitRates } from './rateHeaders.ts';
import type { RemoteExecution } from './RemoteExecution.ts';
import { createTracingApollo } from './tracingApollo.ts';
import { serveWebSockets } from './webSocket.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Name of the GraphQL operation, once it is known; for the log. */
    operationName: string | null;
  }
}

export interface ServerOptions<Context> {
  readonly schema: GraphQLSchema;
  /** For a federated subgraph: a copy of `schema` of its own, that runs what a gateway wants traced (see `createTracingApollo`). */
  readonly tracedSchema?: GraphQLSchema;
  /** Runs what the server lets in; the resolvers of `schema` when left out. */
  readonly remote?: RemoteExecution | undefined;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly logger: Logger;
  readonly makeContext: MakeContext<Context>;
  readonly admit?: Admit;
  /** Largest request body and WebSocket message, in bytes. */
  readonly bodyLimitBytes?: number;
  /** Who may ask for the schema; everybody when left out. */
  readonly introspection?: Introspection;
  /** What one document may ask, where it differs from the default. */
  readonly documentLimits?: Partial<DocumentLimits>;
  /** What the viewer of a context may take; no limits when left out. */
  readonly limitsOf?: (context: Context) => ViewerLimits;
  /** Quotas a minute; none when left out. */
  readonly rateLimits?: RateLimits;
  /** How long an operation may take, in ms; no limit when left out. */
  readonly timeoutMs?: number | undefined;
  /** Texts of the only documents that run, by their ids; any document, and automatic persisted ones, when left out. */
  readonly trusted?: ReadonlyMap<string, string> | undefined;
  /** Origins of the pages on other sites that may use the server (CORS), as `https://host:port`; none when left out. */
  readonly origins?: readonly string[];
  /** Names that the server is known by, beside those of this machine. */
  readonly allowedHosts?: readonly string[];
  /** Proxies whose `X-Forwarded-For` is believed: addresses, networks, or `loopback`. */
  readonly trustProxy?: readonly string[];
  readonly graphiql?: GraphiQLPage | undefined;
  /** The largest list that is given as CSV or XLSX, in items. */
  readonly largestExport?: number;
  /** Adds further routes. */
  readonly register?: (fastify: FastifyInstance) => Promise<void>;
  /** Whether the hub can answer now; `GET /ready` says so. */
  readonly isReady?: () => Promise<boolean> | boolean;
  /** Names those who get the same answers to an event of a subscription; everybody gets an own one when left out. */
  readonly audienceOf?: (context: Context) => string;
  readonly limits?: Partial<ConnectionLimits>;
  /** How long running requests may take to finish once the server is closing. */
  readonly graceMs?: number;
}

export interface RunningServer {
  /** Without path: GraphQL is at `/graphql` under it, event streams at `/graphql/stream`. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, gives running requests time to finish, says good-bye to WebSockets, then resolves. */
  close(): Promise<void>;
}

const graphqlPath = '/graphql';

/** Largest head of a request, in bytes; a GET has its operation there. */
const maxHeaderBytes = 16_384;

/** How long a client may take to send a request, in ms. */
const requestTimeoutMs = 60_000;

/**
 * Starts the hub's server: GraphQL over HTTP, WebSocket and server-sent events, liveness and readiness.
 * @throws HubError `PORT_IN_USE` when another program has the port.
 */
export async function startServer<Context>(options: ServerOptions<Context>): Promise<RunningServer> {
  const { schema, tracedSchema, host, logger, makeContext, admit, graphiql, register } = options;
  const { bodyLimitBytes = 1_000_000, introspection = 'all', origins = [], isReady = () => true, graceMs = 5_000 } = options;
  const onThrown = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    sendThrown(error, request, reply, logger);
  };
  const fastify = Fastify({
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    // Fastify's own access log has the address with its query, which is the text of a GET operation.
    logger: false,
    forceCloseConnections: 'idle',
    requestTimeout: requestTimeoutMs,
    http: { maxHeaderSize: maxHeaderBytes },
    frameworkErrors: onThrown,
  });
  fastify.removeContentTypeParser('text/plain');
  fastify.setErrorHandler(onThrown);
  fastify.setNotFoundHandler((request, reply) => sendError(request, reply, 404, 'There is nothing at this address'));
  logAccess(fastify, logger);

  const isKnownHost = hostCheck(host, options.allowedHosts);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isKnownHost(request.headers.host)) done();
    else sendError(request, reply, 421, 'This server is not known by this name; allowed: its own names, and those of HUB_ALLOWED_HOSTS');
  });
  if (origins.length > 0) await allowOrigins(fastify, origins);
  const addressOf = clientAddressOf(options.trustProxy);
  const rates = new Rates(options.rateLimits ?? {});
  limitRates(fastify, { rates, addressOf, path: graphqlPath });

  let closing = false;
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    // A connection that is kept alive would keep the server from closing.
    if (closing) reply.header('connection', 'close');
    if (reply.statusCode === 401) reply.header('www-authenticate', 'Bearer');
    done(null, payload);
  });
  fastify.get('/health', () => ({ status: 'ok' }));
  fastify.get('/ready', async (_request, reply) => {
    const ready = !closing && (await isReady());
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });

  const limits = { ...defaultLimits, ...options.limits };
  const connections = new ClientConnections(limits.perClient);
  const audienceOf = options.audienceOf as ((context: unknown) => string) | undefined;
  const operations = createOperations(schema, {
    introspection,
    audienceOf,
    rates,
    documentLimits: { ...defaultDocumentLimits, ...options.documentLimits },
    persisted: options.trusted && trustedDocuments(options.trusted),
    limitsOf: options.limitsOf as ((context: unknown) => ViewerLimits) | undefined,
    timeoutMs: options.timeoutMs,
    remote: options.remote,
  });
  const apollo = createApollo(operations, logger);
  const tracing = tracedSchema && (await createTracingApollo(tracedSchema, logger));
  await Promise.all([apollo.start(), tracing?.start()]);
  registerHttp(fastify, { path: graphqlPath, apollo, tracing, operations, logger, makeContext, graphiql, largestExport: options.largestExport });
  const eventStreams = registerEventStreams(fastify, { path: `${graphqlPath}/stream`, operations, logger, makeContext, admit, connections, addressOf, origins });
  if (register !== undefined) await fastify.register(register);
  const webSockets = serveWebSockets(fastify.server, { path: graphqlPath, operations, logger, makeContext, admit, maxPayload: bodyLimitBytes, limits, connections, addressOf, origins, isKnownHost });

  try {
    await fastify.listen({ host, port: options.port });
  } catch (error) {
    await stop();
    throw isAddressInUse(error) ? new HubError(`Port ${options.port} on ${host} is in use; set PORT to another`, 'PORT_IN_USE') : error;
  }
  const { port } = fastify.server.address() as { port: number };

  let stopped: Promise<void> | undefined;
  return { url: `http://${hostInUrl(host)}:${port}`, port, close: () => (stopped ??= stop()) };

  async function stop(): Promise<void> {
    closing = true;
    const cut = setTimeout(() => {
      webSockets.terminate();
      fastify.server.closeAllConnections();
    }, graceMs);
    // Together: an open WebSocket or event stream keeps the HTTP server from closing.
    eventStreams.close();
    await Promise.all([webSockets.close(), fastify.close()]);
    clearTimeout(cut);
    await Promise.all([apollo.stop(), tracing?.stop()]);
  }
}

function logAccess(fastify: FastifyInstance, logger: Logger): void {
  fastify.decorateRequest('operationName', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.debug(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        operationName: request.operationName,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
}

function isAddressInUse(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
}

/** An address to visit: the any-address is reached on this machine, and IPv6 goes in brackets. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
