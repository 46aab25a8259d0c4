import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { todayIn } from '../../src/base/calendar.ts';
import { ask, dataOf } from '../support/ask.ts';
import { dataFolder, readyText, runHub, startHub, withoutTokens, type RunningHub } from '../support/hubProcess.ts';
import { credentialsFor } from '../support/signIn.ts';

interface Counts {
  villages: { totalCount: number };
  families: { totalCount: number };
  children: { totalCount: number };
  partners: { totalCount: number };
  alerts: { totalCount: number };
}

const count = '{ villages { totalCount } families { totalCount } children { totalCount } partners { totalCount } alerts { totalCount } }';

interface Recorded {
  childId: string;
  measurementId: string;
}

/** Measures a child of a village today, which no demo measuring is of. */
async function measureSomebody(url: string, village: string): Promise<Recorded> {
  const { village: found } = await dataOf<{ village: { children: { nodes: { id: string }[] } } }>(
    url,
    `{ village(code: "${village}") { children(first: 1) { nodes { id } } } }`,
  );
  const childId = found.children.nodes[0]?.id ?? '';
  const { recordMeasurement } = await dataOf<{ recordMeasurement: { id: string } }>(
    url,
    'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }',
    { input: { childId, measuredOn: todayIn('Asia/Jakarta'), weightKg: 11.3, heightCm: 83.4 } },
  );
  return { childId, measurementId: recordMeasurement.id };
}

/** Opens a subscription by hand and resolves, once it is under way, to what its socket will be closed with. */
async function subscribed(url: string): Promise<{ closed: Promise<number> }> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws');
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const answered = new Promise((resolve) =>
    socket.on('message', (data: Buffer) => {
      if (data.toString().includes('connection_ack')) {
        socket.send(JSON.stringify({ id: 'alerts', type: 'subscribe', payload: { query: 'subscription { stuntingAlerts { cursor } }' } }));
        // Answered in order, so by then the subscription has been taken.
        socket.send(JSON.stringify({ id: 'viewer', type: 'subscribe', payload: { query: '{ viewer { role } }' } }));
      }
      if (data.toString().includes('"viewer"')) resolve(undefined);
    }),
  );
  socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: credentialsFor(url) })));
  await answered;
  return { closed };
}

describe('npm start', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let hub: RunningHub;
  let atFirst: Counts;
  let recorded: Recorded;

  beforeAll(async () => {
    folder = await dataFolder();
    hub = await startHub({ HUB_DATA: folder.path });
    atFirst = await dataOf<Counts>(hub.url, count);
    recorded = await measureSomebody(hub.url, '33.26.16.2001');
  });

  afterAll(async () => {
    await hub.stop();
    await folder.remove();
  });

  const expectKept = async ({ childId, measurementId }: Recorded) => {
    // What was measured may have raised an alert.
    expect(await dataOf<Counts>(hub.url, count)).toEqual({ ...atFirst, alerts: expect.anything() as unknown });
    const { node } = await dataOf<{ node: { latestMeasurement: { id: string; weightKg: number } } }>(
      hub.url,
      'query ($id: ID!) { node(id: $id) { ... on Child { latestMeasurement { id weightKg } } } }',
      { id: childId },
    );
    expect(node.latestMeasurement).toEqual({ id: measurementId, weightKg: 11.3 });
  };

  it('says that it is in local mode, how to sign in and, last, its address, and nothing else', async () => {
    expect(withoutTokens(hub.written())).toEqual({ stdout: readyText(`http://127.0.0.1:${String(hub.port)}/graphql`), stderr: '' });
    expect((await fetch(new URL('/ready', hub.url))).status).toBe(200);
  });

  it('has loaded the villages, and the demo data with several families in every village', () => {
    expect(atFirst.villages.totalCount).toBe(285);
    expect(atFirst.families.totalCount).toBeGreaterThan(285 * 10);
    expect(atFirst.children.totalCount).toBeGreaterThan(5_500);
    expect(atFirst.children.totalCount).toBeLessThan(6_500);
    expect(atFirst.partners.totalCount).toBeGreaterThan(5);
    expect(atFirst.alerts.totalCount).toBeGreaterThan(20);
  });

  it('refuses a second hub on the same data folder in one line, and goes on', async () => {
    const second = await runHub(['serve'], { HUB_DATA: folder.path, PORT: '0' });
    expect(second).toEqual({
      code: 1,
      stdout: '',
      stderr: `The data folder ${folder.path} is in use by another hub. Stop that hub, or set HUB_DATA to another folder.\n`,
    });
    expect((await ask(hub.url, '{ viewer { role } }')).errors).toBeUndefined();
  });

  it('refuses `hub seed` on the data folder of a running hub', async () => {
    const seeding = await runHub(['seed'], { HUB_DATA: folder.path });
    expect(seeding).toMatchObject({ code: 1, stdout: '' });
    expect(seeding.stderr).toMatch(/^The data folder .* is in use by another hub\..*HUB_DATA.*\n$/);
  });

  it('stops at Ctrl-C: takes leave of subscribers, exits with 0, and keeps all data for the next start', async () => {
    const { closed } = await subscribed(hub.url);
    const { code, stdout, stderr } = await hub.stop('SIGINT');
    expect(await closed).toBe(1001);
    expect({ code, stderr, lines: stdout.split('\n').length }).toEqual({ code: 0, stderr: '', lines: 4 });
    hub = await startHub({ HUB_DATA: folder.path });
    await expectKept(recorded);
  });

  it('stops the same way when it is terminated, also when the signal comes twice at once', async () => {
    const { closed } = await subscribed(hub.url);
    // Two of one kind could arrive as one.
    const [ended] = await Promise.all([hub.stop('SIGTERM'), hub.stop('SIGINT')]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(await closed).toBe(1001);
    hub = await startHub({ HUB_DATA: folder.path });
    await expectKept(recorded);
  });

  it('starts again after it was killed, without a lock to clear, and has what it had answered for', async () => {
    const last = await measureSomebody(hub.url, '33.26.15.2001');
    expect((await hub.stop('SIGKILL')).code).toBe(null);
    hub = await startHub({ HUB_DATA: folder.path });
    await expectKept(recorded);
    await expectKept(last);
  });
});
