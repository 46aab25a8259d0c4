import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import type { Logger } from 'pino';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { gatewayAuthenticator } from '../access/authentication/index.ts';
import { readConfig, type Config } from '../config.ts';
import { HubError } from '../errors.ts';
import { withAddresses } from '../federation/addresses.ts';
import { graphiqlPage, registerGraphiqlAssets } from '../server/graphiql.ts';
import type { RunningServer } from '../server/startServer.ts';
import { clientLimits } from './abuseLimits.ts';
import { localModeNotice } from './localMode.ts';
import { createLogger } from './logger.ts';
import { nameAndValue } from './nameAndValue.ts';
import { stopOnSignal } from './stopOnSignal.ts';

/** The supergraph of the hub's own subgraphs. */
export const ownSupergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));

interface GatewayArguments {
  supergraph: string;
  at: Map<string, string>;
  timeout: number;
}

/** `hub gateway`: one address for subgraphs that run apart. */
export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('run Hive Gateway over subgraphs that run apart: the same GraphQL as the hub, on one address')
    .option('--supergraph <file>', 'the composed supergraph, from `hub schema compose`', ownSupergraph)
    .option('--at <name=url>', 'where a subgraph is, when not where the supergraph says; may be repeated', nameAndValue, new Map<string, string>())
    .option('--timeout <ms>', 'how long a subgraph may take to answer', milliseconds, 10_000)
    .action(async ({ supergraph, at, timeout }: GatewayArguments) => {
      const config = readConfig();
      const logger = createLogger(config);
      const gateway = await serveGateway(config, logger, withAddresses(readSupergraph(supergraph), at), timeout);
      stopOnSignal(() => gateway.close(), logger);
      for (const line of localModeNotice(config)) console.log(line);
      console.log(`Kampung KB gateway ready at ${gateway.url}/graphql`);
    });
}

/**
 * Starts the gateway as it is configured: what clients may ask of the single hub they may ask of it.
 * @param supergraph in SDL, with the addresses of the subgraphs.
 */
export async function serveGateway(config: Config, logger: Logger, supergraph: string, subgraphTimeoutMs?: number): Promise<RunningServer> {
  // Its packages take long to load, and the other commands need not wait for them.
  const { startGateway } = await import('../server/gateway/startGateway.ts');
  return startGateway({
    supergraph,
    hubSchema: buildHubSchema(),
    host: config.HOST,
    port: config.PORT,
    logger,
    authenticator: gatewayAuthenticator(config, logger),
    ...clientLimits(config),
    graphiql: config.HUB_TRUSTED_ONLY ? undefined : graphiqlPage,
    register: registerGraphiqlAssets,
    ...(subgraphTimeoutMs === undefined ? {} : { subgraphTimeoutMs }),
  });
}

/** @throws HubError BAD_ARGUMENT when there is no such file. */
export function readSupergraph(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new HubError(`${file}: it cannot be read; \`hub schema compose --out ${file}\` makes it`, 'BAD_ARGUMENT');
  }
}

function milliseconds(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 1 && value <= 600_000)) throw new InvalidArgumentError('It must be a whole number from 1 to 600000.');
  return value;
}
