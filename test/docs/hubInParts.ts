import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { buildHubSubgraph } from '../../resolvers/hubSubgraphs.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { subgraphNames } from '../../resolvers/subgraphs.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { withAddresses } from '../../src/federation/addresses.ts';
import type { Hub } from '../../src/hub/Hub.ts';
import { startGateway } from '../../src/server/gateway/startGateway.ts';
import { startServer } from '../../src/server/transport/startServer.ts';
import { silent } from '../support/testHub.ts';

/** The water agency of the example, in a process of its own. */
export async function startAgency(): Promise<{ url: string; stop(): Promise<void> }> {
  const agency = spawn('node_modules/.bin/node', ['examples/agency-subgraph/server.js'], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(agency, 'exit');
  const [line] = (await once(agency.stdout, 'data')) as [Buffer];
  return {
    url: new URL(/http:\S+/.exec(line.toString())?.[0] ?? '').origin,
    stop: async () => {
      agency.kill();
      await ended;
    },
  };
}

/** What `hub federated --supergraph` serves, on a hub that runs already: every subgraph, and the gateway before them. */
export async function serveInParts(hub: Hub, supergraph: string): Promise<{ url: string; close(): Promise<void> }> {
  const makeContext = () => new HubContext(hub, localAdministrator);
  const own = { host: '127.0.0.1', port: 0, logger: silent };
  const servers = await Promise.all(subgraphNames.map((name) => startServer({ ...own, schema: buildHubSubgraph(name), makeContext })));
  const addresses = new Map(subgraphNames.map((name, index) => [name as string, `${servers[index]?.url ?? ''}/graphql`]));
  const gateway = await startGateway({
    ...own,
    supergraph: withAddresses(supergraph, addresses),
    hubSchema: buildHubSchema(),
    authenticator: { authenticate: () => ({ viewer: localAdministrator }) },
  });
  return {
    url: `${gateway.url}/graphql`,
    close: async () => {
      await gateway.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
