import { Command } from 'commander';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../access/viewer.ts';
import { readConfig } from '../config.ts';
import { openHub } from '../openHub.ts';
import { graphiqlPage, registerGraphiqlAssets } from '../server/graphiql.ts';
import { startServer } from '../server/startServer.ts';
import { startSweeps } from '../sweeps.ts';
import { createLogger } from './logger.ts';

/** Signals that come within so many milliseconds are one. */
const sameSignalMs = 500;

/** `hub serve`: runs the hub until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve').description('run the hub: GraphQL, WebSocket and GraphiQL on one address').action(async () => {
    const config = readConfig();
    const logger = createLogger(config);
    const hub = await openHub(config, logger);
    const server = await startServer({
      schema: buildHubSchema(),
      host: config.HOST,
      port: config.PORT,
      logger,
      makeContext: () => new HubContext(hub, localAdministrator),
      audienceOf: ({ audience }) => audience,
      limits: { perClient: config.HUB_CONNECTIONS_PER_CLIENT, operationsPerConnection: config.HUB_OPERATIONS_PER_CONNECTION, idleMs: config.HUB_IDLE_MINUTES * 60_000 },
      graphiql: graphiqlPage,
      register: registerGraphiqlAssets,
      isReady: () => hub.isReady(),
    }).catch(async (error: unknown) => {
      await hub.close();
      throw error;
    });
    const stopSweeps = startSweeps(hub, { eventDays: config.HUB_ALERT_EVENTS_DAYS });
    let stoppingSince: number | null = null;
    const stop = () => {
      // A second signal means now. One that comes at once is no second one: npm passes on the Ctrl-C that the
      // terminal has already sent.
      if (stoppingSince !== null && Date.now() - stoppingSince > sameSignalMs) process.exit(1);
      if (stoppingSince !== null) return;
      stoppingSince = Date.now();
      stopSweeps();
      void server
        .close()
        .then(() => hub.close())
        .then(() => process.exit(0), (error: unknown) => {
          logger.error({ err: error }, 'stopping failed');
          process.exit(1);
        });
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    // Last: whoever reads the line may stop the hub at once.
    console.log(`Kampung KB hub ready at ${server.url}/graphql`);
  });
}
