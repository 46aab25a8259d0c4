import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { buildHubSubgraph, hubSubgraphTypeDefs } from '../../resolvers/hubSubgraphs.ts';
import type { authenticatedContexts } from '../../resolvers/shared/authenticatedContexts.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { subgraphNames, type SubgraphName } from '../../resolvers/subgraphs.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { entities } from '../../src/entities.ts';
import { composeSupergraph, type SubgraphDefinition } from '../../src/federation/composeSupergraph.ts';
import { assembleHub, type Hub } from '../../src/Hub.ts';
import type { Client } from '../../src/server/client.ts';
import { startGateway } from '../../src/server/gateway/startGateway.ts';
import { startServer, type RunningServer } from '../../src/server/startServer.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { openTestStore } from '../support/databases.ts';
import { silent, today } from '../support/testHub.ts';
import { testVault } from '../support/testKey.ts';

/** The hub in both shapes on one PostgreSQL database: whole, and as subgraphs behind the gateway. */
export interface BothShapes {
  /** Addresses of GraphQL over HTTP. */
  single: string;
  gateway: string;
  /** What each subgraph runs on: a connection pool and a hub of its own, as a process of its own would have. */
  subgraphs: Record<SubgraphName, { server: RunningServer; hub: Hub; clients: Client[] }>;
  close(): Promise<void>;
}

export interface Shapes {
  /** Puts data into the empty database. */
  fill: (store: Store) => Promise<unknown>;
  /** Subgraphs of agencies that run already. */
  agencies?: readonly SubgraphDefinition[];
  timeoutMs?: number;
  /** How the subgraphs tell callers apart; everybody is the administrator when left out. */
  authenticate?: Authenticate;
}

type Authenticate = (hub: Hub) => Promise<ReturnType<typeof authenticatedContexts> & { close(): Promise<void> }>;

export async function serveBothShapes({ fill, agencies = [], timeoutMs, authenticate = asAdministrator }: Shapes): Promise<BothShapes> {
  const database = await openTestStore('postgresql');
  await fill(database.store);
  const hub = await assembleHub(database.store, () => today, silent);
  const single = await startServer({ schema: buildHubSchema(), host: '127.0.0.1', port: 0, logger: silent, makeContext: () => new HubContext(hub, localAdministrator) });

  const parts = await Promise.all(subgraphNames.map(async (name) => [name, await serveSubgraph(name, database.url ?? '', authenticate)] as const));
  const subgraphs = Object.fromEntries(parts) as BothShapes['subgraphs'];
  const own = [...hubSubgraphTypeDefs()].map(([name, typeDefs]) => ({ name, typeDefs, url: `${subgraphs[name].server.url}/graphql` }));
  const { sdl } = composeSupergraph([...own, ...agencies]);
  const gateway = await startGateway({ supergraph: sdl, host: '127.0.0.1', port: 0, logger: silent, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  return {
    single: `${single.url}/graphql`,
    gateway: `${gateway.url}/graphql`,
    subgraphs,
    close: async () => {
      await Promise.all([gateway.close(), single.close()]);
      for (const { server, hub: part } of Object.values(subgraphs)) {
        await server.close();
        await part.close();
      }
      await hub.alerts.close();
      await database.drop();
    },
  };
}

const asAdministrator: Authenticate = (hub) =>
  Promise.resolve({ admit: () => ({ viewer: localAdministrator }), makeContext: () => Promise.resolve(new HubContext(hub, localAdministrator)), close: () => Promise.resolve() });

async function serveSubgraph(name: SubgraphName, databaseUrl: string, authenticate: Authenticate): Promise<BothShapes['subgraphs'][SubgraphName]> {
  const hub = await assembleHub(new Store(await openPostgresql(databaseUrl, entities, migrations), testVault()), () => today, silent);
  const clients: Client[] = [];
  const authentication = await authenticate(hub);
  const server = await startServer({
    schema: buildHubSubgraph(name),
    host: '127.0.0.1',
    port: 0,
    logger: silent,
    bodyLimitBytes: 50_000_000,
    admit: authentication.admit,
    makeContext: (client) => {
      clients.push(client);
      return authentication.makeContext(client);
    },
  });
  return { server: { ...server, close: () => server.close().then(() => authentication.close()) }, hub, clients };
}
