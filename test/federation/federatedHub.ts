import { hubSubgraphTypeDefs } from '../../resolvers/hubSubgraphs.ts';
import type { authenticatedContexts } from '../../resolvers/shared/authenticatedContexts.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { subgraphNames, type SubgraphName } from '../../resolvers/subgraphs.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { subgraphLimits } from '../../src/cli/abuseLimits.ts';
import { readConfig } from '../../src/hub/config.ts';
import { entities } from '../../src/hub/entities.ts';
import { composeSupergraph, type SubgraphDefinition } from '../../src/federation/composeSupergraph.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import type { Client } from '../../src/server/transport/client.ts';
import { startGateway, type GatewayOptions } from '../../src/server/gateway/startGateway.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { openTestStore, type Contents } from '../support/databases.ts';
import { silent, today } from '../support/testHub.ts';
import { testVault } from '../support/testKey.ts';
import { hubSchema, subgraphSchema } from '../support/schemas.ts';

/** The hub in both shapes on one PostgreSQL database: whole, and as subgraphs behind the gateway. */
export interface BothShapes {
  /** Addresses of GraphQL over HTTP. */
  single: string;
  gateway: string;
  /** The whole hub. */
  hub: Hub;
  subgraphs: Record<SubgraphName, Subgraph>;
  /** Starts another gateway before the same subgraphs, which lets its callers do anything as the administrator unless told otherwise. */
  serveGateway(options?: Partial<GatewayOptions>): Promise<RunningServer>;
  close(): Promise<void>;
}

/** A subgraph with a connection pool and a hub of its own, as a process of its own would have. */
export interface Subgraph {
  /** Address of GraphQL over HTTP. */
  readonly url: string;
  readonly hub: Hub;
  /** Those that asked, in order. */
  readonly clients: Client[];
  /** Closes the server; the hub stays. */
  stop(): Promise<void>;
  /** Serves again at the same address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface Shapes {
  /** What their database begins with; the fixture's data when left out. */
  contents?: Contents;
  /** Puts further data into it. */
  fill?: (store: Store) => Promise<unknown>;
  /** Subgraphs of agencies that run already. */
  agencies?: readonly SubgraphDefinition[];
  subgraphTimeoutMs?: number;
  /** How the subgraphs tell callers apart; everybody is the administrator when left out. */
  authenticate?: Authenticate;
  /** How the gateway does, and what it lets them do; anybody may do anything when left out. */
  gatewayOptions?: Partial<GatewayOptions>;
  /** Settings of the subgraphs, where they are not the hub's own. */
  subgraphSettings?: Record<string, string>;
}

type Authenticate = (hub: Hub) => Promise<ReturnType<typeof authenticatedContexts> & { close(): Promise<void> }>;

export async function serveBothShapes({
  contents = 'fixture',
  fill,
  agencies = [],
  subgraphTimeoutMs,
  authenticate = asAdministrator,
  gatewayOptions,
  subgraphSettings = {},
}: Shapes): Promise<BothShapes> {
  const database = await openTestStore('postgresql', contents);
  await fill?.(database.store);
  const hub = await assembleHub(database.store, () => today, silent);
  const single = await startServer({
    schema: hubSchema(),
    host: '127.0.0.1',
    port: 0,
    logger: silent,
    makeContext: () => new HubContext(hub, localAdministrator),
  });

  const parts = await Promise.all(
    subgraphNames.map(async (name) => [name, await serveSubgraph(name, database.url ?? '', authenticate, subgraphSettings)] as const),
  );
  const subgraphs = Object.fromEntries(parts) as BothShapes['subgraphs'];
  const own = [...hubSubgraphTypeDefs()].map(([name, typeDefs]) => ({ name, typeDefs, url: subgraphs[name].url }));
  const { sdl } = composeSupergraph([...own, ...agencies]);
  const gateways: RunningServer[] = [];
  const serveGateway: BothShapes['serveGateway'] = async (options) => {
    const gateway = await startGateway({
      supergraph: sdl,
      hubSchema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      authenticator: { authenticate: () => ({ viewer: localAdministrator }) },
      ...(subgraphTimeoutMs === undefined ? {} : { subgraphTimeoutMs }),
      ...options,
    });
    gateways.push(gateway);
    return gateway;
  };
  return {
    single: `${single.url}/graphql`,
    gateway: `${(await serveGateway(gatewayOptions)).url}/graphql`,
    serveGateway,
    hub,
    subgraphs,
    close: async () => {
      await Promise.all([...gateways, single].map((server) => server.close()));
      for (const subgraph of Object.values(subgraphs)) await subgraph.close();
      await hub.alerts.close();
      await database.drop();
    },
  };
}

const asAdministrator: Authenticate = (hub) =>
  Promise.resolve({
    admit: () => ({ viewer: localAdministrator }),
    makeContext: () => Promise.resolve(new HubContext(hub, localAdministrator)),
    close: () => Promise.resolve(),
  });

async function serveSubgraph(
  name: SubgraphName,
  databaseUrl: string,
  authenticate: Authenticate,
  subgraphSettings: Record<string, string>,
): Promise<Subgraph> {
  const hub = await assembleHub(new Store(await openPostgresql(databaseUrl, entities, migrations), testVault()), () => today, silent);
  const clients: Client[] = [];
  const authentication = await authenticate(hub);
  const start = (port: number) =>
    startServer({
      schema: subgraphSchema(name),
      host: '127.0.0.1',
      port,
      logger: silent,
      bodyLimitBytes: 10_000_000,
      graceMs: 100,
      ...subgraphLimits(readConfig(subgraphSettings)),
      admit: authentication.admit,
      makeContext: (client) => {
        clients.push(client);
        return authentication.makeContext(client);
      },
    });
  let server = await start(0);
  const { url, port } = server;
  return {
    url: `${url}/graphql`,
    hub,
    clients,
    stop: () => server.close(),
    start: async () => {
      server = await start(port);
    },
    close: async () => {
      await server.close();
      await authentication.close();
      await hub.close();
    },
  };
}
