import { createGatewayRuntime, type UnifiedGraphHandler } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import httpTransport from '@graphql-mesh/transport-http';
import type { GraphQLSchema } from 'graphql';
import type { Authenticator } from '../../access/authentication/Authenticator.ts';
import type { Client } from '../transport/client.ts';
import { startServer, type RunningServer, type ServerOptions } from '../transport/startServer.ts';
import { GatewayContext } from './GatewayContext.ts';
import { gatewaySchema } from './gatewaySchema.ts';
import { hiveExecution } from './hiveExecution.ts';
import { subgraphErrors } from './subgraphErrors.ts';
import { subgraphRequests } from './subgraphRequests.ts';
import { TokenEnds } from './TokenEnds.ts';
import { webSocketTransport } from './webSocketTransport.ts';

export interface GatewayOptions extends Omit<ServerOptions, 'schema' | 'tracedSchema' | 'remote' | 'makeContext' | 'admit'> {
  /** The supergraph in SDL; it holds the addresses of the subgraphs. */
  readonly supergraph: string;
  /** The hub's own schema: what its fields declare of cost and access holds here as well. */
  readonly hubSchema: GraphQLSchema;
  readonly authenticator: Pick<Authenticator, 'authenticate'>;
  /**
   * How long a subgraph may take for an answer, in ms; a subscription may stay open. When left out, a second less than an operation may
   * take, so that the rest is answered in time.
   */
  readonly subgraphTimeoutMs?: number;
}

/** The longest time for an answer of a subgraph, and what is left of an operation's time for the rest of its work, in ms. */
const mostTimeMs = 600_000;
const reserveMs = 1_000;

/**
 * Starts the hub's server over subgraphs that run apart: on every transport it reads, limits and refuses as the single hub does, and has
 * Hive Gateway run what it lets in. Subgraphs are asked over HTTP, and over WebSocket for subscriptions; each is given the viewer's token
 * and purpose, and checks them itself.
 * @throws HubError `PORT_IN_USE` when another program has the port.
 */
export async function startGateway({
  supergraph,
  hubSchema,
  authenticator,
  subgraphTimeoutMs,
  ...options
}: GatewayOptions): Promise<RunningServer> {
  const runtime = createGatewayRuntime({
    supergraph,
    unifiedGraphHandler: (supergraphOptions) => prepareSupergraph(supergraphOptions, supergraph),
    transports: { http: httpTransport, ws: webSocketTransport },
    transportEntries: {
      // Who gives up a request gives up nobody else's: none are shared.
      '*.http': {
        options: {
          timeout: subgraphTimeoutMs ?? withinTime(options.timeoutMs),
          deduplicateInflightRequests: false,
          subscriptions: { kind: 'ws' },
        },
      },
    },
    plugins: () => [subgraphRequests, subgraphErrors(options.logger)],
    // What may be shown is decided by the server.
    maskedErrors: false,
    subgraphErrors: false,
    logging: false,
  });
  try {
    const unified = await runtime.getSchema();
    const ends = new TokenEnds();
    const contextOf = async (client: Client) => new GatewayContext(await authenticator.authenticate(client), client, ends);
    const server = await startServer({
      ...options,
      schema: gatewaySchema(unified, { hub: hubSchema, supergraph }),
      remote: hiveExecution(runtime, unified),
      admit: contextOf,
      makeContext: contextOf,
    });
    return { ...server, close: () => server.close().then(() => runtime.dispose()) };
  } catch (error) {
    await runtime.dispose();
    throw error;
  }
}

/** How long a subgraph may take where nothing else is said, in ms, if an operation may take so long. */
function withinTime(timeoutMs = mostTimeMs): number {
  return Math.max(reserveMs, timeoutMs - reserveMs);
}

/** Has Hive's planner handle the supergraph. What it makes of it for the first request takes most of a second, and is made here. */
async function prepareSupergraph(
  options: Parameters<UnifiedGraphHandler>[0],
  supergraph: string,
): Promise<Awaited<ReturnType<UnifiedGraphHandler>>> {
  const handled = await unifiedGraphHandler(options);
  const subgraph = /@join__graph\(name: "([^"]+)"/.exec(supergraph)?.[1];
  if (subgraph !== undefined) handled.getSubgraphSchema(subgraph);
  return handled;
}
