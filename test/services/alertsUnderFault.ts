import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { followAlerts } from '../../examples/alerts-client.ts';
import { cursorWithoutLog } from '../../src/alerts/index.ts';
import { isWithin } from '../../src/base/areaCode.ts';
import { dataOf } from '../support/ask.ts';
import { keysOnly } from '../support/hubProcess.ts';
import { localTokenOf } from '../support/signIn.ts';
import { measureStunted, registerChild } from './alerts.ts';
import { nothingWrong, proofOf, sumOf } from './alertsProof.ts';

/** The villages the alerts are about, in turn. */
export const villages = ['33.26.16.2001', '33.26.01.2001', '33.26.16.2003'];

/** A subscriber that comes back by itself: the client of the examples. */
export interface Follower {
  readonly area: string;
  /** Cursors, as they came. */
  readonly received: readonly string[];
  /** How often it was connected. */
  connections(): number;
  stop(): void;
}

/** Follows the alerts of an area from the beginning of the log. */
export function follow(urls: readonly string[], area: string): Follower {
  const received: string[] = [];
  let connections = 0;
  const stop = followAlerts({
    urls: urls.map((url) => url.replace(/^http/, 'ws')),
    token: () => localTokenOf(keysOnly()),
    area,
    after: cursorWithoutLog(0),
    firstPauseMs: 5,
    longestPauseMs: 40,
    onEvent: ({ cursor }) => received.push(positionIn(cursor)),
    onConnection: (connected) => (connections += connected ? 1 : 0),
    onGap: (message) => received.push(message),
    onRefused: (reason) => received.push(reason),
  });
  return { area, received, connections: () => connections, stop };
}

/** Registers children in the villages, so many at once that it is quick. */
export async function registerChildren(url: string, count: number): Promise<string[]> {
  const children: string[] = [];
  const register = async () => {
    while (children.length < count) {
      const place = children.push('') - 1;
      children[place] = await registerChild(url, villages[place % villages.length] ?? '');
    }
  };
  await Promise.all(Array.from({ length: 6 }, register));
  return children;
}

/** Raises an alert for each child, one after the other, through whichever hub takes the measurement. Sending one again is safe. */
export async function raiseAlerts(urls: readonly string[], children: readonly string[], pauseMs: number): Promise<void> {
  let attempts = 0;
  for (const child of children) {
    while (
      !(await measureStunted(urls[attempts % urls.length] ?? '', child).then(
        () => true,
        () => false,
      ))
    ) {
      attempts++;
      await wait(20);
    }
    await wait(pauseMs);
  }
}

/** Raises an alert for a child and resolves it, by a measurement that turns out to be a mistake. It can be done again. */
export async function raiseAndResolve(url: string, childId: string): Promise<void> {
  await measureStunted(url, childId);
  const { node } = await dataOf<{ node: { latestMeasurement: { id: string } } }>(
    url,
    'query ($childId: ID!) { node(id: $childId) { ... on Child { latestMeasurement { id } } } }',
    { childId },
  );
  await dataOf(url, 'mutation ($id: ID!) { voidMeasurement(id: $id, input: { reason: "Salah anak" }) { id } }', {
    id: node.latestMeasurement.id,
  });
}

/** The position in a cursor: of all that was received, one log's. */
function positionIn(cursor: string): string {
  return /^alert:(\d+):/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? cursor;
}

/** Resolves when every follower has received so many events. */
export async function allReceived(followers: readonly Follower[], count: number): Promise<void> {
  await expect
    .poll(() => Math.min(...followers.map(({ received }) => received.length)), { timeout: 30_000, interval: 5 })
    .toBeGreaterThanOrEqual(count);
}

/** Asks the database of the hub. */
type Query = (sql: string) => Promise<{ seq: string; area: string }[]>;

/**
 * Waits until every follower has the last event of its area, then compares what each received with the event table.
 * Prints the counts.
 */
export async function expectEveryEventOnce(query: Query, followers: readonly Follower[], what: string): Promise<void> {
  const rows = await query('select seq, village_code as area from alert_event order by seq');
  const logs = followers.map(({ area }) => rows.filter((row) => isWithin(row.area, area)).map(({ seq }) => seq));
  await expect
    .poll(() => followers.map(({ received }, n) => received.includes(logs[n]?.at(-1) ?? '')), { timeout: 30_000 })
    .toEqual(followers.map(() => true));
  const proof = sumOf(followers.map(({ received }, n) => proofOf(logs[n] ?? [], received)));
  console.log(
    `${what}: ${rows.length} events, ${followers.length} subscribers: ${proof.raised} raised for them, ${proof.received} received, ${proof.missed} missed, ${proof.doubled} doubled, ${proof.disordered} out of order`,
  );
  expect(proof).toMatchObject(nothingWrong);
  expect(proof.received).toBe(proof.raised);
}
