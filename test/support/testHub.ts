import { pino } from 'pino';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator, type Viewer } from '../../src/access/viewer.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { type DatabaseKind, openTestStore, type TestStore } from './databases.ts';
import { hubSchema } from './schemas.ts';

/** The day it is in the tests. */
export const today = '2026-06-15';

export const silent = pino({ level: 'silent' });

/** A hub on a database of its own that holds the small, known data of `fixture.ts`. */
export interface TestHub {
  hub: Hub;
  database: TestStore;
  close(): Promise<void>;
}

/** @param day what day it is for the hub. */
export async function openTestHub(kind: DatabaseKind, day: () => string = () => today): Promise<TestHub> {
  const database = await openTestStore(kind, 'fixture');
  const hub = await assembleHub(database.store, day, silent);
  return {
    hub,
    database,
    close: async () => {
      await hub.alerts.close();
      await hub.audit.close();
      await database.drop();
    },
  };
}

/** A test hub behind a real server on a free port. */
export interface ServedHub extends TestHub {
  server: RunningServer;
  /** Address of GraphQL over HTTP. */
  url: string;
}

/** @param viewer who asks; an administrator of the regency, so that what is asked and changed meets row-level security. */
export async function serveTestHub(kind: DatabaseKind, viewer: Viewer = { ...localAdministrator, areas: ['33.26'] }): Promise<ServedHub> {
  const test = await openTestHub(kind);
  const server = await startServer({
    schema: hubSchema(),
    host: '127.0.0.1',
    port: 0,
    logger: silent,
    makeContext: () => new HubContext(test.hub, viewer),
  });
  return {
    ...test,
    server,
    url: `${server.url}/graphql`,
    close: async () => {
      await server.close();
      await test.close();
    },
  };
}
