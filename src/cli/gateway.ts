import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import type { Logger } from 'pino';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { gatewayAuthenticator } from '../access/authentication/index.ts';
import { readConfig, type Config } from '../hub/config.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { withAddresses } from '../federation/addresses.ts';
import { graphiqlPage, registerGraphiqlAssets } from '../server/transport/graphiql.ts';
import type { RunningServer } from '../server/transport/startServer.ts';
import { clientLimits } from './abuseLimits.ts';
import { localModeNotice } from './localMode.ts';
import { createLogger } from './logger.ts';
import { nameAndValue } from './nameAndValue.ts';
import { stopOnSignal } from './stopOnSignal.ts';
import { invalidArgument } from './invalidArgument.ts';

/** The supergraph of the hub's own subgraphs. */
export const ownSupergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));

interface GatewayArguments {
  supergraph: string;
  at: Map<string, string>;
  timeout?: number;
}

/** `hub gateway`: one address for subgraphs in other processes. */
export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('run Hive Gateway over subgraphs in other processes: the same GraphQL API as the hub, on one address')
    .option('--supergraph <file>', 'the composed supergraph, from `hub schema compose`', ownSupergraph)
    .option(
      '--at <name=url>',
      'address of a subgraph, if not the one in the supergraph; repeatable',
      nameAndValue,
      new Map<string, string>(),
    )
    .addOption(timeoutOption())
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
 * Starts the configured gateway: clients may send the same requests as to the single hub.
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

/** @throws HubError BAD_ARGUMENT if the file does not exist. */
export function readSupergraph(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new HubError(message('cli.supergraphUnreadable', { file }), 'BAD_ARGUMENT');
  }
}

export function timeoutOption(): Option {
  return new Option('--timeout <ms>', 'time limit for an answer of a subgraph (default: a second less than HUB_TIMEOUT_SECONDS)').argParser(
    milliseconds,
  );
}

function milliseconds(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 1 && value <= 600_000))
    throw invalidArgument('cli.wholeNumber', { lowest: 1, highest: 600_000 });
  return value;
}
