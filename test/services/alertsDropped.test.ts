import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Random } from '../../src/demo/Random.ts';
import { startHub, type RunningHub } from '../support/hubProcess.ts';
import { flakyNetwork, type FlakyNetwork } from './alertsFlakyNetwork.ts';
import { expectEveryEventOnce, follow, raiseAndResolve, registerChildren, type Follower } from './alertsUnderFault.ts';
import { createOwnDatabase, type OwnDatabase } from './server.ts';

let database: OwnDatabase;
let hub: RunningHub;
let network: FlakyNetwork;
let follower: Follower | undefined;

beforeEach(async () => {
  database = await createOwnDatabase();
  hub = await startHub({ DATABASE_URL: database.url, HUB_DEMO: '0' });
  network = await flakyNetwork(hub.url);
});

afterEach(async () => {
  follower?.stop();
  await network.close();
  await hub.stop();
  await database.drop();
});

it('a client that is dropped 1,000 times at random moments has every alert once', async () => {
  const drops = 1_000;
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31);
  console.log(`TEST_SEED=${seed} drops the client after the same pauses again`);
  const random = new Random(seed);
  const children = await registerChildren(hub.url, 6);
  follower = follow([network.url], '33.26');
  const dropping = new AbortController();
  const raised = (async () => {
    for (let n = 0; !dropping.signal.aborted; n++) {
      await raiseAndResolve(hub.url, children[n % children.length] ?? '');
      await wait(20);
    }
  })();
  for (let n = 0; n < drops; n++) {
    await network.connected();
    // From before the WebSocket is open, which takes some ms, to after some events.
    await wait(random.next() * 30);
    await network.cut(random.chance(0.5) ? 'now' : 'mid-message');
  }
  dropping.abort();
  await raised;

  await expectEveryEventOnce((sql) => database.query(sql), [follower], `a client dropped ${drops} times`);
  // Drops before the hub has answered are no connections to the client.
  expect(follower.connections()).toBeGreaterThan(drops / 10);
}, 240_000);
