import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { followAlerts, type AlertEvent, type FollowOptions } from '../../examples/alerts-client.ts';
import { cursorWithoutLog } from '../../src/alerts/index.ts';
import { measureStunted, registerChild } from '../services/alerts.ts';
import { flakyNetwork, type FlakyNetwork } from '../services/alertsFlakyNetwork.ts';
import { dataFolder, startHub, type RunningHub } from '../support/hubProcess.ts';
import { localTokenOf } from '../support/signIn.ts';

let folder: Awaited<ReturnType<typeof dataFolder>>;
let hub: RunningHub;
let network: FlakyNetwork;
const stops: (() => void)[] = [];

beforeAll(async () => {
  folder = await dataFolder();
  hub = await startHub({ HUB_DATA: folder.path, HUB_DEMO: '0' });
  network = await flakyNetwork(hub.url);
  await raise();
});

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

afterAll(async () => {
  await network.close();
  await hub.stop();
  await folder.remove();
});

/** Waits for what takes a moment. */
const soon = { timeout: 20_000 };
const raise = async () => measureStunted(hub.url, await registerChild(hub.url, '33.26.16.2001'));

function follow(options: Partial<FollowOptions> = {}) {
  const told = { events: [] as AlertEvent[], connections: [] as boolean[], gaps: [] as string[], refusals: [] as string[] };
  stops.push(
    followAlerts({
      urls: [network.url.replace('http', 'ws')],
      token: () => localTokenOf(folder.path),
      kinds: ['NEW_STUNTING'],
      onEvent: (event) => told.events.push(event),
      onConnection: (connected) => told.connections.push(connected),
      onGap: (message) => told.gaps.push(message),
      onRefused: (reason) => told.refusals.push(reason),
      firstPauseMs: 5,
      longestPauseMs: 20,
      ...options,
    }),
  );
  return told;
}

it('comes back after a drop and goes on after the last event, each once', async () => {
  const told = follow({ after: cursorWithoutLog(0) });
  await expect.poll(() => told.events.length, soon).toBe(1);
  await network.outage(raise);
  await expect.poll(() => told.events.length, soon).toBe(2);
  await raise();
  await expect.poll(() => told.events.length, soon).toBe(3);
  expect(new Set(told.events.map(({ cursor }) => cursor)).size).toBe(3);
  expect(told.connections.filter((connected) => connected)).toHaveLength(2);
});

it('without a cursor begins now, and misses nothing although it is cut off before its first event', async () => {
  const knowsItsPlace = network.answered('"alerts"');
  const told = follow();
  await knowsItsPlace;
  await network.outage(raise);
  await expect.poll(() => told.events.length, soon).toBe(1);
});

it('takes the next address when one does not answer', async () => {
  const told = follow({ urls: ['ws://127.0.0.1:1/graphql', hub.url.replace('http', 'ws')], after: cursorWithoutLog(0) });
  await expect.poll(() => told.events.length, soon).toBeGreaterThan(0);
});

it('tells of a cursor that the hub does not know, and goes on where the hub says', async () => {
  const told = follow({ after: cursorWithoutLog(1_000_000) });
  await expect.poll(() => told.gaps.length, soon).toBe(1);
  const before = told.events.length;
  await raise();
  await expect.poll(() => told.events.length, soon).toBe(before + 1);
  expect(told.refusals).toEqual([]);
});

it('stops for good when the hub refuses the subscription, and says why', async () => {
  const told = follow({ area: '33.99' });
  await expect.poll(() => told.refusals, soon).toEqual(['area: no area has the code 33.99']);
  const malformed = follow({ after: 'nonsense' });
  await expect.poll(() => malformed.refusals.length, soon).toBe(1);
  expect(malformed.refusals[0]).toContain('after');
});
