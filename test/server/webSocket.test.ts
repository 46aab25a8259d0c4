import { createClient, type Client, type FormattedExecutionResult, type SubscribePayload } from 'graphql-ws';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { HubError } from '../../src/base/errors.ts';
import { message } from '../../src/base/messages/index.ts';
import { toyContext } from './toySchema.ts';
import { gate, PushSource, serveToy, type ToyServer } from './toyServer.ts';

function connect({ graphql }: ToyServer, connectionParams?: Record<string, unknown>): Client {
  const client = createClient({
    url: graphql.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(connectionParams === undefined ? {} : { connectionParams }),
  });
  onTestFinished(() => client.dispose());
  return client;
}

/** All results of an operation; throws the errors it was refused with. */
async function resultsOf(client: Client, payload: SubscribePayload): Promise<FormattedExecutionResult<Record<string, unknown>, unknown>[]> {
  const results: FormattedExecutionResult<Record<string, unknown>, unknown>[] = [];
  for await (const result of client.iterate(payload)) results.push(result);
  return results;
}

function refusalOf(client: Client, payload: SubscribePayload): Promise<unknown> {
  return resultsOf(client, payload).then(
    () => 'not refused',
    (errors: unknown) => errors,
  );
}

/** A connection that speaks the protocol by hand. */
function rawConnection({ graphql }: ToyServer, headers: Record<string, string> = {}) {
  const socket = new WebSocket(graphql.replace('http', 'ws'), 'graphql-transport-ws', { headers });
  onTestFinished(() => socket.terminate());
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  const refused = new Promise<number | undefined>((resolve) =>
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode)),
  );
  const opened = new Promise<void>((resolve) => socket.once('open', () => resolve()));
  socket.on('error', () => undefined);
  /** Resolves when the server has acknowledged the client. */
  const introduce = async (): Promise<void> => {
    await opened;
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await new Promise((resolve) => socket.once('message', resolve));
  };
  return { socket, closed, refused, opened, introduce };
}

describe('Over WebSocket', () => {
  test('queries and mutations are answered, interpreted and compiled', async () => {
    const context = toyContext();
    const server = await serveToy({ makeContext: () => context });
    const client = connect(server);
    for (let time = 0; time < 3; time++)
      expect(await resultsOf(client, { query: '{ viewer item { name } }' })).toEqual([
        { data: { viewer: 'tester', item: { name: 'box' } } },
      ]);
    expect(await resultsOf(client, { query: 'mutation { a: step(number: 1) b: step(number: 2) }' })).toEqual([{ data: { a: 1, b: 2 } }]);
    expect(context.trace).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
  });

  test('every operation has a context of its own, made from headers and connection parameters', async () => {
    let count = 0;
    const server = await serveToy({
      makeContext: ({ headers, connectionParams, requestId }) =>
        toyContext(`${String(++count)} ${String(connectionParams?.token)} ${String(headers.upgrade)} ${String(requestId.length)}`),
    });
    const client = connect(server, { token: 'abc' });
    expect(await resultsOf(client, { query: '{ viewer }' })).toEqual([{ data: { viewer: '1 abc websocket 36' } }]);
    expect(await resultsOf(client, { query: '{ viewer }' })).toEqual([{ data: { viewer: '2 abc websocket 36' } }]);
  });

  test('a document or a variable that does not fit is refused with the errors that HTTP gives', async () => {
    const server = await serveToy();
    const client = connect(server);
    const requests: SubscribePayload[] = [
      { query: '{ nonsense }' },
      { query: '{ viewer' },
      { query: '{ window(day: "x") }' },
      { query: 'query ($w: Window) { window(window: $w) }', variables: { w: {} } },
      { query: 'query A { viewer } query B { viewer }' },
    ];
    for (const request of requests) expect(await refusalOf(client, request)).toEqual((await server.post(request)).body.errors);
  });

  test('an error of a resolver is told or masked as over HTTP', async () => {
    const server = await serveToy();
    const client = connect(server);
    const query = '{ a: throws(how: "hub") b: throws(how: "sync") }';
    const [result] = await resultsOf(client, { query });
    const { body } = await server.post({ query });
    const withoutIds = (value: unknown) => JSON.stringify(value).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
    expect(withoutIds(result?.errors)).toBe(withoutIds(body.errors));
    expect(withoutIds(result)).toContain('Internal error; the request id is ID');
  });

  test('a context that is refused is an error of the operation, and the connection stays', async () => {
    let refuse = true;
    const server = await serveToy({
      makeContext: () => {
        if (refuse) throw new HubError(message('shared.verbatim', { text: 'who are you?' }), 'UNAUTHENTICATED');
        return toyContext();
      },
    });
    const client = connect(server);
    expect(await resultsOf(client, { query: '{ viewer }' })).toEqual([
      { errors: [{ message: 'who are you?', extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
    refuse = false;
    expect(await resultsOf(client, { query: '{ viewer }' })).toEqual([{ data: { viewer: 'tester' } }]);
  });
});

describe('A subscription', () => {
  async function serveTicks() {
    const ticks = new PushSource();
    let contexts = 0;
    const server = await serveToy({ makeContext: () => ({ ...toyContext(`context ${String(++contexts)}`), ticks }) });
    return { ticks, server, client: connect(server) };
  }

  test('delivers every event in order, each resolved in a fresh context', async () => {
    const { ticks, client } = await serveTicks();
    const events = client.iterate({ query: 'subscription { ticks { number seenBy } }' });
    for (let number = 1; number <= 3; number++) ticks.push({ number });
    expect((await events.next()).value).toEqual({ data: { ticks: { number: 1, seenBy: 'context 2' } } });
    expect((await events.next()).value).toEqual({ data: { ticks: { number: 2, seenBy: 'context 3' } } });
    expect((await events.next()).value).toEqual({ data: { ticks: { number: 3, seenBy: 'context 4' } } });
  });

  test('takes payloads that are keyed by the name of the field', async () => {
    const { ticks, client } = await serveTicks();
    const events = client.iterate({ query: 'subscription { named { number } }' });
    ticks.push({ named: { number: 7 } });
    expect((await events.next()).value).toEqual({ data: { named: { number: 7 } } });
  });

  test('goes on after an event that fails', async () => {
    const { ticks, client } = await serveTicks();
    const events = client.iterate({ query: 'subscription { ticks { number lucky } }' });
    ticks.push({ number: 13 });
    ticks.push({ number: 14 });
    expect((await events.next()).value).toMatchObject({
      data: { ticks: { number: 13, lucky: null } },
      errors: [{ path: ['ticks', 'lucky'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect((await events.next()).value).toEqual({ data: { ticks: { number: 14, lucky: 'yes' } } });
  });

  test('releases its source when the client unsubscribes while nothing happens', async () => {
    const { ticks, client } = await serveTicks();
    const unsubscribe = client.subscribe(
      { query: 'subscription { ticks { number } }' },
      { next: () => undefined, error: () => undefined, complete: () => undefined },
    );
    await ticks.subscribed;
    unsubscribe();
    await ticks.released;
    expect(await resultsOf(client, { query: '{ viewer }' })).toHaveLength(1);
  });

  test('releases its source when the connection breaks', async () => {
    const { ticks, server } = await serveTicks();
    const { socket, introduce } = rawConnection(server);
    await introduce();
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticks { number } }' } }));
    await ticks.subscribed;
    socket.terminate();
    await expect(ticks.released).resolves.toBeUndefined();
  });

  test('that fails at its source ends with a masked error', async () => {
    const { ticks, server, client } = await serveTicks();
    const refusal = refusalOf(client, { query: 'subscription { ticks { number } }' });
    ticks.push(new Error('select * from alert'));
    const errors = await refusal;
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^Internal error; the request id is /) as string,
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) as string },
      },
    ]);
    expect(server.log).toContainEqual(
      expect.objectContaining({ msg: 'internal error', error: expect.objectContaining({ message: 'select * from alert' }) as unknown }),
    );
  });

  test('that the hub refuses says why', async () => {
    const { client } = await serveTicks();
    expect(await resultsOf(client, { query: 'subscription { refused { number } }' })).toMatchObject([
      { errors: [{ message: 'not your area', path: ['refused'], extensions: { code: 'FORBIDDEN' } }] },
    ]);
    expect(await resultsOf(client, { query: 'subscription { broken { number } }' })).toMatchObject([
      { errors: [{ path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    ]);
  });

  test('with a variable that does not fit is refused', async () => {
    const { client } = await serveTicks();
    expect(
      await refusalOf(client, { query: 'subscription ($d: Day) { ticks(since: $d) { number } }', variables: { d: 'soon' } }),
    ).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['d'] } }]);
  });
});

describe('A WebSocket connection', () => {
  test('is refused to a page of another site', async () => {
    const server = await serveToy();
    expect(await rawConnection(server, { origin: 'https://elsewhere.example' }).refused).toBe(403);
  });

  test('is granted to a page on this machine', async () => {
    const server = await serveToy();
    await expect(rawConnection(server, { origin: 'http://localhost:5173' }).opened).resolves.toBeUndefined();
  });

  test('is refused where GraphQL is not served', async () => {
    const server = await serveToy();
    expect(await rawConnection({ ...server, graphql: `${server.url}/elsewhere` }).refused).toBe(404);
  });

  test('is closed for a message over the limit, and the server stays', async () => {
    const server = await serveToy({ bodyLimitBytes: 2_000 });
    const { socket, opened, closed } = rawConnection(server);
    await opened;
    socket.send(JSON.stringify({ type: 'connection_init', payload: { x: 'x'.repeat(3_000) } }));
    expect((await closed).code).toBe(1009);
    expect(await server.post({ query: '{ viewer }' })).toMatchObject({ status: 200 });
  });

  test('is told good-bye when the server closes, once its running queries are answered', async () => {
    const waiting = gate();
    const entered = gate();
    const server = await serveToy({
      makeContext: () => {
        entered.open();
        return { ...toyContext(), gate: waiting.opened };
      },
    });
    const { socket, introduce, closed } = rawConnection(server);
    await introduce();
    const messages: unknown[] = [];
    socket.on('message', (data) => messages.push(JSON.parse((data as Buffer).toString())));
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ gate }' } }));
    await entered.opened;
    const closing = server.close();
    waiting.open();
    expect(await closed).toEqual({ code: 1001, reason: 'Going away' });
    await closing;
    expect(messages).toContainEqual({ id: '1', type: 'next', payload: { data: { gate: null } } });
  });
});
