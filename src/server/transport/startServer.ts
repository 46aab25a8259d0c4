import { randomUUID } from 'node:crypto';
import { message } from '../../base/messages/index.ts';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { after } from '../../base/background.ts';
import { describeFault, HubError } from '../../base/errors.ts';
import { hostCheck } from './allowedHost.ts';
import { createApollo } from './apollo.ts';
import type { Admit, MakeContext } from './client.ts';
import { ClientConnections, defaultLimits, type ConnectionLimits } from '../limits/connectionLimits.ts';
import { allowOrigins } from './cors.ts';
import { registerEventStreams } from './eventStream.ts';
import { registerHttp, type GraphiQLPage } from './http.ts';
import { sendError, sendThrown } from './httpErrors.ts';
import { readJsonBodies } from './jsonBody.ts';
import { clientAddressOf } from '../limits/clientAddress.ts';
import { defaultDocumentLimits, type DocumentLimits } from '../document/documentLimits.ts';
import type { Introspection, LimitsOf } from '../limits/ViewerLimits.ts';
import { Rates, type RateLimits } from '../limits/Rates.ts';
import { createOperations, type OperationsOptions } from '../operation/operations.ts';
import { trustedDocuments } from '../document/PersistedDocuments.ts';
import { limitRates } from './rateHeaders.ts';
import type { RemoteExecution } from '../operation/RemoteExecution.ts';
import { createTracingApollo } from './tracingApollo.ts';
import { serveWebSockets } from './webSocket.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Name of the GraphQL operation, once it is known; for the log. */
    operationName: string | null;
  }
}

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  /** For a federated subgraph: a separate copy of `schema`, which runs traced requests of a gateway (see `createTracingApollo`). */
  readonly tracedSchema?: GraphQLSchema;
  /** Runs the admitted operations; the resolvers of `schema` when left out. */
  readonly remote?: RemoteExecution | undefined;
  readonly host: string;
  /** 0 chooses a free port. */
  readonly port: number;
  readonly logger: Logger;
  readonly makeContext: MakeContext;
  readonly admit?: Admit;
  /** Largest request body and WebSocket message, in bytes. */
  readonly bodyLimitBytes?: number;
  /** Who may introspect the schema; everybody when left out. */
  readonly introspection?: Introspection;
  /** Limits of one document that differ from the default. */
  readonly documentLimits?: Partial<DocumentLimits>;
  /** Limits of each viewer; no limits when left out. */
  readonly limitsOf?: LimitsOf;
  /** Quotas a minute; none when left out. */
  readonly rateLimits?: RateLimits;
  /** How long an operation may take, in ms; no limit when left out. */
  readonly timeoutMs?: number | undefined;
  /** How large an answer may be, and how many rows may be read for it; no limit when left out. */
  readonly answerLimits?: OperationsOptions['answerLimits'];
  /** How much heavy work is done at once; no limit when left out. */
  readonly heavy?: OperationsOptions['heavy'];
  /** Texts of the only documents that run, by their ids; any document, and automatic persisted ones, when left out. */
  readonly trusted?: ReadonlyMap<string, string> | undefined;
  /** Origins of the pages on other sites that may use the server (CORS), as `https://host:port`; none when left out. */
  readonly origins?: readonly string[];
  /** Host names of the server, in addition to those of this machine. */
  readonly allowedHosts?: readonly string[];
  /** Proxies whose `X-Forwarded-For` is trusted: addresses, networks, or `loopback`. */
  readonly trustProxy?: readonly string[];
  readonly graphiql?: GraphiQLPage | undefined;
  /** The largest list that is exported as CSV or XLSX, in items. */
  readonly largestExport?: number;
  /** Adds further routes. */
  readonly register?: (fastify: FastifyInstance) => Promise<void>;
  /** Whether the hub can answer now, for `GET /ready`. */
  readonly isReady?: () => Promise<boolean> | boolean;
  readonly limits?: Partial<ConnectionLimits>;
  /** How long running requests may take to finish once the server is closing. */
  readonly graceMs?: number;
}

export interface RunningServer {
  /** Without a path: GraphQL is at `/graphql`, event streams are at `/graphql/stream`. */
  readonly url: string;
  readonly port: number;
  /** Accepts no more requests, gives running requests time to finish, closes the WebSockets, then resolves. */
  close(): Promise<void>;
}

const graphqlPath = '/graphql';

/** Largest head of a request (request line and headers), in bytes; the operation of a GET is in it. */
const maxHeaderBytes = 16_384;

/** How long a client may take to send a request, in ms. */
const requestTimeoutMs = 60_000;

/**
 * Starts the hub's server: GraphQL over HTTP, WebSocket and server-sent events, liveness and readiness.
 * @throws HubError `PORT_IN_USE` when another program has the port.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
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
  readJsonBodies(fastify);
  fastify.setErrorHandler(onThrown);
  fastify.setNotFoundHandler((request, reply) => sendError(request, reply, 404, message('server.notFound')));
  logAccess(fastify, logger);

  const isKnownHost = hostCheck(host, options.allowedHosts);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isKnownHost(request.headers.host)) done();
    else sendError(request, reply, 421, message('server.unknownHost'));
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
  const operations = createOperations(schema, {
    introspection,
    rates,
    documentLimits: { ...defaultDocumentLimits, ...options.documentLimits },
    persisted: options.trusted && trustedDocuments(options.trusted),
    limitsOf: options.limitsOf,
    timeoutMs: options.timeoutMs,
    answerLimits: options.answerLimits,
    heavy: options.heavy,
    remote: options.remote,
    onValidationFault: (fault) => logger.error({ error: describeFault(fault) }, 'a validation rule failed'),
  });
  const apollo = createApollo(operations, logger);
  const tracing = tracedSchema && (await createTracingApollo(tracedSchema, logger));
  await Promise.all([apollo.start(), tracing?.start()]);
  registerHttp(fastify, {
    path: graphqlPath,
    apollo,
    tracing,
    operations,
    logger,
    makeContext,
    graphiql,
    largestExport: options.largestExport,
  });
  const eventStreams = registerEventStreams(fastify, {
    path: `${graphqlPath}/stream`,
    operations,
    logger,
    makeContext,
    admit,
    connections,
    addressOf,
    origins,
  });
  if (register !== undefined) await fastify.register(register);
  const webSockets = serveWebSockets(fastify.server, {
    path: graphqlPath,
    operations,
    logger,
    makeContext,
    admit,
    maxPayload: bodyLimitBytes,
    limits,
    connections,
    addressOf,
    origins,
    isKnownHost,
  });

  try {
    await fastify.listen({ host, port: options.port });
  } catch (error) {
    await stop();
    throw isAddressInUse(error) ? new HubError(message('server.portInUse', { port: String(options.port), host }), 'PORT_IN_USE') : error;
  }
  const { port } = fastify.server.address() as { port: number };

  let stopped: Promise<void> | undefined;
  return { url: `http://${hostInUrl(host)}:${port}`, port, close: () => (stopped ??= stop()) };

  async function stop(): Promise<void> {
    closing = true;
    const cut = after(graceMs, () => {
      webSockets.terminate();
      fastify.server.closeAllConnections();
    });
    // All at the same time: an open WebSocket or event stream keeps the HTTP server from closing.
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

/** The host for a URL that a user can open: this machine instead of the any-address, and IPv6 in brackets. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
