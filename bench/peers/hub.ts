// The hub on a database that holds the bench's rows.
// Usage: hub.ts DATABASE_URL PORT
import { pino } from 'pino';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { entities } from '../../src/hub/entities.ts';
import { assembleHub } from '../../src/hub/Hub.ts';
import { startServer } from '../../src/server/transport/startServer.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { testVault } from '../../test/support/testKey.ts';

const [url = '', port = '0'] = process.argv.slice(2);
const logger = pino({ level: 'error' });
const hub = await assembleHub(new Store(await openPostgresql(url, entities, migrations), testVault()), () => '2026-06-15', logger);
await startServer({
  schema: buildHubSchema(),
  host: '127.0.0.1',
  port: Number(port),
  logger,
  makeContext: () => new HubContext(hub, localAdministrator),
});
console.log('ready');
