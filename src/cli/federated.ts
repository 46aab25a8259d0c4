import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { subgraphNames, subgraphPort } from '../../resolvers/subgraphs.ts';
import { readConfig, requirePostgresql } from '../hub/config.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { withAddresses } from '../federation/addresses.ts';
import { openHub } from '../hub/openHub.ts';
import { publish } from '../hub/publish.ts';
import { ownSupergraph, readSupergraph, serveGateway, timeoutOption } from './gateway.ts';
import { localModeNotice, signInNotice } from './localMode.ts';
import { createLogger } from './logger.ts';
import { stopOnSignal } from './stopOnSignal.ts';
import { invalidArgument } from './invalidArgument.ts';

const hubCommand = fileURLToPath(new URL('../../bin/hub.js', import.meta.url));

/** `hub federated`: every subgraph in a separate process, with the gateway in front. */
export function federatedCommand(): Command {
  return new Command('federated')
    .description('run every subgraph in a separate process, with the gateway in front; needs PostgreSQL')
    .option(
      '--ports <first>',
      'port of the first subgraph, the others follow; 0 for free ports',
      port,
      subgraphPort(subgraphNames[0] ?? 'villages'),
    )
    .option('--supergraph <file>', 'the composed supergraph, from `hub schema compose`', ownSupergraph)
    .addOption(timeoutOption())
    .action(async ({ ports, supergraph, timeout }: { ports: number; supergraph: string; timeout?: number }) => {
      const config = readConfig();
      requirePostgresql(config, 'hub federated');
      const logger = createLogger(config);
      const composed = readSupergraph(supergraph);
      // Migrates, loads the data and publishes once, before several processes need the same.
      const hub = await openHub(config, logger);
      await publish(hub.store, hub.today());
      await hub.close();
      const children = subgraphNames.map((name, index) => startSubgraph(name, ports === 0 ? 0 : ports + index));
      const stopChildren = () => Promise.all(children.map((child) => child.stop()));
      try {
        const addresses = new Map(await Promise.all(children.map(async ({ name, url }): Promise<[string, string]> => [name, await url])));
        const gateway = await serveGateway(config, logger, withAddresses(composed, addresses), timeout);
        stopOnSignal(async () => {
          await gateway.close();
          await stopChildren();
        }, logger);
        for (const line of localModeNotice(config)) console.log(line);
        for (const [name, url] of addresses) console.log(`subgraph ${name} at ${url}`);
        const address = `${gateway.url}/graphql`;
        for (const line of await signInNotice(config, address)) console.log(line);
        console.log(`Kampung KB gateway ready at ${address}`);
      } catch (error) {
        await stopChildren();
        throw error;
      }
    });
}

interface RunningSubgraph {
  readonly name: string;
  /** Settled when it is ready, or has ended instead. */
  readonly url: Promise<string>;
  stop(): Promise<void>;
}

function startSubgraph(name: string, listenOn: number): RunningSubgraph {
  const child: ChildProcess = spawn(process.execPath, [hubCommand, 'serve', '--subgraph', name], {
    env: { ...process.env, PORT: String(listenOn), HOST: '127.0.0.1' },
    // The channel closes in the subgraph when this process ends, for whatever reason.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = new Promise<string>((resolve, reject) => {
    let written = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      const address = /http:\S+(?=\n)/.exec(written)?.[0];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new HubError(message('cli.subgraphEnded', { name }), 'SUBGRAPH_UNAVAILABLE')));
  });
  return {
    name,
    url,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function port(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 0 && value <= 65_000)) throw invalidArgument('cli.wholeNumber', { lowest: 0, highest: 65_000 });
  return value;
}
