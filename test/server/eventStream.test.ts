import { createClient } from 'graphql-sse';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HubError } from '../../src/base/errors.ts';
import { message } from '../../src/base/messages/index.ts';
import { readEvents } from './readEvents.ts';
import { toyContext } from './toySchema.ts';
import { gate, PushSource, serveToy, type ToyServer } from './toyServer.ts';

const subscription = 'subscription { ticks { number } }';

async function serveTicks(options: Parameters<typeof serveToy>[0] = {}): Promise<ToyServer & { ticks: PushSource; stream: string }> {
  const ticks = new PushSource();
  const server = await serveToy({ makeContext: () => ({ ...toyContext(), ticks }), ...options });
  return { ...server, ticks, stream: `${server.graphql}/stream` };
}

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const leave = new AbortController();
  onTestFinished(() => leave.abort());
  return fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    signal: leave.signal,
  });
}

describe('An event stream', () => {
  test('serves graphql-sse clients: queries, mutations and subscriptions', async () => {
    const { stream, ticks } = await serveTicks();
    const client = createClient({ url: stream, retryAttempts: 0 });
    onTestFinished(() => client.dispose());
    const all = async (query: string): Promise<unknown[]> => {
      const results: unknown[] = [];
      for await (const result of client.iterate({ query })) results.push(result);
      return results;
    };
    expect(await all('{ viewer }')).toEqual([{ data: { viewer: 'tester' } }]);
    expect(await all('mutation { a: step(number: 1) }')).toEqual([{ data: { a: 1 } }]);
    const events = client.iterate({ query: subscription });
    for (const number of [1, 2]) ticks.push({ number });
    expect((await events.next()).value).toEqual({ data: { ticks: { number: 1 } } });
    expect((await events.next()).value).toEqual({ data: { ticks: { number: 2 } } });
    await events.return?.(undefined);
    await ticks.released;
  });

  test('serves GET, as a browser asks, and gives each event that can be resumed its cursor as id', async () => {
    const { stream, ticks } = await serveTicks();
    const address = `${stream}?${new URLSearchParams({ query: 'subscription ($d: Day) { ticks(since: $d) { number } }', variables: '{"d": "2026-01-01"}' }).toString()}`;
    const response = await fetch(address, { headers: { accept: 'text/event-stream' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('no-cache');
    const events = readEvents(response);
    ticks.push({ number: 1, cursor: 'first' });
    ticks.push({ number: 2 });
    expect(await events.next()).toEqual({ id: 'first', event: 'next', data: { data: { ticks: { number: 1 } } } });
    // Without a cursor the id stays what it was.
    expect(await events.next()).toEqual({ id: undefined, event: 'next', data: { data: { ticks: { number: 2 } } } });
    await events.leave();
    await ticks.released;
  });

  test('tells errors of the document and of variables in the stream, as the protocol has it', async () => {
    const { stream, post: overHttp } = await serveTicks();
    for (const request of [
      { query: '{ nonsense }' },
      { query: 'query ($w: Window) { window(window: $w) }', variables: { w: {} } },
      { query: 'query A { viewer } query B { viewer }' },
    ]) {
      const events = readEvents(await post(stream, request));
      expect(await events.next()).toEqual({ id: undefined, event: 'next', data: { errors: (await overHttp(request)).body.errors } });
      expect(await events.next()).toEqual({ id: undefined, event: 'complete', data: null });
      expect(await events.next()).toBeUndefined();
    }
  });

  test('ends with the masked error when its source fails', async () => {
    const { stream, ticks } = await serveTicks();
    const events = readEvents(await post(stream, { query: subscription }));
    ticks.push(new Error('select * from alert'));
    expect(await events.next()).toMatchObject({ event: 'next', data: { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } });
    expect(await events.next()).toMatchObject({ event: 'complete' });
  });

  test.each<[string, RequestInit, number, string]>([
    ['a body that is no request', { body: '[]' }, 400, 'BAD_REQUEST'],
    ['a request without a query', { body: '{"variables": {}}' }, 400, 'BAD_REQUEST'],
    ['variables that are no object', { body: '{"query": "{ viewer }", "variables": 3}' }, 400, 'BAD_REQUEST'],
    [
      'a body that pages of other sites may send without asking',
      { body: '{"query": "{ viewer }"}', headers: { accept: 'text/event-stream', 'content-type': 'text/plain' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a page of another site',
      {
        body: '{"query": "{ viewer }"}',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      },
      403,
      'FORBIDDEN',
    ],
    [
      'a client that takes no event stream',
      { body: '{"query": "{ viewer }"}', headers: { accept: 'application/json', 'content-type': 'application/json' } },
      406,
      'NOT_ACCEPTABLE',
    ],
    ['another method', { method: 'PUT', headers: { accept: 'text/event-stream' } }, 405, 'METHOD_NOT_ALLOWED'],
  ])('is refused for %s', async (_name, init, status, code) => {
    const { stream } = await serveTicks();
    const response = await fetch(stream, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      ...init,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test('serves no mutation by GET', async () => {
    const context = toyContext();
    const { stream } = await serveTicks({ makeContext: () => context });
    const response = await fetch(`${stream}?query=${encodeURIComponent('mutation { step(number: 1) }')}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(response.status).toBe(405);
    expect(context.trace).toEqual([]);
  });

  test('says why a context is refused, and ends when one expires, without calling the operation complete', async () => {
    let refuse = true;
    const { stream } = await serveTicks({
      makeContext: () => {
        if (refuse) throw new HubError(message('shared.verbatim', { text: 'who are you?' }), 'UNAUTHENTICATED');
        return { ...toyContext(), ticks: new PushSource(), expiresAt: new Date(Date.now() + 30) };
      },
    });
    const refused = readEvents(await post(stream, { query: subscription }));
    expect(await refused.next()).toMatchObject({
      data: { errors: [{ message: 'who are you?', extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    refuse = false;
    const expiring = readEvents(await post(stream, { query: subscription }));
    expect(await expiring.next()).toBeUndefined();
  });

  test('counts as a connection of its client', async () => {
    const { stream, ticks } = await serveTicks({ limits: { perClient: 1 } });
    const first = readEvents(await post(stream, { query: subscription }));
    await ticks.subscribed;
    const second = await post(stream, { query: subscription });
    expect(second.status).toBe(429);
    expect(second.headers.get('retry-after')).toBe('5');
    expect(await second.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_CONNECTIONS' } }] });
    await first.leave();
    await expect.poll(async () => (await post(stream, { query: '{ viewer }' })).status).toBe(200);
  });

  test('releases its source when the client goes while the subscription is being set up', async () => {
    const waiting = gate();
    const entered = gate();
    const ticks = new PushSource();
    const { stream } = await serveTicks({
      makeContext: async () => {
        entered.open();
        await waiting.opened;
        return { ...toyContext(), ticks };
      },
    });
    const events = readEvents(await post(stream, { query: subscription }));
    await entered.opened;
    await events.leave();
    waiting.open();
    await expect(ticks.released).resolves.toBeUndefined();
  });

  test('ends cleanly when the server closes, without calling the operation complete, so that the client resumes elsewhere', async () => {
    const server = await serveTicks();
    const events = readEvents(await post(server.stream, { query: subscription }));
    server.ticks.push({ number: 1 });
    await events.next();
    const closing = server.close();
    expect(await events.next()).toBeUndefined();
    await closing;
    await server.ticks.released;
  });
});
