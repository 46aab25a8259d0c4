import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { graphiqlPage, graphiqlPlugin } from '../../src/server/transport/graphiql.ts';
import { startServer } from '../../src/server/transport/startServer.ts';
import { dataOf } from '../support/ask.ts';
import { openTestStore } from '../support/databases.ts';
import { silent, today } from '../support/testHub.ts';

/** A hub with GraphiQL, for a browser to visit. */
export interface BrowserHub {
  readonly hub: Hub;
  /** Address of the page, and of GraphQL. */
  readonly url: string;
  /** Registers a child of the examples' village and measures it so that it is newly stunted. */
  addStuntedChild(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a hub on the fixture's data and the village that the examples ask for. */
export async function startBrowserHub(): Promise<BrowserHub> {
  const database = await openTestStore('embedded', 'fixture');
  await database.store.read('fixture', `insert into district values ('33.26.16', '33.26', 'Wiradesa')`);
  await database.store.read('fixture', `insert into village values ('33.26.16.2001', '33.26.16', 'Kadipaten', 'DESA')`);
  const hub = await assembleHub(database.store, () => today, silent);
  const server = await startServer({
    schema: buildHubSchema(),
    host: '127.0.0.1',
    port: 0,
    logger: silent,
    makeContext: () => new HubContext(hub, localAdministrator),
    graphiql: graphiqlPage,
    // As it is named from another machine.
    allowedHosts: ['hub.test'],
    register: graphiqlPlugin,
  });
  const url = `${server.url}/graphql`;

  const { registerFamily } = await dataOf<{ registerFamily: { id: string } }>(
    url,
    'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id } }',
    { input: { villageCode: '33.26.16.2001', welfareDecile: 2, head: { name: 'Pak Contoh', sex: 'MALE', bornOn: '1990-01-01' } } },
  );

  return {
    hub,
    url,
    async addStuntedChild(name) {
      const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
        url,
        'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
        { input: { familyId: registerFamily.id, name, sex: 'FEMALE', bornOn: '2024-01-15' } },
      );
      await dataOf(url, 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }', {
        input: { childId: registerChild.id, measuredOn: '2026-06-01', weightKg: 10, heightCm: 78 },
      });
    },
    async close() {
      await server.close();
      await hub.alerts.close();
      await database.drop();
    },
  };
}
