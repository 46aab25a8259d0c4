import type { Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Role } from '../../src/access/viewer.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { bearing, serveAuthenticated, type AuthenticatedHub } from './authenticatedHub.ts';

interface Event {
  stuntingAlerts: { cursor: string; alert?: { id: string } };
}
interface Child {
  id: string;
}

/** Delivers what the alert tells of a child, and none of the rows that are read of the child itself. */
const withFacts = (name: string) =>
  `subscription ${name}($after: String) { stuntingAlerts(after: $after) { cursor alert { id kind severity message } } }`;

onAnyDatabase((kind) => {
  let hub: AuthenticatedHub;
  const clients: Client[] = [];
  beforeAll(async () => {
    hub = await serveAuthenticated(kind);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    await expect.poll(() => hub.hub.alerts.size).toBe(0);
  });
  afterAll(() => hub.close());

  const administrator = async () => bearing(await hub.localToken({ id: 'admin', role: Role.ADMINISTRATOR, areas: null }));
  const midwife = async (id: string, areas: string[]) => bearing(await hub.localToken({ id, role: Role.MIDWIFE, areas }));

  /** A subscription over a WebSocket of its own that hears of everything from now on. */
  async function subscribed(headers: Record<string, string>, query: string, variables?: Record<string, unknown>) {
    const client = webSocketClient(hub.url, headers);
    clients.push(client);
    const open = hub.hub.alerts.size;
    const watched = watch<Event>(client, query, variables);
    await expect.poll(() => hub.hub.alerts.size).toBe(open + 1);
    return watched;
  }

  const village = '33.26.01.2001';

  /** Registers a child of whom there is no alert. */
  async function freshChild(): Promise<Child> {
    const headers = await administrator();
    const { registerFamily } = await dataOf<{ registerFamily: { id: string } }>(
      hub.url,
      'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id } }',
      { input: { villageCode: village, head: { name: 'Pak Contoh', sex: 'MALE', bornOn: '1990-01-01' } } },
      headers,
    );
    const { registerChild } = await dataOf<{ registerChild: Child }>(
      hub.url,
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      { input: { familyId: registerFamily.id, name: 'Ananda Contoh', sex: 'FEMALE', bornOn: '2024-01-15' } },
      headers,
    );
    return registerChild;
  }

  /** Measures a child so that it is found to be stunted. */
  async function alertOn({ id }: Child): Promise<void> {
    const { errors } = await ask(
      hub.url,
      'mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-14", weightKg: 10, heightCm: 78 }) { id } }',
      { id },
      await administrator(),
    );
    expect(errors).toBeUndefined();
  }

  const entries = async (operation: string) => {
    await hub.hub.audit.flush();
    return hub.hub.store.read<{ viewer_id: string; role: string; action: string; fields: string[]; persons: string[] }>(
      'test',
      'select viewer_id, role, action, to_jsonb(fields) as fields, to_jsonb(person_ids) as persons from audit_entry e join audit_people p on p.id = e.people where operation = $1 order by viewer_id, e.id',
      [operation],
    );
  };
  const entryOf = (viewer: string, { id }: Child) => ({
    viewer_id: viewer,
    role: 'MIDWIFE',
    action: 'READ',
    fields: ['Alert'],
    persons: [id.replace('Child_', '')],
  });

  it('An alert that is delivered live is in the audit trail of its child, for each viewer who was told, and for nobody else', async () => {
    const child = await freshChild();
    const here = await subscribed(await midwife('here', [village]), withFacts('Live'));
    const too = await subscribed(await midwife('too', ['33.26.01']), withFacts('Live'));
    const elsewhere = await subscribed(await midwife('elsewhere', ['33.26.02']), withFacts('Live'));
    const cursors = await subscribed(await midwife('cursors', [village]), 'subscription Cursors { stuntingAlerts { cursor } }');
    await alertOn(child);
    for (const watched of [here, too, cursors]) await watched.waitFor(1);
    const told = new Set(here.results.map(({ stuntingAlerts }) => stuntingAlerts.cursor));
    await expect
      .poll(() => entries('Live'))
      .toEqual([...here.results.map(() => entryOf('here', child)), ...too.results.map(() => entryOf('too', child))]);
    expect(told.size).toBe(here.results.length);
    expect(elsewhere.results).toEqual([]);
    // That something happened, and not to whom, is no reading of a record.
    expect(await entries('Cursors')).toEqual([]);

    const log = await dataOf<{ node: { accessLog: { nodes: { viewerId: string; operation: string; fields: string[] }[] } } }>(
      hub.url,
      'query Log($id: ID!) { node(id: $id) { ... on Child { accessLog(first: 20) { nodes { viewerId operation fields } } } } }',
      { id: child.id },
      await administrator(),
    );
    expect(log.node.accessLog.nodes).toContainEqual({ viewerId: 'here', operation: 'Live', fields: ['Alert'] });
  });

  it('An alert that is replayed is, too; and what it leads to is in the same entry', async () => {
    await alertOn(await freshChild());
    const child = await freshChild();
    const { alerts } = await dataOf<{ alerts: { nodes: { cursor: string }[] } }>(
      hub.url,
      '{ alerts(first: 1) { nodes { cursor } } }',
      undefined,
      await administrator(),
    );
    await alertOn(child);
    const query = withFacts('Replay').replace('message', 'message child { name } measurement { weightKg }');
    const replayed = await subscribed(await midwife('later', [village]), query, { after: alerts.nodes[0]?.cursor });
    await replayed.waitFor(1);
    const entry = { ...entryOf('later', child), fields: ['Alert', 'Child', 'Measurement'] };
    await expect.poll(() => entries('Replay')).toEqual(replayed.results.map(() => entry));
  });

  it('An alert that is taken up is recorded as written the first time, and as read when it had been before', async () => {
    const child = await freshChild();
    await alertOn(child);
    const headers = await midwife('first', [village]);
    const { alerts } = await dataOf<{ alerts: { nodes: { id: string }[] } }>(
      hub.url,
      '{ alerts(first: 1) { nodes { id } } }',
      undefined,
      headers,
    );
    const takeUp = 'mutation TakeUp($id: ID!) { acknowledgeAlert(id: $id) { message } }';
    await dataOf(hub.url, takeUp, { id: alerts.nodes[0]?.id }, headers);
    await dataOf(hub.url, takeUp, { id: alerts.nodes[0]?.id }, await midwife('second', [village]));
    const recorded = (await entries('TakeUp')).map(({ viewer_id, action, persons }) => [viewer_id, action, persons]);
    const of = [child.id.replace('Child_', '')];
    expect(recorded).toEqual(
      expect.arrayContaining([
        ['first', 'WRITE', of],
        ['second', 'READ', of],
      ]),
    );
    expect(recorded).not.toContainEqual(['second', 'WRITE', of]);
  });
});
