import { Command, Option } from 'commander';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { buildHubSubgraph } from '../../resolvers/hubSubgraphs.ts';
import { authenticatedContexts } from '../../resolvers/shared/authenticatedContexts.ts';
import type { HubContext } from '../../resolvers/shared/HubContext.ts';
import { subgraphNames, subgraphPort, type SubgraphName } from '../../resolvers/subgraphs.ts';
import { openAuthenticator } from '../access/authentication/index.ts';
import { readConfig, requirePostgresql, type Config } from '../config.ts';
import { openHub } from '../openHub.ts';
import { graphiqlPage, registerGraphiqlAssets } from '../server/graphiql.ts';
import { startServer, type ServerOptions } from '../server/startServer.ts';
import { startSweeps } from '../sweeps.ts';
import { clientLimits, gatewayLimits, reachableSubgraphNotice } from './abuseLimits.ts';
import { localModeNotice, signInNotice } from './localMode.ts';
import { createLogger } from './logger.ts';
import { stopOnSignal } from './stopOnSignal.ts';

/** A gateway asks for the objects of a whole answer at once, by their keys. */
const largestGatewayRequestBytes = 50_000_000;

/** `hub serve`: runs the hub, or one of its subgraphs, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the hub: GraphQL, WebSocket and GraphiQL on one address')
    .addOption(new Option('--subgraph <name>', 'run one part of it as an Apollo Federation subgraph instead, behind a gateway; needs PostgreSQL').choices(subgraphNames))
    .action(async ({ subgraph }: { subgraph?: SubgraphName }) => {
      const config = subgraph === undefined ? readConfig() : subgraphConfig(subgraph);
      const logger = createLogger(config);
      const hub = await openHub(config, logger);
      const authentication = await openAuthenticator(config, hub.store, logger).catch(async (error: unknown) => {
        await hub.close();
        throw error;
      });
      const server = await startServer({
        ...(subgraph === undefined ? { schema: buildHubSchema() } : servedSubgraph(subgraph)),
        host: config.HOST,
        port: config.PORT,
        logger,
        ...authenticatedContexts(hub, authentication.authenticator),
        audienceOf: ({ audience }) => audience,
        ...(subgraph === undefined ? clientLimits(config) : gatewayLimits(config)),
        graphiql: subgraph === undefined && config.HUB_TRUSTED_ONLY ? undefined : graphiqlPage,
        register: registerGraphiqlAssets,
        isReady: () => hub.isReady(),
      }).catch(async (error: unknown) => {
        await authentication.close();
        await hub.close();
        throw error;
      });
      const stopSweeps = startSweeps(hub, { eventDays: config.HUB_ALERT_EVENTS_DAYS, retentionYears: config.HUB_RETENTION_YEARS });
      stopOnSignal(async () => {
        await stopSweeps();
        await server.close();
        await authentication.close();
        await hub.close();
      }, logger);
      for (const line of localModeNotice(config)) console.log(line);
      if (subgraph !== undefined) for (const line of reachableSubgraphNotice(config)) console.log(line);
      const address = `${server.url}/graphql`;
      if (subgraph === undefined) for (const line of await signInNotice(config, address)) console.log(line);
      // Last: whoever reads the line may stop the hub at once.
      console.log(`Kampung KB ${subgraph === undefined ? 'hub' : `subgraph ${subgraph}`} ready at ${address}`);
    });
}

/** @throws HubError POSTGRESQL_NEEDED for the embedded database, which belongs to one process. */
function subgraphConfig(subgraph: SubgraphName): Config {
  const config = readConfig(process.env, { PORT: String(subgraphPort(subgraph)) });
  requirePostgresql(config, 'hub serve --subgraph');
  return config;
}

function servedSubgraph(name: SubgraphName): Pick<ServerOptions<HubContext>, 'schema' | 'tracedSchema' | 'bodyLimitBytes'> {
  return { schema: buildHubSubgraph(name), tracedSchema: buildHubSubgraph(name), bodyLimitBytes: largestGatewayRequestBytes };
}
