import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rawSocket, type RawSocket } from './rawSocket.ts';
import { toyContext } from './toySchema.ts';
import { gate, PushSource, serveToy } from './toyServer.ts';

const asQuery = (id: string, query: string) => ({ id, type: 'subscribe', payload: { query } });
const ticks = (id: string) => asQuery(id, 'subscription { ticks { number } }');

async function expectPong(socket: RawSocket): Promise<void> {
  socket.send({ type: 'ping' });
  expect(await socket.next()).toEqual({ type: 'pong' });
}

describe('An id that the client has completed may be used again at once', () => {
  test('while its query still runs: what that answers is not told, and the new one is answered once', async () => {
    const first = gate();
    let contexts = 0;
    const server = await serveToy({
      makeContext: () => ({ ...toyContext(), gate: contexts++ === 0 ? first.opened.then(() => 'old') : Promise.resolve('new') }),
    });
    const socket = await rawSocket(server.graphql).introduced();
    socket.send(asQuery('1', '{ old: gate }'));
    socket.send({ id: '1', type: 'complete' });
    socket.send(asQuery('1', '{ gate }'));
    expect(await socket.next()).toEqual({ id: '1', type: 'next', payload: { data: { gate: 'new' } } });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    first.open();
    socket.send(asQuery('2', '{ viewer }'));
    expect(await socket.next()).toMatchObject({ id: '2', type: 'next' });
    expect(await socket.next()).toEqual({ id: '2', type: 'complete' });
  });

  test('and the old query ends before the new one', async () => {
    const gates = [gate(), gate()];
    let contexts = 0;
    const server = await serveToy({
      makeContext: () => {
        const number = contexts++;
        return { ...toyContext(), gate: gates[number]?.opened.then(() => `query ${number}`) };
      },
    });
    const socket = await rawSocket(server.graphql).introduced();
    socket.send(asQuery('1', '{ gate }'));
    socket.send({ id: '1', type: 'complete' });
    socket.send(asQuery('1', '{ gate }'));
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    gates[0]?.open();
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    gates[1]?.open();
    expect(await socket.next()).toEqual({ id: '1', type: 'next', payload: { data: { gate: 'query 1' } } });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
  });

  test('by a subscription after a subscription, many times: every event comes once, under the one that is there', async () => {
    const sources: PushSource[] = [];
    const server = await serveToy({
      makeContext: () => {
        const source = new PushSource();
        sources.push(source);
        return { ...toyContext(), ticks: source };
      },
    });
    const socket = await rawSocket(server.graphql).introduced();
    const rounds = 20;
    for (let round = 0; round < rounds; round++) {
      socket.send(ticks('1'));
      // Every other one is completed before it has begun.
      if (round % 2 === 1) await expectPong(socket);
      if (round < rounds - 1) socket.send({ id: '1', type: 'complete' });
    }
    for (const [number, source] of sources.entries()) source.push({ number });
    expect(await socket.next()).toEqual({ id: '1', type: 'next', payload: { data: { ticks: { number: rounds - 1 } } } });
    await expectPong(socket);
    await Promise.all(sources.slice(0, rounds - 1).map(({ released }) => released));
  });

  test('by a query after a subscription, and by a subscription after a query', async () => {
    const source = new PushSource();
    const waiting = gate();
    const server = await serveToy({ makeContext: () => ({ ...toyContext(), ticks: source, gate: waiting.opened }) });
    const socket = await rawSocket(server.graphql).introduced();
    socket.send(ticks('1'));
    await source.subscribed;
    socket.send({ id: '1', type: 'complete' });
    socket.send(asQuery('1', '{ viewer }'));
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next', payload: { data: { viewer: 'tester' } } });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    socket.send(asQuery('1', '{ gate }'));
    socket.send({ id: '1', type: 'complete' });
    socket.send(ticks('1'));
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    waiting.open();
    source.push({ number: 3 });
    const events = [await socket.next()];
    expect(events).toEqual([{ id: '1', type: 'next', payload: { data: { ticks: { number: 3 } } } }]);
  });

  test('by one that is refused, and after one that was refused', async () => {
    const first = gate();
    const server = await serveToy({ makeContext: () => ({ ...toyContext(), gate: first.opened }) });
    const socket = await rawSocket(server.graphql).introduced();
    socket.send(asQuery('1', '{ gate }'));
    socket.send({ id: '1', type: 'complete' });
    socket.send(asQuery('1', '{ nonsense }'));
    expect(await socket.next()).toMatchObject({ id: '1', type: 'error' });
    socket.send(asQuery('1', '{ viewer }'));
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next', payload: { data: { viewer: 'tester' } } });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    first.open();
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
  });

  test('a mutation that was completed happens all the same, once', async () => {
    const context = toyContext();
    const server = await serveToy({ makeContext: () => context });
    const socket = await rawSocket(server.graphql).introduced();
    socket.send(asQuery('1', 'mutation { step(number: 1) }'));
    socket.send({ id: '1', type: 'complete' });
    socket.send(asQuery('1', 'mutation { step(number: 2) }'));
    expect(await socket.next()).toEqual({ id: '1', type: 'next', payload: { data: { step: 2 } } });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    expect(context.trace.toSorted()).toEqual(['begin 1', 'begin 2', 'end 1', 'end 2']);
  });
});

test('An id that is in use closes the connection with 4409, however long it is', async () => {
  const server = await serveToy({ makeContext: () => ({ ...toyContext(), ticks: new PushSource() }) });
  const socket = await rawSocket(server.graphql).introduced();
  for (let time = 0; time < 2; time++) socket.send(ticks('é'.repeat(500)));
  expect(await socket.closed).toMatchObject({ code: 4409, reason: expect.stringMatching(/^Subscriber for é+$/) as string });
});

describe('A persisted document is named over WebSocket as over HTTP', () => {
  const query = '{ viewer }';
  const hash = createHash('sha256').update(query).digest('hex');
  test.each([
    ['by documentId', { documentId: hash }],
    ['by documentId with its prefix', { documentId: `sha256:${hash}` }],
    ['by documentId beside a query that is null', { documentId: hash, query: null }],
    ['by extensions.persistedQuery', { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }],
  ])('%s', async (_name, payload) => {
    const server = await serveToy();
    const socket = await rawSocket(server.graphql).introduced();
    socket.send({ id: '1', type: 'subscribe', payload });
    expect(await socket.next()).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
    socket.send({ id: '2', type: 'subscribe', payload: { ...payload, query } });
    expect(await socket.next()).toMatchObject({ id: '2', type: 'next', payload: { data: { viewer: 'tester' } } });
    expect(await socket.next()).toMatchObject({ type: 'complete' });
    socket.send({ id: '3', type: 'subscribe', payload });
    expect(await socket.next()).toMatchObject({ id: '3', type: 'next', payload: { data: { viewer: 'tester' } } });
  });

  test('an id that is no text names nothing, and the connection stays', async () => {
    const socket = await rawSocket((await serveToy()).graphql).introduced();
    socket.send({ id: '1', type: 'subscribe', payload: { documentId: 7 } });
    expect(await socket.next()).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  });
});
