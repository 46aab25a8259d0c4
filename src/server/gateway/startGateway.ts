import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { createGatewayRuntime, getGraphQLWSOptions } from '@graphql-hive/gateway-runtime';
import httpTransport from '@graphql-mesh/transport-http';
import wsTransport from '@graphql-mesh/transport-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { HubError } from '../../errors.ts';
import { HubCloseCode } from '../closeCodes.ts';
import { Expiry } from '../Expiry.ts';
import { sameOrigin } from '../sameOrigin.ts';
import type { RunningServer } from '../startServer.ts';
import { requestChecks } from './requestChecks.ts';
import { signedInUntil } from './signedInUntil.ts';
import { subgraphErrors } from './subgraphErrors.ts';

export interface GatewayOptions {
  /** The supergraph in SDL; it holds the addresses of the subgraphs. */
  readonly supergraph: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly logger: Logger;
  /** How long a subgraph may take for an answer; a subscription may stay open. */
  readonly timeoutMs?: number;
  /** For how long after its end the subgraphs still take a token, in seconds. */
  readonly clockSkewSeconds?: number;
  /** Largest WebSocket message, in bytes. */
  readonly bodyLimitBytes?: number;
}

const graphqlPath = '/graphql';

/** Who asks and why, in the headers that the gateway knows of a client, from HTTP or from a WebSocket's first message. */
const connectionParams = { authorization: '{context.headers.authorization}', 'hub-purpose': '{context.headers.hub-purpose}' };

/**
 * Starts Hive Gateway over a composed supergraph: GraphQL over HTTP and graphql-transport-ws on `/graphql`, as the single hub has
 * them. Subgraphs are asked over HTTP, and over WebSocket for subscriptions; each is given the viewer's token and purpose, and checks them itself.
 * @throws HubError `PORT_IN_USE` when another program has the port.
 */
export async function startGateway({ supergraph, host, port, logger, timeoutMs = 10_000, clockSkewSeconds = 0, bodyLimitBytes = 1_000_000 }: GatewayOptions): Promise<RunningServer> {
  const runtime = createGatewayRuntime({
    supergraph,
    graphqlEndpoint: graphqlPath,
    healthCheckEndpoint: '/health',
    readinessCheckEndpoint: '/ready',
    transports: { http: httpTransport, ws: wsTransport },
    transportEntries: {
      '*.http': { options: { timeout: timeoutMs, subscriptions: { kind: 'ws', options: { connectionParams } } } },
    },
    propagateHeaders: { fromClientToSubgraphs: ({ context: { headers } }) => ({ authorization: headers.authorization, 'hub-purpose': headers['hub-purpose'] }) },
    plugins: () => [subgraphErrors(logger), requestChecks(() => ({ requestId: randomUUID(), logger }))],
    // What may be shown is decided by the plugins.
    maskedErrors: false,
    logging: false,
    cors: false,
    graphiql: false,
    landingPage: false,
  });
  const server = createServer((request, response) => void runtime(request, response));
  const sockets = new WebSocketServer({
    server,
    path: graphqlPath,
    maxPayload: bodyLimitBytes,
    verifyClient: ({ req }: { req: IncomingMessage }) => sameOrigin(req.headers),
  });
  const protocol = useServer(
    {
      ...getGraphQLWSOptions<Record<string, unknown>, Extra>(runtime, ({ extra }) => ({ req: extra.request, request: requestOf(extra.request) })),
      onConnect(connection) {
        const { extra } = connection;
        const parameters = lowerCased(connection.connectionParams);
        // The gateway takes them for headers, whose names it knows in lower case.
        Object.assign(connection, { connectionParams: parameters });
        const expiry = new Expiry(() => extra.socket.close(HubCloseCode.expired, 'Credentials are no longer good'));
        expiry.watch({ expiresAt: signedInUntil(parameters.authorization ?? extra.request.headers.authorization, clockSkewSeconds) });
        extra.socket.once('close', () => expiry.stop());
      },
    },
    sockets,
  );

  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve()));
    // Reads the supergraph, so that the first client does not wait for it.
    await runtime.getSchema();
  } catch (error) {
    await runtime.dispose();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new HubError(`Port ${port} on ${host} is in use; set PORT to another`, 'PORT_IN_USE') : error;
  }
  const address = server.address() as { port: number };
  let stopped: Promise<void> | undefined;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`, port: address.port, close: () => (stopped ??= stop()) };

  async function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await protocol.dispose();
    await runtime.dispose();
    server.closeIdleConnections();
    await closed;
  }
}

function lowerCased(parameters: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The request that opened a WebSocket, for what the gateway reads from its headers. */
function requestOf({ headers }: IncomingMessage): Request {
  return new Request(`http://${headers.host ?? 'localhost'}${graphqlPath}`, { headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]) });
}
