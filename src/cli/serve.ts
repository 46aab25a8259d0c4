import { join } from 'node:path';
import { Command, Option } from 'commander';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { buildHubSubgraph } from '../../resolvers/hubSubgraphs.ts';
import { authenticatedContexts } from '../../resolvers/shared/authenticatedContexts.ts';
import { viewersHub } from '../../resolvers/shared/viewersHub.ts';
import { subgraphNames, subgraphPort, type SubgraphName } from '../../resolvers/subgraphs.ts';
import { openAuthenticator } from '../access/authentication/index.ts';
import { readConfig, requirePostgresql, type Config } from '../hub/config.ts';
import type { Hub } from '../hub/Hub.ts';
import { openHub } from '../hub/openHub.ts';
import { Importer } from '../imports/jobs/Importer.ts';
import { warnOfEnded } from '../law/warnOfEnded.ts';
import { graphiqlPage, registerGraphiqlAssets } from '../server/transport/graphiql.ts';
import { registerImports } from '../server/transport/imports.ts';
import { startServer, type ServerOptions } from '../server/transport/startServer.ts';
import { startSweeps } from '../hub/sweeps.ts';
import { clientLimits, subgraphLimits, reachableSubgraphNotice } from './abuseLimits.ts';
import { localModeNotice, signInNotice } from './localMode.ts';
import { createLogger } from './logger.ts';
import { stopOnSignal } from './stopOnSignal.ts';

/** A gateway asks for the objects of a whole answer at once, by their keys: 100,000 of 100 bytes. */
const largestGatewayRequestBytes = 10_000_000;

/** `hub serve`: runs the hub, or one of its subgraphs, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the hub: GraphQL, WebSocket and GraphiQL on one address')
    .addOption(
      new Option(
        '--subgraph <name>',
        'run one part of it as an Apollo Federation subgraph instead, behind a gateway; needs PostgreSQL',
      ).choices(subgraphNames),
    )
    .action(async ({ subgraph }: { subgraph?: SubgraphName }) => {
      const config = subgraph === undefined ? readConfig() : subgraphConfig(subgraph);
      const logger = createLogger(config);
      const hub = await openHub(config, logger);
      warnOfEnded(logger, hub.today());
      const authentication = await openAuthenticator(config, hub.store, logger).catch(async (error: unknown) => {
        await hub.close();
        throw error;
      });
      const contexts = authenticatedContexts(hub, authentication.authenticator);
      // Imports belong to the children subgraph.
      const importer = subgraph === undefined || subgraph === 'children' ? startImporter(hub) : null;
      const server = await startServer({
        ...(subgraph === undefined ? { schema: buildHubSchema() } : servedSubgraph(subgraph)),
        host: config.HOST,
        port: config.PORT,
        logger,
        ...contexts,
        ...(subgraph === undefined ? clientLimits(config) : subgraphLimits(config)),
        graphiql: subgraph === undefined && config.HUB_TRUSTED_ONLY ? undefined : graphiqlPage,
        register: async (fastify) => {
          await registerGraphiqlAssets(fastify);
          if (importer === null) return;
          await registerImports(fastify, {
            folder: importFolder(config),
            largest: config.HUB_IMPORT_BYTES,
            admit: async (asking) => {
              const { viewer, hub: own } = await contexts.makeContext(asking);
              return { viewer, store: own.store };
            },
            onJob: () => importer.wake(),
          });
        },
        isReady: () => hub.isReady(),
      }).catch(async (error: unknown) => {
        await importer?.close();
        await authentication.close();
        await hub.close();
        throw error;
      });
      const stopSweeps = startSweeps(hub, { eventDays: config.HUB_ALERT_EVENTS_DAYS, retentionYears: config.HUB_RETENTION_YEARS });
      stopOnSignal(async () => {
        await stopSweeps();
        await server.close();
        await importer?.close();
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

/** Where uploaded files wait for their import: beside the embedded database, on the disk of this instance. */
function importFolder({ HUB_DATA }: Config): string {
  return join(HUB_DATA, 'imports');
}

function startImporter(hub: Hub): Importer {
  return new Importer({
    store: hub.store,
    logger: hub.logger,
    operationOf: (viewer) => {
      const { store, areas, hooks } = viewersHub(hub, viewer);
      return { store, areas, hooks, viewer, today: hub.today() };
    },
  });
}

/** @throws HubError POSTGRESQL_NEEDED for the embedded database, which belongs to one process. */
function subgraphConfig(subgraph: SubgraphName): Config {
  const config = readConfig(process.env, { PORT: String(subgraphPort(subgraph)) });
  requirePostgresql(config, 'hub serve --subgraph');
  return config;
}

function servedSubgraph(name: SubgraphName): Pick<ServerOptions, 'schema' | 'tracedSchema' | 'bodyLimitBytes'> {
  return { schema: buildHubSubgraph(name), tracedSchema: buildHubSubgraph(name), bodyLimitBytes: largestGatewayRequestBytes };
}
