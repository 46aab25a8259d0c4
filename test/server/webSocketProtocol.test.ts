import { describe, expect, test } from 'vitest';
import { rawSocket } from './rawSocket.ts';
import { toyContext } from './toySchema.ts';
import { PushSource, serveToy, type ToyServer } from './toyServer.ts';

// Case by case as in https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md, with frames made by hand.

function serveTicks(options: Parameters<typeof serveToy>[0] = {}): Promise<ToyServer & { ticks: PushSource }> {
  const ticks = new PushSource();
  return serveToy({ makeContext: () => ({ ...toyContext(), ticks }), ...options }).then((server) => ({ ...server, ticks }));
}

const subscribe = (id: string, query = 'subscription { ticks { number } }') => ({ id, type: 'subscribe', payload: { query } });

describe('By the graphql-transport-ws protocol', () => {
  test('connection_init is answered with connection_ack, and operations may begin', async () => {
    const socket = rawSocket((await serveTicks()).graphql);
    await socket.opened;
    socket.send({ type: 'connection_init', payload: { anything: 'may stand here' } });
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    socket.send(subscribe('1', '{ viewer }'));
    expect(await socket.next()).toEqual({ id: '1', type: 'next', payload: { data: { viewer: 'tester' } } });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
  });

  test('a second connection_init closes the connection: 4429', async () => {
    const socket = await rawSocket((await serveTicks()).graphql).introduced();
    socket.send({ type: 'connection_init' });
    expect(await socket.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
  });

  test('an operation before connection_ack closes it: 4401', async () => {
    const socket = rawSocket((await serveTicks()).graphql);
    await socket.opened;
    socket.send(subscribe('1'));
    expect(await socket.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  test('an id that is in use closes it: 4409; one that was used before is free again', async () => {
    const server = await serveTicks();
    const socket = await rawSocket(server.graphql).introduced();
    for (let time = 0; time < 2; time++) {
      socket.send(subscribe('1', '{ viewer }'));
      expect(await socket.next()).toMatchObject({ id: '1', type: 'next' });
      expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    }
    socket.send(subscribe('2'));
    await server.ticks.subscribed;
    socket.send(subscribe('2'));
    expect(await socket.closed).toEqual({ code: 4409, reason: 'Subscriber for 2 already exists' });
  });

  test.each<[string, unknown]>([
    ['text that is no JSON', 'hello'],
    ['JSON that is no object', '[1]'],
    ['a message without a type', {}],
    ['a type that there is not', { type: 'start' }],
    ['subscribe without an id', { type: 'subscribe', payload: { query: '{ viewer }' } }],
    ['subscribe with an empty id', { id: '', type: 'subscribe', payload: { query: '{ viewer }' } }],
    ['subscribe without a payload', { id: '1', type: 'subscribe' }],
    ['subscribe without a query', { id: '1', type: 'subscribe', payload: {} }],
    ['variables that are no object', { id: '1', type: 'subscribe', payload: { query: '{ viewer }', variables: 'x' } }],
    ['connection_init with a payload that is no object', { type: 'connection_init', payload: 'x' }],
    ['complete without an id', { type: 'complete' }],
    ['ping with a payload that is no object', { type: 'ping', payload: 1 }],
  ])('%s closes it: 4400', async (_name, message) => {
    const socket = await rawSocket((await serveTicks()).graphql).introduced();
    socket.send(message);
    expect(await socket.closed).toEqual({ code: 4400, reason: 'Invalid message received' });
  });

  // A client that offered some refuses an answer without any by itself; one that offered none is told.
  test.each([
    [[], { code: 4406, reason: 'Subprotocol not acceptable' }],
    [['graphql-ws'], { code: 1006 }],
    [['unknown'], { code: 1006 }],
  ])('the subprotocols %j are not acceptable: 4406', async (protocols, closing) => {
    const socket = rawSocket((await serveTicks()).graphql, { protocols });
    expect(await socket.closed).toMatchObject(closing);
  });

  test('ping is answered with pong and its payload, before and after the introduction; pong needs no answer', async () => {
    const socket = rawSocket((await serveTicks()).graphql);
    await socket.opened;
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    await socket.introduced();
    socket.send({ type: 'pong', payload: { unasked: true } });
    socket.send({ type: 'ping', payload: { n: 1 } });
    expect(await socket.next()).toEqual({ type: 'pong', payload: { n: 1 } });
  });

  test('complete from the client ends the operation and nothing more is sent for it; for one that is not there it does nothing', async () => {
    const server = await serveTicks();
    const socket = await rawSocket(server.graphql).introduced();
    socket.send({ id: 'nothing', type: 'complete' });
    socket.send(subscribe('1'));
    server.ticks.push({ number: 1 });
    expect(await socket.next()).toEqual({ id: '1', type: 'next', payload: { data: { ticks: { number: 1 } } } });
    socket.send({ id: '1', type: 'complete' });
    await server.ticks.released;
    server.ticks.push({ number: 2 });
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
  });

  test('error ends an operation that cannot run, and the connection stays', async () => {
    const socket = await rawSocket((await serveTicks()).graphql).introduced();
    socket.send(subscribe('1', '{ nonsense }'));
    expect(await socket.next()).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
  });
});

describe('Beside the protocol, the hub', () => {
  test('closes a connection when the context that was made for it expires: 4403, which clients retry', async () => {
    let now = Date.now();
    const server = await serveToy({ makeContext: () => ({ ...toyContext(), ticks: new PushSource(), expiresAt: new Date(now + 50) }) });
    const socket = await rawSocket(server.graphql).introduced();
    socket.send(subscribe('1'));
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Credentials are no longer good' });
    now -= 60_000;
    const late = await rawSocket(server.graphql).introduced();
    late.send(subscribe('1'));
    expect((await late.closed).code).toBe(4403);
  });

  test('closes with 1001 when the server stops and does not call a subscription complete, so that clients resume it elsewhere', async () => {
    const server = await serveTicks();
    const socket = await rawSocket(server.graphql).introduced();
    socket.send(subscribe('1'));
    server.ticks.push({ number: 1 });
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next' });
    const closing = server.close();
    expect(await Promise.race([socket.closed, socket.next()])).toEqual({ code: 1001, reason: 'Going away' });
    await closing;
    await server.ticks.released;
  });

  test('refuses connections over the limit of an address: 4451, and admits again when one has left', async () => {
    const server = await serveTicks({ limits: { perClient: 2 } });
    const [first] = [await rawSocket(server.graphql).introduced(), await rawSocket(server.graphql).introduced()];
    const third = rawSocket(server.graphql);
    expect(await third.closed).toEqual({ code: 4451, reason: 'Too many connections from this address' });
    first.terminate();
    await first.closed;
    const tryAgain = () => {
      const socket = rawSocket(server.graphql);
      return Promise.race([socket.introduced().then(() => 'admitted'), socket.closed.then(() => 'refused')]);
    };
    await expect.poll(tryAgain).toBe('admitted');
  });

  test('refuses operations over the limit of a connection with an error of their own; those that run go on', async () => {
    const server = await serveTicks({ limits: { operationsPerConnection: 2 } });
    const socket = await rawSocket(server.graphql).introduced();
    for (const id of ['1', '2', '3']) socket.send(subscribe(id));
    expect(await socket.next()).toEqual({
      id: '3',
      type: 'error',
      payload: [
        { message: 'Too many concurrent operations on this connection; allowed: 2', extensions: { code: 'TOO_MANY_OPERATIONS', limit: 2 } },
      ],
    });
    socket.send({ id: '1', type: 'complete' });
    socket.send(subscribe('4', '{ viewer }'));
    expect(await socket.next()).toMatchObject({ id: '4', type: 'next' });
  });

  test('closes a connection whose client goes on asking and reads nothing: 4450; others are served', async () => {
    const server = await serveTicks({ limits: { bufferedBytes: 100_000 } });
    const deaf = await rawSocket(server.graphql).introduced();
    deaf.pause();
    // More than the network between the two holds.
    for (let n = 0; n < 400; n++) deaf.send({ type: 'ping', payload: { text: 'x'.repeat(50_000) } });
    const other = await rawSocket(server.graphql).introduced();
    other.send(subscribe('1', '{ viewer }'));
    expect(await other.next()).toMatchObject({ id: '1', type: 'next' });
    deaf.resume();
    expect(await deaf.closed).toEqual({ code: 4450, reason: 'Too much is left unread' });
  });
});
