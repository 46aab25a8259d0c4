import type { Client } from 'graphql-ws';
import { createClient } from 'graphql-sse';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { AlertCursors, cursorWithoutLog, pruneAlertEvents } from '../../src/alerts/index.ts';
import { readEvents, type SentEvents } from '../server/readEvents.ts';
import { openAlertLog, type TestAlertLog } from '../support/alertLog.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

interface Event {
  stuntingAlerts: { cursor: string };
}

const subscription = 'subscription ($after: String, $area: AreaCode) { stuntingAlerts(after: $after, area: $area) { cursor } }';
const [wiradesa = '', , , paninggaran = ''] = fixtureVillages;

onAnyDatabase((kind) => {
  let served: ServedHub;
  let log: TestAlertLog;
  let clients: Client[];
  let streams: SentEvents[];

  beforeAll(async () => {
    served = await serveTestHub(kind);
    log = await openAlertLog(served.hub.store);
  });

  afterAll(() => served.close());

  beforeEach(() => {
    clients = [];
    streams = [];
  });

  afterEach(async () => {
    for (const client of clients) await client.dispose();
    for (const stream of streams) await stream.leave();
  });

  function subscriber(variables: Record<string, unknown> = {}, query = subscription) {
    const client = webSocketClient(served.url);
    clients.push(client);
    return watch<Event>(client, query, variables);
  }

  async function stream(variables: Record<string, unknown>, headers: Record<string, string> = {}): Promise<SentEvents> {
    const response = await fetch(`${served.url}/stream`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: subscription, variables }),
    });
    const events = readEvents(response);
    streams.push(events);
    return events;
  }

  const listening = (count: number) => expect.poll(() => served.hub.alerts.size).toBe(count);

  /** Appends an event and has it delivered; returns its cursor. */
  async function append(villageCode = wiradesa): Promise<string> {
    const seq = await log.append(villageCode);
    served.hub.alerts.wake();
    return served.hub.alertCursors.at(seq);
  }

  it('an event stream brings what WebSocket brings, and resumes after Last-Event-ID whatever it once began with', async () => {
    const start = await append();
    const over = { webSocket: subscriber({ after: start }), events: await stream({ after: start }) };
    await listening(2);
    const cursors = [await append(), await append(paninggaran)];
    expect((await over.webSocket.waitFor(2)).map(({ stuntingAlerts }) => stuntingAlerts.cursor)).toEqual(cursors);
    for (const cursor of cursors)
      expect(await over.events.next()).toEqual({ id: cursor, event: 'next', data: { data: { stuntingAlerts: { cursor } } } });
    await over.events.leave();
    await listening(1);

    cursors.push(await append(), await append());
    const back = await stream({ after: start }, { 'last-event-id': cursors[1] ?? '' });
    await listening(2);
    cursors.push(await append());
    for (const cursor of cursors.slice(2)) expect(await back.next()).toMatchObject({ id: cursor });
  });

  it('serves the alerts to a graphql-sse client', async () => {
    const start = await append();
    const client = createClient({ url: `${served.url}/stream`, retryAttempts: 0 });
    const events = client.iterate<Event>({ query: subscription, variables: { after: start, area: '33.26.02' } });
    await append(wiradesa);
    const cursor = await append(paninggaran);
    expect((await events.next()).value).toEqual({ data: { stuntingAlerts: { cursor } } });
    client.dispose();
    await listening(0);
  });

  it('refuses a cursor that no event has yet, and says where to restart', async () => {
    const newest = await append();
    const refused = subscriber({ after: served.hub.alertCursors.at(1_000_000) });
    await expect(refused.waitFor(1)).rejects.toThrow();
    expect(refused.errors).toMatchObject([{ extensions: { code: 'CURSOR_UNKNOWN', inputPath: ['after'], restartAfter: newest } }]);
    const events = await stream({}, { 'last-event-id': 'nonsense' });
    expect(await events.next()).toMatchObject({
      event: 'next',
      data: { errors: [{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['after'] } }] },
    });
  });

  it('refuses a cursor of another database, whatever its position, and says where to restart', async () => {
    await append();
    const newest = await append();
    const another = new AlertCursors('00000000-0000-4000-8000-000000000000');
    for (const position of [0, 1, 1_000_000]) {
      const refused = subscriber({ after: another.at(position) });
      await expect(refused.waitFor(1)).rejects.toThrow();
      expect(refused.errors).toMatchObject([{ extensions: { code: 'CURSOR_UNKNOWN', inputPath: ['after'], restartAfter: newest } }]);
      const events = await stream({}, { 'last-event-id': another.at(position) });
      expect(await events.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'CURSOR_UNKNOWN', restartAfter: newest } }] } });
    }
  });

  it('goes on after a cursor that was given before cursors had the id of their log', async () => {
    const before = await log.append(wiradesa);
    const cursor = await append();
    const events = await stream({ after: cursorWithoutLog(before) });
    expect(await events.next()).toMatchObject({ id: cursor });
    await events.leave();
  });

  it('many subscribers who ask for the same cost one execution and its statements; other wishes and other areas get their own', async () => {
    const rich = `subscription ($area: AreaCode, $locale: Locale) { stuntingAlerts(area: $area) { cursor alert { message(locale: $locale) village { code name district { name } } } } }`;
    await listening(0);
    const client = webSocketClient(served.url);
    clients.push(client);
    const many = Array.from({ length: 90 }, (_, n) => watch<Event>(client, rich, { area: n % 3 ? '33.26' : wiradesa, locale: 'EN' }));
    await listening(90);
    const statements: string[] = [];
    const stop = served.hub.store.onStatement((name) => statements.push(name));
    const cursor = await append();
    for (const watched of many) await watched.waitFor(1);
    stop();
    const results = many.map(({ results }) => results[0]);
    expect(results[0]?.stuntingAlerts).toMatchObject({
      cursor,
      alert: { village: { code: wiradesa, district: { name: 'Kandangserang' } } },
    });
    for (const result of results) expect(result).toEqual(results[0]);
    // Some reads of the log, for the last subscribers, the wake and the signal, and for what they found one statement each for village and
    // district: never one for each subscriber.
    const reads = statements.filter((name) => name === 'alert events').length;
    expect(reads).toBeLessThan(10);
    expect(statements.filter((name) => name !== 'alert events').toSorted()).toEqual(['districts by key', 'villages by key']);

    const indonesian = subscriber({ area: wiradesa, locale: 'ID' }, rich);
    await listening(91);
    await append();
    const [other] = await indonesian.waitFor(1);
    const [, same] = await (many[0]?.waitFor(2) ?? []);
    const messageOf = (event: Event | undefined) =>
      (event as { stuntingAlerts: { alert: { message: string } } } | undefined)?.stuntingAlerts.alert.message;
    expect(messageOf(other)).not.toBe(messageOf(same));
  });

  it('keeps events for so many days, refuses older cursors with the place to restart, and keeps the alerts', async () => {
    const { store } = served.hub;
    const old = [await append(), await append()];
    await store.read('test', `update alert_event set at = now() - interval '91 days'`);
    const kept = [await append(), await append()];
    expect(await pruneAlertEvents(store, { days: 90, now: new Date() })).toBeGreaterThanOrEqual(2);
    expect(await pruneAlertEvents(store, { days: 90, now: new Date() })).toBe(0);

    const refused = subscriber({ after: old[0] });
    await expect(refused.waitFor(1)).rejects.toThrow();
    expect(refused.errors).toMatchObject([{ extensions: { code: 'CURSOR_PRUNED', inputPath: ['after'], restartAfter: old[1] } }]);
    expect((await subscriber({ after: old[1] }).waitFor(2)).map(({ stuntingAlerts }) => stuntingAlerts.cursor)).toEqual(kept);
    const [counted] = await store.read<{ alerts: number }>('test', 'select count(*)::int as alerts from alert');
    expect(counted).toEqual({ alerts: fixtureVillages.length });

    // Also when nothing is left: what comes next goes on from there.
    await store.read('test', `update alert_event set at = now() - interval '91 days'`);
    await pruneAlertEvents(store, { days: 90, now: new Date() });
    const empty = subscriber({ after: kept[1] });
    const next = await append();
    expect((await empty.waitFor(1)).map(({ stuntingAlerts }) => stuntingAlerts.cursor)).toEqual([next]);
  });
});
