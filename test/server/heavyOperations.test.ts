import { describe, expect, onTestFinished, test } from 'vitest';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { HeavyOperations } from '../../src/server/limits/HeavyOperations.ts';
import { withTimeLimit } from '../../src/server/limits/TimeLimit.ts';
import { rawSocket } from './rawSocket.ts';
import { readEvents } from './readEvents.ts';
import { gate, serveToy, type ToyServer } from './toyServer.ts';

const limits = { cost: 100, atOnce: 2, waiting: 4 };

/** Lets microtasks and immediates run. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('Heavy operations', () => {
  test('run so many at once, and the others in turn by viewer', async () => {
    const heavy = new HeavyOperations(limits);
    const order: string[] = [];
    const gates = new Map<string, ReturnType<typeof gate>>();
    const begin = (viewer: string, name: string) => {
      const held = gate();
      gates.set(name, held);
      return heavy.run(100, viewer, () => {
        order.push(name);
        return held.opened;
      });
    };
    const all = [begin('a', 'a1'), begin('a', 'a2'), begin('a', 'a3'), begin('a', 'a4'), begin('b', 'b1'), begin('c', 'c1')];
    await settle();
    expect([order, heavy.counts]).toEqual([['a1', 'a2'], { running: 2, waiting: 4 }]);
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'a4']) {
      gates.get(name)?.open();
      await settle();
      expect(heavy.counts.running).toBeLessThanOrEqual(2);
    }
    await Promise.all(all);
    expect(order).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4']);
    expect(heavy.counts).toEqual({ running: 0, waiting: 0 });
  });

  test('are refused at once where no place is left to wait, and for one viewer where half are taken', async () => {
    const heavy = new HeavyOperations(limits);
    const held = gate();
    const begin = (viewer: string) => heavy.run(1_000, viewer, () => held.opened);
    const letIn = [begin('a'), begin('a'), begin('a'), begin('a')];
    await expect(begin('a')).rejects.toMatchObject({ extensions: { code: 'OVERLOADED', retryAfterSeconds: expect.any(Number) as number } });
    letIn.push(begin('b'), begin('c'));
    await expect(begin('d')).rejects.toMatchObject({ extensions: { code: 'OVERLOADED' } });
    held.open();
    await Promise.all(letIn);
    await expect(begin('d')).resolves.toBeUndefined();
  });

  test('leave the queue when their time is over or their client has gone, and a failing one leaves its place', async () => {
    const heavy = new HeavyOperations(limits);
    const held = gate();
    const told = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: unknown) => (error instanceof GraphQLError ? error.extensions.code : (error as Error).message),
      );
    const failing = told(heavy.run(100, 'a', () => held.opened.then(() => Promise.reject(new Error('failed')))));
    const other = heavy.run(100, 'a', () => held.opened);
    const gone = new AbortController();
    const late = told(withTimeLimit({ timeoutMs: 20 }, () => heavy.run(100, 'a', () => Promise.resolve())));
    const left = told(withTimeLimit({ gone: gone.signal }, () => heavy.run(100, 'b', () => Promise.resolve())));
    expect(heavy.counts).toEqual({ running: 2, waiting: 2 });
    gone.abort();
    expect(await Promise.all([late, left])).toEqual(['EXECUTION_TIMEOUT', 'CLIENT_GONE']);
    expect(heavy.counts).toEqual({ running: 2, waiting: 0 });
    held.open();
    expect(await failing).toBe('failed');
    await other;
    expect(heavy.counts).toEqual({ running: 0, waiting: 0 });
  });

  test('do not hold up light ones', async () => {
    const heavy = new HeavyOperations({ cost: 100, atOnce: 1, waiting: 0 });
    const held = gate();
    const running = heavy.run(100, 'a', () => held.opened);
    await expect(heavy.run(99, 'a', () => Promise.resolve('light'))).resolves.toBe('light');
    held.open();
    await running;
  });
});

describe('A server with heavy work', () => {
  const heavy = '{ things { name } }';

  /** A server that may do one heavy operation, with one waiting; `open` lets those that run end. */
  async function busyServer(): Promise<ToyServer & { readonly open: () => void; readonly most: () => number }> {
    const schema: GraphQLSchema = buildSchema(
      'type Query { things: [Thing!]! light: Thing! } type Thing { name: String! } type Subscription { none: Int }',
    );
    const held = gate();
    let [running, most] = [0, 0];
    const thing = { name: 'thing' };
    Object.assign(schema.getQueryType()?.getFields().things ?? {}, {
      extensions: { cost: 200 },
      resolve: async () => {
        most = Math.max(most, ++running);
        await held.opened;
        running--;
        return [thing];
      },
    });
    Object.assign(schema.getQueryType()?.getFields().light ?? {}, { resolve: () => thing });
    const server = await serveToy({ schema, heavy: { cost: 100, atOnce: 1, waiting: 2 } });
    return { ...server, open: () => held.open(), most: () => most };
  }

  test('answers light questions, has others wait, and refuses the rest on every transport', async () => {
    const server = await busyServer();
    onTestFinished(() => server.open());
    const [first, second] = [server.post({ query: heavy }), server.post({ query: heavy })];
    await expect.poll(server.most).toBe(1);

    await expect.poll(async () => (await server.post({ query: heavy })).status).toBe(503);
    const refused = await server.post({ query: heavy });
    expect(refused).toMatchObject({
      status: 503,
      body: { errors: [{ extensions: { code: 'OVERLOADED', retryAfterSeconds: expect.any(Number) as number } }] },
    });
    expect(refused.body).not.toHaveProperty('data');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

    const socket = await rawSocket(server.graphql).introduced();
    socket.send({ type: 'subscribe', id: '1', payload: { query: heavy } });
    expect(await socket.next()).toMatchObject({ id: '1', payload: { errors: [{ extensions: { code: 'OVERLOADED' } }] } });
    await socket.next();
    socket.send({ type: 'subscribe', id: '2', payload: { query: '{ light { name } }' } });
    expect(await socket.next()).toMatchObject({ id: '2', payload: { data: { light: { name: 'thing' } } } });

    const events = await fetch(`${server.graphql}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: heavy }),
    });
    expect(await readEvents(events).next()).toMatchObject({ data: { errors: [{ extensions: { code: 'OVERLOADED' } }] } });

    const file = await fetch(server.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/csv' },
      body: JSON.stringify({ query: heavy }),
    });
    expect([file.status, Number(file.headers.get('retry-after')) > 0]).toEqual([503, true]);

    expect(await server.post({ query: '{ light { name } }' })).toMatchObject({ status: 200, body: { data: { light: { name: 'thing' } } } });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    server.open();
    for (const answer of [await first, await second])
      expect(answer).toMatchObject({ status: 200, body: { data: { things: [{ name: 'thing' }] } } });
    expect(server.most()).toBe(1);
  });
});
