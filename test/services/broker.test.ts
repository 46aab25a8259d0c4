import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { AlertEventType, AlertKind, AlertSeverity, type AlertLogEntry } from '../../src/alerts/index.ts';
import { appendAlertEvents } from '../../src/alerts/appendAlertEvent.ts';
import { entities } from '../../src/hub/entities.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { queryIn } from '../../src/store/queryIn.ts';
import { openAlertLog, type TestAlertLog } from '../support/alertLog.ts';
import { loadFixture } from '../support/fixture.ts';
import { natsUrl, openNatsWay, type NatsWay } from './nats.ts';
import { createOwnDatabase, type OwnDatabase } from './server.ts';
import { testVault } from '../support/testKey.ts';

// Two instances on one PostgreSQL database with a real NATS server between them.

const villages = ['33.26.01.2001', '33.26.02.2002'];
let database: OwnDatabase;
let way: NatsWay;
let hubs: [Hub, Hub];
let log: TestAlertLog;
/** What the second instance's log says of the broker. */
let said: string[];

async function open(logTo: string[] = []): Promise<Hub> {
  const logger = pino({ level: 'info' }, { write: (line: string) => logTo.push((JSON.parse(line) as { msg: string }).msg) });
  const store = new Store(await openPostgresql(database.url, entities, migrations), testVault());
  return assembleHub(store, () => '2026-06-15', logger, { brokerUrl: way.url });
}

beforeAll(async () => {
  database = await createOwnDatabase();
  const store = new Store(await openPostgresql(database.url, entities, migrations), testVault());
  await loadFixture(store);
  await openAlertLog(store);
  await store.close();
});

beforeEach(async () => {
  way = await openNatsWay();
  said = [];
  hubs = [await open(), await open(said)];
  log = await logOf(hubs[0]);
});

afterEach(async () => {
  for (const hub of hubs) await hub.close();
  await way.close();
});

afterAll(async () => {
  const [{ id } = { id: '' }] = await database.query<{ id: string }>('select id from alert_log');
  const connection = await connect({ servers: new URL(natsUrl).host });
  await (await jetstreamManager(connection)).streams.delete(`HUB_ALERTS_${id}`);
  await connection.close();
  await database.drop();
});

/** Appends events through an instance and has it tell the others. */
async function logOf({ store, alerts }: Hub): Promise<TestAlertLog> {
  const found = await store.read<{ id: string; village_code: string }>('test', 'select id, village_code from alert');
  const ids = new Map(found.map(({ id, village_code }) => [village_code, id]));
  return {
    append: async (villageCode) => {
      const seq = await store.transaction(async (em) => {
        const event = {
          alertId: ids.get(villageCode) ?? '',
          type: AlertEventType.RAISED,
          villageCode,
          kind: AlertKind.VILLAGE_PREVALENCE_RISE,
          severity: AlertSeverity.WARNING,
          at: new Date(),
        };
        const [place] = await appendAlertEvents(em, [event]);
        return place ?? Number.NaN;
      });
      alerts.wake();
      return seq;
    },
  };
}

/** Listens to an instance, and keeps what comes. */
async function listen(hub: Hub, after?: number): Promise<{ events: AlertLogEntry[]; places: () => number[] }> {
  const events: AlertLogEntry[] = [];
  const subscription = await hub.alerts.subscribe({ areas: null, after });
  void (async () => {
    for await (const event of subscription) events.push(event);
  })();
  return { events, places: () => events.map(({ seq }) => seq) };
}

async function appendMany(count: number): Promise<number[]> {
  const places: number[] = [];
  for (let n = 0; n < count; n++) places.push(await log.append(villages[n % 2] ?? ''));
  return places;
}

const throughBroker = () => expect.poll(() => said.at(-1)).toBe('alerts go through the broker');

it('events reach the other instance through the broker, in order and once, without a read of the database for each', async () => {
  const [here, there] = [await listen(hubs[0]), await listen(hubs[1])];
  await throughBroker();
  let reads = 0;
  hubs[1].store.onStatement(() => reads++);
  const places = await appendMany(200);
  await expect.poll(there.places).toEqual(places);
  await expect.poll(here.places).toEqual(places);
  // What is left are its regular looks, and that it found an event by one of them before the broker brought it.
  expect(reads).toBeLessThan(40);
  expect(here.events).toMatchObject(there.events);
});

it('who acknowledged an alert, and why it was resolved, stays in the database; the event still arrives in its place', async () => {
  const there = await listen(hubs[1]);
  await throughBroker();
  const before = await appendMany(2);
  const secret = 'Kata kader: anak dirujuk';
  const resolved = await hubs[0].store.transaction(async (em) => {
    const [alert] = await queryIn<{ id: string }>(
      em,
      `update alert set acknowledged_by = 'kader', status = 'RESOLVED', resolved_by = 'kader', resolved_at = now(), resolution = $1 where village_code = $2 returning id`,
      [secret, '33.26.02.2003'],
    );
    const [place] = await appendAlertEvents(em, [
      {
        alertId: alert?.id ?? '',
        type: AlertEventType.RESOLVED,
        villageCode: '33.26.02.2003',
        kind: AlertKind.VILLAGE_PREVALENCE_RISE,
        severity: AlertSeverity.WARNING,
        at: new Date(),
      },
    ]);
    return place ?? Number.NaN;
  });
  hubs[0].alerts.wake();
  const after = await appendMany(2);
  await expect.poll(there.places).toEqual([...before, resolved, ...after]);
  expect(there.events[2]?.alert.resolution).toBe(secret);

  const connection = await connect({ servers: new URL(natsUrl).host });
  const manager = await jetstreamManager(connection);
  const [{ id } = { id: '' }] = await database.query<{ id: string }>('select id from alert_log');
  const { state } = await manager.streams.info(`HUB_ALERTS_${id}`);
  const texts: string[] = [];
  for (let seq = state.last_seq - 4; seq <= state.last_seq; seq++)
    texts.push((await manager.streams.getMessage(`HUB_ALERTS_${id}`, { seq }))?.string() ?? '');
  await connection.close();
  expect(texts.map((text) => (JSON.parse(text) as { seq: number }).seq)).toEqual([...before, resolved, ...after]);
  expect(JSON.parse(texts[2] ?? '')).toEqual({ seq: resolved, previous: before[1], body: null });
  expect(texts.join()).not.toContain('kader');
});

it('when the broker is away and comes back, in the midst of events, nothing is missed or doubled', async () => {
  const [here, there] = [await listen(hubs[0]), await listen(hubs[1])];
  await throughBroker();
  const places = await appendMany(20);
  way.cut();
  places.push(...(await appendMany(20)));
  await expect.poll(there.places).toEqual(places);
  expect(said.at(-1)).toBe('the broker is unreachable; alerts are delivered from the database only');
  way.restore();
  places.push(...(await appendMany(20)));
  await throughBroker();
  places.push(...(await appendMany(20)));
  await expect.poll(there.places).toEqual(places);
  await expect.poll(here.places).toEqual(places);
});

it('when the instance that relays is gone, another takes over', async () => {
  await throughBrokerOf(hubs[1]);
  const there = await listen(hubs[1]);
  const places = await appendMany(5);
  await hubs[0].close();
  const third = await open();
  hubs = [third, hubs[1]];
  log = await logOf(third);
  places.push(...(await appendMany(20)));
  await expect.poll(there.places).toEqual(places);
  // The third relays now what the first no longer does.
  await expect.poll(newestPublished).toBe(places.at(-1));
  const late = await listen(hubs[1], places[4]);
  places.push(...(await appendMany(5)));
  await expect.poll(late.places).toEqual(places.slice(5));
});

/** Position of the newest event that the broker holds. */
async function newestPublished(): Promise<number> {
  const connection = await connect({ servers: new URL(natsUrl).host });
  const [{ id } = { id: '' }] = await database.query<{ id: string }>('select id from alert_log');
  const manager = await jetstreamManager(connection);
  const newest = await manager.streams.getMessage(`HUB_ALERTS_${id}`, { last_by_subj: `hub.alerts.${id}` });
  await connection.close();
  return newest?.json<{ seq: number }>().seq ?? 0;
}

/** Listens for a moment, until the broker brings the events. */
async function throughBrokerOf(hub: Hub): Promise<void> {
  const subscription = await hub.alerts.subscribe({ areas: null });
  await throughBroker();
  await subscription.return?.();
}

it('the hub starts, and delivers, while no broker answers', async () => {
  way.cut();
  const alone = await open();
  const there = await listen(alone);
  const places = await appendMany(5);
  await expect.poll(there.places).toEqual(places);
  await alone.close();
});
