import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { HubError } from '../errors.ts';
import { createApollo } from './apollo.ts';
import type { MakeContext } from './client.ts';
import { ClientConnections, defaultLimits, type ConnectionLimits } from './connectionLimits.ts';
import { registerEventStreams } from './eventStream.ts';
import { registerHttp, type GraphiQLPage } from './http.ts';
import { sendError, sendThrown } from './httpErrors.ts';
import { createOperations } from './operations.ts';
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
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly logger: Logger;
  readonly makeContext: MakeContext<Context>;
  /** Largest request body and WebSocket message, in bytes. */
  readonly bodyLimitBytes?: number;
  /** Whether clients may ask for the schema. */
  readonly introspection?: boolean;
  readonly graphiql?: GraphiQLPage;
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

/**
 * Starts the hub's server: GraphQL over HTTP, WebSocket and server-sent events, liveness and readiness.
 * @throws HubError `PORT_IN_USE` when another program has the port.
 */
export async function startServer<Context>(options: ServerOptions<Context>): Promise<RunningServer> {
  const { schema, tracedSchema, host, logger, makeContext, graphiql, register } = options;
  const { bodyLimitBytes = 1_000_000, introspection = true, isReady = () => true, graceMs = 5_000 } = options;
  const onThrown = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    sendThrown(error, request, reply, logger);
  };
  const fastify = Fastify({
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    // Fastify's own access log has the address with its query, which is the text of a GET operation.
    logger: false,
    forceCloseConnections: 'idle',
    frameworkErrors: onThrown,
  });
  fastify.removeContentTypeParser('text/plain');
  fastify.setErrorHandler(onThrown);
  fastify.setNotFoundHandler((request, reply) => sendError(request, reply, 404, 'There is nothing at this address'));
  logAccess(fastify, logger);

  let closing = false;
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    // A connection that is kept alive would keep the server from closing.
    if (closing) reply.header('connection', 'close');
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
  const operations = createOperations(schema, { introspection, audienceOf });
  const apollo = createApollo(operations, logger);
  const tracing = tracedSchema && (await createTracingApollo(tracedSchema, logger));
  await Promise.all([apollo.start(), tracing?.start()]);
  registerHttp(fastify, { path: graphqlPath, apollo, tracing, operations, logger, makeContext, graphiql, largestExport: options.largestExport });
  const eventStreams = registerEventStreams(fastify, { path: `${graphqlPath}/stream`, operations, logger, makeContext, connections });
  if (register !== undefined) await fastify.register(register);
  const webSockets = serveWebSockets(fastify.server, { path: graphqlPath, operations, logger, makeContext, maxPayload: bodyLimitBytes, limits, connections });

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
