import { afterEach, beforeEach, expect, it } from 'vitest';
import { startHub, type RunningHub } from '../support/hubProcess.ts';
import { startBroker, type OwnBroker } from './alertsBroker.ts';
import { allReceived, expectEveryEventOnce, follow, raiseAlerts, registerChildren, type Follower } from './alertsUnderFault.ts';
import { createOwnDatabase, type OwnDatabase } from './server.ts';

// A server of its own: the machine's is not ours to restart.
let broker: OwnBroker;
let database: OwnDatabase;
let hubs: RunningHub[];
let followers: Follower[] = [];

beforeEach(async () => {
  broker = await startBroker();
  database = await createOwnDatabase();
  const settings = { DATABASE_URL: database.url, HUB_DEMO: '0', HUB_BROKER: broker.url, LOG_LEVEL: 'silent' };
  hubs = await Promise.all([startHub(settings), startHub(settings)]);
});

afterEach(async () => {
  for (const follower of followers) follower.stop();
  await Promise.all(hubs.map((hub) => hub.stop()));
  await database.drop();
  await broker.stop();
});

it('a broker that crashes and comes back, twice, under load loses no alert', async () => {
  const urls = hubs.map(({ url }) => url);
  followers = ['33.26', '33.26.16', '33.26.01.2001'].flatMap((area) => urls.map((url) => follow([url], area)));

  const children = await registerChildren(urls[0] ?? '', 120);
  const raised = raiseAlerts(urls, children, 5);
  await allReceived(followers, 10);
  await broker.restart();
  await allReceived(followers, 20);
  await broker.restart();
  const atTheCrash = followers[0]?.received.length ?? 0;
  await raised;

  expect(atTheCrash).toBeLessThan(children.length);
  await expectEveryEventOnce((sql) => database.query(sql), followers, 'broker restarted twice');
  // Subscribers notice nothing.
  for (const follower of followers) expect(follower.connections()).toBe(1);
}, 240_000);
