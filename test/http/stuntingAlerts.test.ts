import type { Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

interface Event {
  stuntingAlerts: {
    type: string;
    cursor: string;
    alert: { kind: string; cursor: string; village: { code: string }; child: { id: string; name: string } };
  };
}

const subscription = `subscription ($area: AreaCode, $kinds: [AlertKind!], $minSeverity: AlertSeverity, $after: String) {
  stuntingAlerts(area: $area, kinds: $kinds, minSeverity: $minSeverity, after: $after) {
    type cursor alert { kind cursor village { code } child { id name } }
  }
}`;

onAnyDatabase((kind) => {
  let served: ServedHub;
  let clients: Client[];

  beforeAll(async () => {
    served = await serveTestHub(kind);
  });

  afterAll(() => served.close());

  beforeEach(() => {
    clients = [];
  });

  afterEach(async () => {
    await Promise.all(clients.map(async (client) => client.dispose()));
  });

  function subscriber(variables: Record<string, unknown> = {}) {
    const client = webSocketClient(served.url);
    clients.push(client);
    return watch<Event>(client, subscription, variables);
  }

  /** Waits until the server holds so many live subscribers. */
  async function listening(count: number): Promise<void> {
    while (served.hub.alerts.size !== count) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  let born = 0;
  /** Registers a child in a village and measures it so that it is newly stunted, or severely wasted. */
  async function raise(village: string, what: 'stunted' | 'wasted' = 'stunted'): Promise<string> {
    const { village: found } = await dataOf<{ village: { families: { nodes: { id: string }[] } } }>(
      served.url,
      'query ($village: AreaCode!) { village(code: $village) { families(first: 1) { nodes { id } } } }',
      { village },
    );
    const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
      served.url,
      'mutation ($family: ID!, $name: String!) { registerChild(input: { familyId: $family, name: $name, sex: FEMALE, bornOn: "2024-01-15" }) { id } }',
      { family: found.families.nodes[0]?.id, name: `Anak ${++born}` },
    );
    const values = what === 'stunted' ? { weightKg: 10, heightCm: 80 } : { weightKg: 8.8, heightCm: 88 };
    await dataOf(served.url, 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }', {
      input: { childId: registerChild.id, measuredOn: '2026-06-01', ...values },
    });
    return registerChild.id;
  }

  const villagesOf = (events: Event[]) => events.map(({ stuntingAlerts }) => stuntingAlerts.alert.village.code);

  it('reaches a subscriber in another client with the alert, its child and its village', async () => {
    const watched = subscriber();
    await listening(1);
    const child = await raise('33.26.01.2001');
    const [event] = await watched.waitFor(1);
    expect(event?.stuntingAlerts).toMatchObject({
      type: 'RAISED',
      alert: { kind: 'NEW_STUNTING', village: { code: '33.26.01.2001' }, child: { id: child, name: `Anak ${born}` } },
    });
    expect(event?.stuntingAlerts.cursor).toBe(event?.stuntingAlerts.alert.cursor);
  });

  it('is filtered by village, district and regency, by kind and by severity', async () => {
    await listening(0);
    const village = subscriber({ area: '33.26.01.2001' });
    const district = subscriber({ area: '33.26.02' });
    const regency = subscriber({ area: '33.26' });
    const wasting = subscriber({ kinds: ['SEVERE_WASTING'] });
    const critical = subscriber({ minSeverity: 'CRITICAL' });
    await listening(5);
    await raise('33.26.01.2001');
    await raise('33.26.01.2002', 'wasted');
    await raise('33.26.02.2002');
    await raise('33.26.02.2003', 'wasted');
    expect(villagesOf(await regency.waitFor(4))).toEqual(['33.26.01.2001', '33.26.01.2002', '33.26.02.2002', '33.26.02.2003']);
    expect(villagesOf(await district.waitFor(2))).toEqual(['33.26.02.2002', '33.26.02.2003']);
    expect(villagesOf(await wasting.waitFor(2))).toEqual(['33.26.01.2002', '33.26.02.2003']);
    expect(villagesOf(await critical.waitFor(2))).toEqual(['33.26.01.2002', '33.26.02.2003']);
    expect(villagesOf(village.results)).toEqual(['33.26.01.2001']);
  });

  it('replays what was missed since a cursor, then goes live, each event once and in order', async () => {
    await listening(0);
    const before = subscriber();
    await listening(1);
    await raise('33.26.01.2001');
    const [first] = await before.waitFor(1);
    before.stop();
    await listening(0);
    const missed = [await raise('33.26.01.2002'), await raise('33.26.01.2003')];
    const resumed = subscriber({ after: first?.stuntingAlerts.cursor });
    const live = [await raise('33.26.02.1001'), await raise('33.26.02.2002')];
    await resumed.waitFor(4);
    expect(resumed.results.map(({ stuntingAlerts }) => stuntingAlerts.alert.child.id)).toEqual([...missed, ...live]);
    expect(new Set(resumed.results.map(({ stuntingAlerts }) => stuntingAlerts.cursor)).size).toBe(4);
  });

  it('gives every subscriber every alert once when many are raised at once', async () => {
    await listening(0);
    const watchers = [subscriber(), subscriber({ area: '33.26' }), subscriber({ area: '33.26.01' })];
    await listening(3);
    const raised = await Promise.all(Array.from({ length: 12 }, (_, n) => raise(n % 2 ? '33.26.01.2001' : '33.26.01.2003')));
    for (const watched of watchers) {
      const events = await watched.waitFor(12);
      expect(events.map(({ stuntingAlerts }) => stuntingAlerts.alert.child.id).toSorted()).toEqual(raised.toSorted());
    }
    const [one, two] = watchers.map((watched) => watched.results.map(({ stuntingAlerts }) => stuntingAlerts.cursor));
    expect(one).toEqual(two);
  });

  it('refuses an unknown area and what is no cursor, with the path of the argument', async () => {
    const unknown = subscriber({ area: '33.26.99' });
    await expect(unknown.waitFor(1)).rejects.toThrow();
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', inputPath: ['area'] } }]);
    const noCursor = subscriber({ after: 'yesterday' });
    await expect(noCursor.waitFor(1)).rejects.toThrow();
    expect(noCursor.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['after'] } }]);
  });

  it("shows a viewer only alerts of the viewer's areas", async () => {
    const limited = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.02'] });
    const client = webSocketClient(limited.url);
    try {
      const outside = watch<Event>(client, subscription, { area: '33.26.01' });
      await expect(outside.waitFor(1)).rejects.toThrow();
      expect(outside.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', inputPath: ['area'] } }]);
    } finally {
      await client.dispose();
      await limited.close();
    }
  });
});
