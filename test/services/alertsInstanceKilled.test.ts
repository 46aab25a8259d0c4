import { afterEach, beforeEach, expect, it } from 'vitest';
import { startHub, type RunningHub } from '../support/hubProcess.ts';
import { allReceived, expectEveryEventOnce, follow, raiseAlerts, registerChildren, type Follower } from './alertsUnderFault.ts';
import { createOwnDatabase, type OwnDatabase } from './server.ts';

let database: OwnDatabase;
let hubs: [RunningHub, RunningHub];
let followers: Follower[] = [];

beforeEach(async () => {
  database = await createOwnDatabase();
  const settings = { DATABASE_URL: database.url, HUB_DEMO: '0' };
  hubs = await Promise.all([startHub(settings), startHub(settings)]);
});

afterEach(async () => {
  for (const follower of followers) follower.stop();
  await Promise.all(hubs.map((hub) => hub.stop()));
  await database.drop();
});

it('an instance that is killed loses no alert: its subscribers go on at the other where they were', async () => {
  const [one, other] = hubs.map(({ url }) => url) as [string, string];
  const areas = ['33.26', '33.26.16', '33.26.16.2003'];
  const ofTheKilled = areas.map((area) => follow([one, other], area));
  const ofTheOther = areas.map((area) => follow([other, one], area));
  followers = [...ofTheKilled, ...ofTheOther];

  const children = await registerChildren(one, 120);
  const raised = raiseAlerts([one, other], children, 5);
  await allReceived(followers, 10);
  await hubs[0].stop('SIGKILL');
  const atTheKill = followers[0]?.received.length ?? 0;
  await raised;

  expect(atTheKill).toBeLessThan(children.length);
  await expectEveryEventOnce((sql) => database.query(sql), followers, 'one of two instances killed');
  for (const follower of ofTheKilled) expect(follower.connections()).toBe(2);
  for (const follower of ofTheOther) expect(follower.connections()).toBe(1);
}, 240_000);
