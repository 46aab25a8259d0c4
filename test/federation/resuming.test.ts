import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { readEvents } from '../server/readEvents.ts';
import { measure, newChild } from '../support/children.ts';
import { dataOf } from '../support/ask.ts';
import { watch, webSocketClient, type Watched } from '../support/subscribe.ts';
import { serveBothShapes, type BothShapes } from './federatedHub.ts';

interface Event {
  stuntingAlerts: { alert: { child: { id: string } } };
}

// No cursor is asked for: the gateway keeps the position for itself.
const subscription =
  'subscription ($area: AreaCode, $after: String) { ...live } fragment live on Subscription { stuntingAlerts(area: $area, after: $after) { alert { child { id } } } }';

let shapes: BothShapes;
beforeAll(async () => {
  shapes = await serveBothShapes({});
});
afterAll(() => shapes.close());

const subscribers = () => shapes.subgraphs.alerts.hub.alerts.size;

/** Raises an alert in a village, and says about which child. It asks the single hub, which needs no subgraph. */
async function raise(): Promise<string> {
  const child = await newChild(shapes.single);
  await measure(shapes.single, child, '2026-06-01', 78);
  return child;
}

async function subscriber(variables: Record<string, unknown> = {}): Promise<Watched<Event>> {
  const client: Client = webSocketClient(shapes.gateway);
  onTestFinished(() => void client.dispose());
  const before = subscribers();
  const watched = watch<Event>(client, subscription, variables);
  await expect.poll(subscribers, { timeout: 10_000 }).toBe(before + 1);
  return watched;
}

const childrenOf = (events: readonly Event[]) => events.map(({ stuntingAlerts }) => stuntingAlerts.alert.child.id);

it('goes on after the last event when a subgraph has restarted: nothing is missed, nothing told twice', async () => {
  const watched = await subscriber();
  const told = [await raise()];
  expect(childrenOf(await watched.waitFor(1))).toEqual(told);
  for (const count of [2, 4]) {
    await shapes.subgraphs.alerts.stop();
    told.push(await raise());
    await shapes.subgraphs.alerts.start();
    await expect.poll(subscribers, { timeout: 10_000 }).toBe(1);
    if (count === 4) told.push(await raise());
    expect(childrenOf(await watched.waitFor(told.length))).toEqual(told);
  }
  expect(watched.errors).toEqual([]);
  watched.stop();
  await expect.poll(subscribers).toBe(0);
});

it('goes on after the cursor that the client has given, when there was no event yet', async () => {
  const { alerts } = await dataOf<{ alerts: { nodes: { cursor: string }[] } }>(shapes.single, '{ alerts(first: 1) { nodes { cursor } } }');
  const watched = await subscriber({ after: alerts.nodes[0]?.cursor, area: '33.26.02' });
  const before = watched.results.length;
  await shapes.subgraphs.alerts.stop();
  await shapes.subgraphs.alerts.start();
  await expect.poll(subscribers, { timeout: 10_000 }).toBe(1);
  expect([watched.results.length, watched.errors]).toEqual([before, []]);
  watched.stop();
  await expect.poll(subscribers).toBe(0);
});

it('tells a client that its stream is lost, where nobody knows how far it got', async () => {
  const watched = await subscriber({ area: '33.26.02.2003' });
  await shapes.subgraphs.alerts.stop();
  await shapes.subgraphs.alerts.start();
  await expect(watched.waitFor(1)).rejects.toThrow('ended after 0 results');
  expect(watched.errors).toEqual([
    {
      message: 'The subgraph alerts did not answer',
      locations: [{ line: 1, column: 92 }],
      path: ['stuntingAlerts'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'alerts' },
    },
  ]);
});

it('gives each event of an event stream its cursor, goes on after it, and answers no more than was asked', async () => {
  // The client may use any alias, also one that looks like the gateway's own.
  const aliased = 'subscription { live: stuntingAlerts { place: cursor hubGatewayCursor: cursor alert { child { id } } } }';
  const open = (headers: Record<string, string> = {}) =>
    fetch(`${shapes.gateway}/stream?query=${encodeURIComponent(aliased)}`, { headers: { accept: 'text/event-stream', ...headers } });
  const first = readEvents(await open());
  await expect.poll(subscribers).toBe(1);
  const told = await raise();
  const event = await first.next();
  expect(event).toEqual({
    id: expect.any(String) as string,
    event: 'next',
    data: { data: { live: { place: event?.id, hubGatewayCursor: event?.id, alert: { child: { id: told } } } } },
  });
  await first.leave();
  await expect.poll(subscribers).toBe(0);

  const missed = await raise();
  const again = readEvents(await open({ 'last-event-id': event?.id ?? '' }));
  expect(await again.next()).toMatchObject({ data: { data: { live: { alert: { child: { id: missed } } } } } });
  await again.leave();
  await expect.poll(subscribers).toBe(0);
});
