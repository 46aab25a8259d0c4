import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator, type Viewer } from '../../src/access/viewer.ts';
import { alertsChanged, escalateAlerts } from '../../src/alerts/index.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { startServer } from '../../src/server/transport/startServer.ts';
import { ask, dataOf } from '../support/ask.ts';
import { measure, newChild } from '../support/children.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { serveTestHub, silent, type ServedHub } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

interface AlertNode {
  id: string;
  kind: string;
  severity: string;
  status: string;
  source: string;
  since: string;
  message: string;
  english: string;
  escalationLevel: string;
  escalatedAt: string | null;
  acknowledgedBy: string | null;
  acknowledgedAt: string | null;
  resolvedBy: string | null;
  resolution: string | null;
}

const fields =
  'id kind severity status source since message english: message(locale: EN) escalationLevel escalatedAt acknowledgedBy acknowledgedAt resolvedBy resolution';
const acknowledge = `mutation ($id: ID!) { acknowledgeAlert(id: $id) { ${fields} } }`;
const resolve = `mutation ($id: ID!, $note: String) { resolveAlert(id: $id, note: $note) { ${fields} } }`;

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;
  let changed: string[][];

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
    changed = [];
    served.hub.hooks.on(alertsChanged, (_em, { villageCodes }) => {
      changed.push([...villageCodes]);
      return Promise.resolve();
    });
  });

  afterAll(() => served.close());

  async function alertsOf(childId: string): Promise<AlertNode[]> {
    const { alerts } = await dataOf<{ alerts: { nodes: (AlertNode & { child: { id: string } | null })[] } }>(
      url,
      `{ alerts(last: 500) { nodes { ${fields} child { id } } } }`,
    );
    // What is doubted is for test/http/implausible.test.ts.
    return alerts.nodes.filter(({ child, kind }) => child?.id === childId && kind !== 'IMPLAUSIBLE_MEASUREMENT').toReversed();
  }

  async function stunted(): Promise<{ child: string; id: string }> {
    const child = await newChild(url);
    await measure(url, child, '2026-06-01', 78);
    const [alert] = await alertsOf(child);
    return { child, id: alert?.id ?? '' };
  }

  const typesOf = async (id: string) =>
    (
      await served.hub.store.read<{ type: string }>('events', 'select type from alert_event where alert_id = $1 order by seq', [
        id.slice('Alert_'.length),
      ])
    ).map(({ type }) => type);

  /** Does something as another viewer, through a server of its own on the same hub. */
  async function as<T>(viewer: Partial<Viewer>, work: (address: string) => Promise<T>): Promise<T> {
    const server = await startServer({
      schema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: () => new HubContext(served.hub, { ...localAdministrator, ...viewer }),
    });
    try {
      return await work(`${server.url}/graphql`);
    } finally {
      await server.close();
    }
  }

  describe('An alert', () => {
    it('says what it rests on and since when it holds', async () => {
      const { child } = await stunted();
      expect(await alertsOf(child)).toMatchObject([
        {
          kind: 'NEW_STUNTING',
          severity: 'WARNING',
          since: '2026-06-01',
          escalationLevel: 'VILLAGE',
          escalatedAt: null,
          source: 'WHO Child Growth Standards; PMK 2/2020, TB/U below -2 SD (pendek)',
        },
      ]);
    });

    it('of a graver kind takes the place of a lighter one, which is resolved with that reason', async () => {
      const { child } = await stunted();
      await measure(url, child, '2026-06-14', 72);
      expect((await alertsOf(child)).filter(({ kind: name }) => name.endsWith('STUNTING'))).toMatchObject([
        {
          kind: 'NEW_STUNTING',
          status: 'RESOLVED',
          resolvedBy: 'hub',
          resolution: 'A graver alert tells it: the child is severely stunted.',
        },
        {
          kind: 'SEVERE_STUNTING',
          status: 'OPEN',
          english: expect.stringMatching(
            /^A child of 23 months in Desa 1 is severely stunted: height for age -\d\.\d\d SD\. Refer at the next visit\.$/,
          ) as string,
        },
      ]);
    });

    it('of stunting ends with the recovery, which is told', async () => {
      const child = await newChild(url);
      await measure(url, child, '2026-04-01', 76);
      await measure(url, child, '2026-05-01', 86);
      expect((await alertsOf(child)).map(({ kind: name, status }) => [name, status])).toEqual([['NEW_STUNTING', 'OPEN']]);
      await measure(url, child, '2026-06-01', 87, 11);
      expect(await alertsOf(child)).toMatchObject([
        {
          kind: 'NEW_STUNTING',
          status: 'RESOLVED',
          resolution: 'The child has recovered: at or above -2 SD on two measurements at least 28 days apart.',
        },
        { kind: 'RECOVERED', severity: 'INFO', status: 'OPEN', message: expect.stringContaining('pulih dari stunting') as string },
      ]);
      await measure(url, child, '2026-06-14', 78, 11);
      expect((await alertsOf(child)).map(({ kind: name, status, resolution }) => [name, status, resolution])).toEqual([
        ['NEW_STUNTING', 'RESOLVED', 'The child has recovered: at or above -2 SD on two measurements at least 28 days apart.'],
        ['RECOVERED', 'RESOLVED', 'The child is below -2 SD again.'],
        ['NEW_STUNTING', 'OPEN', null],
      ]);
    });

    it('of a fall, of weight not gained and of severe wasting ends by itself, with the reason', async () => {
      const child = await newChild(url);
      await measure(url, child, '2026-03-20', 85, 11);
      await measure(url, child, '2026-04-20', 83, 10.9);
      await measure(url, child, '2026-05-20', 83, 8);
      expect((await alertsOf(child)).map(({ kind: name, status }) => `${name} ${status}`).toSorted()).toEqual([
        'NOT_GAINING_WEIGHT OPEN',
        'SEVERE_WASTING OPEN',
        'WORSENING OPEN',
      ]);
      const worsening = (await alertsOf(child)).find(({ kind: name }) => name === 'WORSENING');
      expect(worsening?.english).toMatch(
        /^Growth is worsening\. A child of 22 months in Desa 1: height for age fell from 0\.\d\d to -0\.\d\d SD\.$/,
      );
      await measure(url, child, '2026-06-10', 88, 11.5);
      expect((await alertsOf(child)).map(({ kind: name, resolution }) => `${name}: ${resolution ?? ''}`).toSorted()).toEqual([
        'NOT_GAINING_WEIGHT: No longer two months running without adequate gain.',
        'SEVERE_WASTING: No longer severely wasted.',
        'WORSENING: Height for age no longer falls.',
      ]);
    });

    it('says that the birth date was corrected when that took its cause away', async () => {
      const { child } = await stunted();
      await dataOf(url, 'mutation ($id: ID!, $input: ChangeFamilyMemberInput!) { changeFamilyMember(id: $id, input: $input) { id } }', {
        id: child.replace('Child_', 'Person_'),
        input: { bornOn: '2025-03-15' },
      });
      expect(await alertsOf(child)).toMatchObject([
        { status: 'RESOLVED', resolution: "The child's sex or birth date was corrected; its cause is gone." },
      ]);
    });

    it('is not raised by a register that is entered months late', async () => {
      const child = await newChild(url);
      await measure(url, child, '2026-03-14', 74);
      expect(await alertsOf(child)).toEqual([]);
    });
  });

  describe('acknowledgeAlert', () => {
    it('says who took it up and when, once, and tells subscribers', async () => {
      const client = webSocketClient(url);
      const watched = watch<{ stuntingAlerts: { type: string; alert: { status: string } } }>(
        client,
        'subscription { stuntingAlerts { type alert { status } } }',
      );
      await expect.poll(() => served.hub.alerts.size).toBe(1);
      const { id } = await stunted();
      const { acknowledgeAlert } = await dataOf<{ acknowledgeAlert: AlertNode }>(url, acknowledge, { id });
      expect(acknowledgeAlert).toMatchObject({
        status: 'ACKNOWLEDGED',
        acknowledgedBy: 'local',
        acknowledgedAt: expect.any(String) as string,
      });
      const again = await as({ id: 'another' }, (address) => dataOf<{ acknowledgeAlert: AlertNode }>(address, acknowledge, { id }));
      expect(again.acknowledgeAlert).toEqual(acknowledgeAlert);
      await dataOf(url, resolve, { id });
      await watched.waitFor(3);
      expect(watched.results.map(({ stuntingAlerts }) => stuntingAlerts.type)).toEqual(['RAISED', 'ACKNOWLEDGED', 'RESOLVED']);
      expect(await typesOf(id)).toEqual(['RAISED', 'ACKNOWLEDGED', 'RESOLVED']);
      await client.dispose();
    });

    it('of one that is resolved is refused, with the status and what is allowed', async () => {
      const { id } = await stunted();
      await dataOf(url, resolve, { id, note: 'Sudah' });
      const { errors } = await ask(url, acknowledge, { id });
      expect(errors).toMatchObject([{ extensions: { code: 'ILLEGAL_TRANSITION', inputPath: ['id'], status: 'RESOLVED', legal: [] } }]);
      expect(await typesOf(id)).toEqual(['RAISED', 'RESOLVED']);
    });

    it('by many at once is one acknowledgement', async () => {
      const { id } = await stunted();
      await Promise.all(Array.from({ length: 8 }, () => dataOf(url, acknowledge, { id })));
      expect(await typesOf(id)).toEqual(['RAISED', 'ACKNOWLEDGED']);
    });
  });

  describe('resolveAlert', () => {
    it('keeps who and why; the fact is not told again while it holds, and anew when it comes again', async () => {
      const child = await newChild(url);
      await measure(url, child, '2026-03-20', 76);
      const [alert] = await alertsOf(child);
      const note = '  Dirujuk ke puskesmas ';
      const { resolveAlert } = await dataOf<{ resolveAlert: AlertNode }>(url, resolve, { id: alert?.id, note });
      expect(resolveAlert).toMatchObject({ status: 'RESOLVED', resolvedBy: 'local', resolution: 'Dirujuk ke puskesmas' });
      expect((await dataOf<{ resolveAlert: AlertNode }>(url, resolve, { id: alert?.id, note })).resolveAlert).toEqual(resolveAlert);
      await measure(url, child, '2026-04-01', 76.2);
      expect(await alertsOf(child)).toHaveLength(1);
      await measure(url, child, '2026-05-01', 87, 11);
      await measure(url, child, '2026-06-01', 87, 11.3);
      await measure(url, child, '2026-06-10', 78, 11.3);
      expect((await alertsOf(child)).filter(({ kind: name }) => name === 'NEW_STUNTING').map(({ status }) => status)).toEqual([
        'RESOLVED',
        'OPEN',
      ]);
    });

    it('a second time with another note is refused', async () => {
      const { id } = await stunted();
      await dataOf(url, resolve, { id, note: 'Sudah' });
      expect((await ask(url, resolve, { id, note: 'Lain' })).errors).toMatchObject([
        { extensions: { code: 'ILLEGAL_TRANSITION', inputPath: ['id'] } },
      ]);
    });
  });

  it.each([
    ['an id that is none', 'nothing', 'BAD_USER_INPUT'],
    ['the id of something else', 'Child_01900000-0000-7000-8000-000000000000', 'BAD_USER_INPUT'],
    ['an alert that is not there', 'Alert_01900000-0000-7000-8000-000000000000', 'NOT_FOUND'],
  ])('Acknowledging and resolving %s is refused', async (_what, id, code) => {
    const refused = [{ extensions: { code, inputPath: ['id'] } }];
    expect((await ask(url, acknowledge, { id })).errors).toMatchObject(refused);
    expect((await ask(url, resolve, { id })).errors).toMatchObject(refused);
  });

  it('Resolving with a note that is too long is refused', async () => {
    expect((await ask(url, resolve, { id: (await stunted()).id, note: 'x'.repeat(1001) })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', inputPath: ['note'] } },
    ]);
  });

  it('Nobody changes an alert outside the areas in which they may write', async () => {
    const { id } = await stunted();
    await as({ areas: ['33.26.02'] }, async (address) => {
      for (const mutation of [acknowledge, resolve])
        expect((await ask(address, mutation, { id })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', inputPath: ['id'] } }]);
    });
    expect(await typesOf(id)).toEqual(['RAISED']);
  });

  it('Escalation reaches a subscriber of the district as an event of the stream', async () => {
    const child = await newChild(url);
    await measure(url, child, '2026-06-01', 84, 8.4);
    const client = webSocketClient(url);
    const watched = watch<{
      stuntingAlerts: { type: string; alert: { escalationLevel: string; escalatedAt: string | null; child: { id: string } } };
    }>(
      client,
      'subscription { stuntingAlerts(area: "33.26.01", minSeverity: CRITICAL) { type alert { escalationLevel escalatedAt child { id } } } }',
    );
    await expect.poll(() => served.hub.alerts.size).toBe(1);
    const now = new Date(Date.now() + 25 * 3_600_000);
    await escalateAlerts({ store: served.hub.store, hooks: served.hub.hooks, now, hours: 24 });
    await expect
      .poll(() => watched.results)
      .toContainEqual({
        stuntingAlerts: { type: 'ESCALATED', alert: { escalationLevel: 'DISTRICT', escalatedAt: now.toISOString(), child: { id: child } } },
      });
    await client.dispose();
  });

  it('Whoever hangs on alertsChanged hears of the village in every change', async () => {
    changed.length = 0;
    const { id } = await stunted();
    await dataOf(url, acknowledge, { id });
    await dataOf(url, acknowledge, { id });
    await dataOf(url, resolve, { id });
    expect(changed).toEqual([['33.26.01.2001'], ['33.26.01.2001'], ['33.26.01.2001']]);
  });
});
