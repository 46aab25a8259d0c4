import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { cursorWithoutLog } from '../../src/alerts/index.ts';
import { dataOf } from '../support/ask.ts';
import { readyText, startHub, withoutTokens, type RunningHub } from '../support/hubProcess.ts';
import { watch, webSocketClient, type Watched } from '../support/subscribe.ts';
import { childrenOf, cursorsOf, measureStunted, registerChild, subscription, type AlertSeen } from './alerts.ts';
import { createOwnDatabase, type OwnDatabase } from './server.ts';

// Two instances that were started together on one empty database, as a role that is no superuser.
let database: OwnDatabase;
let hubs: [RunningHub, RunningHub];
const clients: Client[] = [];

beforeAll(async () => {
  database = await createOwnDatabase();
  const settings = { DATABASE_URL: database.url };
  hubs = await Promise.all([startHub(settings), startHub(settings)]);
  return () => Promise.all(hubs.map((hub) => hub.stop()));
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

afterAll(() => database.drop());

function open(hub: RunningHub, after: string): Watched<AlertSeen> {
  const client = webSocketClient(hub.url);
  clients.push(client);
  return watch<AlertSeen>(client, subscription, { after });
}

/** Subscribes and waits until an alert has come, so that the subscription is live; that first one is left out of the results. */
async function subscribed(hub: RunningHub): Promise<Watched<AlertSeen> & { lastCursor(): string }> {
  const [newest] = await database.query<{ seq: string }>('select max(seq) as seq from alert_event');
  const watched = open(hub, cursorWithoutLog(newest?.seq ?? 0));
  await measureStunted(hub.url, await registerChild(hub.url, '33.26.01.2001'));
  await watched.waitFor(1);
  const [first = ''] = cursorsOf(watched.results.splice(0));
  return { ...watched, lastCursor: () => cursorsOf(watched.results).at(-1) ?? first };
}

it('are both ready, after migrations and demo data were done once', async () => {
  for (const hub of hubs) expect(withoutTokens(hub.written())).toEqual({ stdout: readyText(hub.url), stderr: '' });
  const [stored] = await database.query(
    `select (select count(*)::int from village) as villages, (select count(*)::int from kampung_kb) as "kampungKB", (select count(*)::int from program) as programs,
      (select count(*) = count(distinct name) from mikro_orm_migrations) as "eachMigrationOnce", (select count(distinct recorded_at)::int from family) as seedings`,
  );
  expect(stored).toEqual({ villages: 285, kampungKB: 285, programs: 20, eachMigrationOnce: true, seedings: 1 });
  // The sweeps that follow a start may raise alerts between the two answers.
  await expect
    .poll(async () => {
      const [one, other] = await Promise.all(
        hubs.map(({ url }) => dataOf(url, '{ families { totalCount } children { totalCount } alerts { totalCount } }')),
      );
      return isDeepStrictEqual(one, other);
    })
    .toBe(true);
});

it('need no superuser', async () => {
  const [role] = await database.query('select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = $1', [database.name]);
  expect(role).toEqual({ rolsuper: false, rolcreatedb: false, rolcreaterole: false });
  const connected = await database.query<{ user: string }>(
    'select distinct usename as user from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
    [database.name],
  );
  expect(connected).toEqual([{ user: database.name }]);
});

it('bring an alert that is recorded through one to the subscribers of the other, each once and in order', async () => {
  const [here, there] = [await subscribed(hubs[0]), await subscribed(hubs[1])];
  // The second subscriber's own first alert came to the first one too.
  await here.waitFor(1);
  here.results.splice(0);
  const children = await Promise.all(Array.from({ length: 12 }, () => registerChild(hubs[0].url, '33.26.16.2001')));
  for (const [n, child] of children.entries()) await measureStunted(hubs[n % 2 ? 1 : 0].url, child);
  expect(childrenOf(await there.waitFor(12))).toEqual(children);
  expect(childrenOf(await here.waitFor(12))).toEqual(children);
});

it('keep one order when both record at once', async () => {
  const [here, there] = [await subscribed(hubs[0]), await subscribed(hubs[1])];
  await here.waitFor(1);
  here.results.splice(0);
  const children = await Promise.all(Array.from({ length: 20 }, (_, n) => registerChild(hubs[n % 2 ? 1 : 0].url, '33.26.16.2001')));
  await Promise.all(children.map((child, n) => measureStunted(hubs[n % 2 ? 0 : 1].url, child)));
  await Promise.all([here.waitFor(20), there.waitFor(20)]);
  expect(cursorsOf(here.results)).toEqual(cursorsOf(there.results));
  expect(childrenOf(here.results).toSorted()).toEqual(children.toSorted());
});

it('go on after all their database connections were cut: no crash, answers, and every alert reaches a subscriber who resumes if need be', async () => {
  const watched = await subscribed(hubs[1]);
  const before = await Promise.all(Array.from({ length: 3 }, () => registerChild(hubs[0].url, '33.26.16.2001')));
  for (const child of before) await measureStunted(hubs[0].url, child);
  await watched.waitFor(3);

  expect(await database.cutConnections()).toBeGreaterThan(1);
  // A request that meets a connection at the moment of its death may fail; the next ones do not.
  for (const { url } of hubs)
    await expect.poll(() => dataOf(url, '{ villages { totalCount } }').catch(() => null)).toEqual({ villages: { totalCount: 285 } });
  const after = await Promise.all(Array.from({ length: 3 }, () => registerChild(hubs[0].url, '33.26.16.2001')));
  for (const child of after) await measureStunted(hubs[0].url, child);

  const children = [...before, ...after];
  await watched.waitFor(6).catch(() => undefined);
  // Where it has ended, it has ended with an error that the API guide documents.
  const ended = watched.results.length < 6;
  expect(watched.errors).toMatchObject(ended ? [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] : []);
  if (ended) {
    const resumed = open(hubs[1], watched.lastCursor());
    watched.results.push(...(await resumed.waitFor(6 - watched.results.length)));
  }
  expect(childrenOf(watched.results)).toEqual(children);
});

it('survive that again and again while they work, and lose no alert', async () => {
  const start = (await subscribed(hubs[0])).lastCursor();
  const children = await Promise.all(Array.from({ length: 10 }, () => registerChild(hubs[1].url, '33.26.15.2001')));
  for (const child of children) {
    await database.cutConnections();
    await expect
      .poll(() =>
        measureStunted(hubs[1].url, child).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  }
  const replayed = open(hubs[0], start);
  expect(childrenOf(await replayed.waitFor(10))).toEqual(children);
  // The line that says that it is ready stays the last: nothing was worth a word.
  for (const hub of hubs) expect(hub.written().stdout.trimEnd().split('\n').at(-1)).toContain('ready at');
});
