import 'reflect-metadata';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { entities } from '../../src/hub/entities.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { startSweeps } from '../../src/hub/sweeps.ts';
import { ask, dataOf } from '../support/ask.ts';
import { createDatabase } from '../support/databases.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';
import { testVault } from '../support/testKey.ts';
import { today } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let proxy: Proxy;
let hub: Hub;
let server: RunningServer;
let url: string;
const logged: string[] = [];

beforeAll(async () => {
  database = await createDatabase(inject('fixtureDatabase'));
  proxy = await startProxy(database.url);
  const store = new Store(await openPostgresql(proxy.url, entities, migrations), testVault());
  const logger = pino({ level: 'warn' }, { write: (line) => void logged.push(line) });
  hub = await assembleHub(store, () => today, logger);
  server = await startServer({
    schema: hubSchema(),
    host: '127.0.0.1',
    port: 0,
    logger,
    makeContext: () => new HubContext(hub, { ...localAdministrator, areas: ['33.26'] }),
    isReady: () => hub.isReady(),
    timeoutMs: 20_000,
  });
  url = `${server.url}/graphql`;
});
afterAll(async () => {
  await server.close();
  await hub.close();
  await proxy.close();
  await database.drop();
});

const ready = async () => (await fetch(`${server.url}/ready`)).status;
const record = 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }';
const aChild = async () =>
  (await dataOf<{ children: { nodes: { id: string }[] } }>(url, '{ children(first: 1) { nodes { id } } }')).children.nodes[0]?.id ?? '';
const cut = () => proxy.switchTo(Number(new URL(database.url).port));

it('A change whose answer was lost says so, and is stored once by being repeated with its clientKey', async () => {
  const childId = await aChild();
  const input = { childId, measuredOn: '2026-06-10', weightKg: 10.4, heightCm: 88, clientKey: 'lost' };
  proxy.loseAnswerToCommitOf('insert into measurement');
  const lost = await ask(url, record, { input });
  expect(lost.errors).toMatchObject([{ extensions: { code: 'CHANGE_OUTCOME_UNKNOWN' } }]);
  expect(lost.errors?.[0]?.message).toContain('clientKey');
  const { recordMeasurement } = await dataOf<{ recordMeasurement: { id: string } }>(url, record, { input });
  const { node } = await dataOf<{ node: { measurements: { nodes: { id: string; measuredOn: string }[] } } }>(
    url,
    'query ($id: ID!) { node(id: $id) { ... on Child { measurements { nodes { id measuredOn } } } } }',
    { id: childId },
  );
  expect(node.measurements.nodes.filter(({ measuredOn }) => measuredOn === input.measuredOn)).toEqual([
    { id: recordMeasurement.id, measuredOn: input.measuredOn },
  ]);
  expect(logged.join('')).toContain('CHANGE_OUTCOME_UNKNOWN');
});

it('While the database is away changes and reads say "try again" and the hub is not ready; afterwards all is well by itself', async () => {
  const childId = await aChild();
  expect(await ready()).toBe(200);
  proxy.switchTo(1);
  const input = { childId, measuredOn: '2026-06-11', weightKg: 10.4, heightCm: 88 };
  const refused = await Promise.all([ask(url, record, { input }), ask(url, '{ children(first: 1) { nodes { id } } }')]);
  expect(refused.map(({ errors }) => errors?.map(({ message, extensions: { code } }) => [code, message.includes('try again')]))).toEqual([
    [['DATABASE_UNAVAILABLE', true]],
    [['DATABASE_UNAVAILABLE', true]],
  ]);
  // Nothing of where the database is.
  expect(JSON.stringify(refused)).not.toContain('127.0.0.1');
  expect(await ready()).toBe(503);
  cut();
  expect(await ready()).toBe(200);
  await dataOf(url, record, { input });
});

it('A sweep whose connection is lost is followed by the others of its round', async () => {
  logged.length = 0;
  proxy.switchTo(1);
  const stop = startSweeps(hub, { eventDays: 30, retentionYears: 5 });
  await expect.poll(() => logged.filter((line) => line.includes('failed')).length).toBeGreaterThanOrEqual(2);
  cut();
  await stop();
  expect(await ready()).toBe(200);
});
