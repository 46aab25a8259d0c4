import { describe, expect, test } from 'vitest';
import { HubError } from '../../src/base/errors.ts';
import { message } from '../../src/base/messages/index.ts';
import { toyContext } from './toySchema.ts';
import { serveToy } from './toyServer.ts';

const newer = { accept: 'application/graphql-response+json' };
const preflighted = { 'apollo-require-preflight': '1' };

describe('A well-formed request', () => {
  test('is answered in the media type that the client prefers', async () => {
    const server = await serveToy();
    expect(await server.post({ query: '{ viewer }' })).toMatchObject({
      status: 200,
      type: 'application/json; charset=utf-8',
      body: { data: { viewer: 'tester' } },
    });
    expect(await server.post({ query: '{ viewer }' }, newer)).toMatchObject({
      status: 200,
      type: 'application/graphql-response+json; charset=utf-8',
    });
  });

  test('gets the same answer interpreted and compiled, and many at a time', async () => {
    const server = await serveToy();
    const query = '{ named { __typename name } item { parts { name } } }';
    const first = await server.post({ query });
    const others = await Promise.all(Array.from({ length: 30 }, () => server.post({ query })));
    expect(new Set(others.map(({ body }) => JSON.stringify(body)))).toEqual(new Set([JSON.stringify(first.body)]));
  });

  test('that asks for a field that does not exist is told so', async () => {
    const server = await serveToy();
    const refusal = {
      errors: [
        {
          message: 'Cannot query field "nonsense" on type "Query".',
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    };
    expect(await server.post({ query: '{ nonsense }' })).toMatchObject({ status: 200, body: refusal });
    const answer = await server.post({ query: '{ nonsense }' }, newer);
    expect(answer).toMatchObject({ status: 422, body: refusal });
    expect(answer.body).not.toHaveProperty('data');
  });

  test('with a variable that does not fit is told which', async () => {
    const server = await serveToy();
    const request = { query: 'query ($w: Window) { window(window: $w) }', variables: { w: { from: 'soon' } } };
    const refusal = {
      message: 'w.from: Day: not a day; allowed: YYYY-MM-DD',
      locations: [{ line: 1, column: 8 }],
      extensions: { code: 'BAD_USER_INPUT', inputPath: ['w', 'from'] },
    };
    expect(await server.post(request)).toMatchObject({ status: 200, body: { errors: [refusal] } });
    expect(await server.post(request, newer)).toMatchObject({ status: 422, body: { errors: [refusal] } });
  });

  test('with a literal that does not fit is told which', async () => {
    const server = await serveToy();
    const { body } = await server.post({ query: '{ window(window: { from: "soon" }) }' });
    expect(body.errors).toMatchObject([
      {
        message: 'window.from: Day: not a day; allowed: YYYY-MM-DD',
        extensions: { code: 'BAD_USER_INPUT', inputPath: ['window', 'from'] },
      },
    ]);
  });

  test('with null for an argument that must not be null is told which variable', async () => {
    const server = await serveToy();
    const { body } = await server.post({ query: 'query ($n: Int = 3) { number(value: $n) }', variables: { n: null } });
    expect(body.errors).toMatchObject([{ path: ['number'], extensions: { code: 'BAD_USER_INPUT', inputPath: ['n'] } }]);
  });

  test('that names no operation of its document is told so', async () => {
    const server = await serveToy();
    const { body, status } = await server.post({ query: 'query A { viewer } query B { viewer }' });
    expect(status).toBe(200);
    expect(body.errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }]);
  });

  test('can be sent by its hash once the server knows it', async () => {
    const server = await serveToy();
    const query = '{ viewer }';
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(query)));
    const extensions = { persistedQuery: { version: 1, sha256Hash: Buffer.from(digest).toString('hex') } };
    expect((await server.post({ extensions })).body.errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
    await server.post({ query, extensions });
    expect((await server.post({ extensions })).body).toEqual({ data: { viewer: 'tester' } });
  });
});

describe('A subscription over HTTP', () => {
  test('is refused', async () => {
    const server = await serveToy();
    const { body } = await server.post({ query: 'subscription { ticks { number } }' });
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_NOT_OFFERED' } }] });
  });
});

describe('An error of a resolver', () => {
  test('that refuses deliberately is told, with code, input path and details', async () => {
    const server = await serveToy();
    const { body, status } = await server.post({ query: '{ throws(how: "hub") viewer }' });
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { throws: null, viewer: 'tester' },
      errors: [
        {
          message: 'input.count: no more than 3',
          locations: [{ line: 1, column: 3 }],
          path: ['throws'],
          extensions: { code: 'LIMIT_REACHED', inputPath: ['input', 'count'], limit: 3 },
        },
      ],
    });
  });

  test('that nobody meant is masked, and logged under the request id that the client got', async () => {
    const server = await serveToy();
    for (const how of ['sync', 'notAnError', 'returned']) {
      const { body, headers } = await server.post({ query: 'query ($how: String!) { throws(how: $how) }', variables: { how } });
      const requestId = headers.get('x-request-id');
      expect(body.errors).toEqual([
        {
          message: `Internal error; the request id is ${requestId ?? ''}`,
          locations: [{ line: 1, column: 25 }],
          path: ['throws'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
        },
      ]);
      expect(JSON.stringify(body)).not.toMatch(/select|stack|returned|\.ts/);
      expect(server.log).toContainEqual(expect.objectContaining({ msg: 'internal error', requestId, path: 'throws' }));
    }
  });

  test('that refuses to make a context is told with a status that fits', async () => {
    const unauthenticated = await serveToy({
      makeContext: () => {
        throw new HubError(message('shared.verbatim', { text: 'who are you?' }), 'UNAUTHENTICATED');
      },
    });
    expect(await unauthenticated.post({ query: '{ viewer }' })).toMatchObject({
      status: 401,
      body: { errors: [{ message: 'who are you?', extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    const failing = await serveToy({ makeContext: () => Promise.reject(new Error('password authentication failed')) });
    const answer = await failing.post({ query: '{ viewer }' });
    expect(answer).toMatchObject({ status: 500, body: { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } });
    expect(JSON.stringify(answer.body)).not.toContain('password');
  });
});

describe('A request that is not GraphQL is refused in the shape of a GraphQL response', () => {
  test.each<[string, RequestInit, number, string]>([
    ['malformed JSON', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{ "query": ' }, 400, 'BAD_REQUEST'],
    ['no body', { method: 'POST', headers: { 'content-type': 'application/json' } }, 400, 'BAD_REQUEST'],
    [
      'a body that is no object',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '"{ viewer }"' },
      400,
      'BAD_REQUEST',
    ],
    ['no query', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }, 400, 'BAD_REQUEST'],
    [
      'a batch',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '[{ "query": "{ viewer }" }]' },
      400,
      'BATCHING_NOT_ENABLED',
    ],
    [
      'text',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{ "query": "{ viewer }" }' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a form', { method: 'POST', body: new URLSearchParams({ query: '{ viewer }' }) }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'an Accept that nothing here meets',
      { method: 'POST', headers: { 'content-type': 'application/json', accept: 'text/html' }, body: '{ "query": "{ viewer }" }' },
      406,
      'NOT_ACCEPTABLE',
    ],
    [
      'a body over the limit',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ viewer }', variables: { x: 'x'.repeat(3_000) } }),
      },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['another method', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
  ])('%s', async (_name, request, status, code) => {
    const server = await serveToy({ bodyLimitBytes: 2_000 });
    const response = await fetch(server.graphql, request);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({ errors: [{ message: expect.any(String) as string, extensions: { code } }] });
    expect(await server.post({ query: '{ viewer }' })).toMatchObject({ status: 200 });
  });

  test('an address where nothing is', async () => {
    const server = await serveToy();
    const response = await fetch(`${server.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  test('a mutation whose answer the client cannot read does not happen', async () => {
    const context = toyContext();
    const server = await serveToy({ makeContext: () => context });
    await server.post({ query: 'mutation { step(number: 1) }' }, { accept: 'text/html' });
    expect(context.trace).toEqual([]);
  });
});

describe('GET', () => {
  const ask = (graphql: string, query: string, headers: Record<string, string>) =>
    fetch(`${graphql}?query=${encodeURIComponent(query)}`, { headers });

  test('answers queries', async () => {
    const server = await serveToy();
    const response = await ask(server.graphql, '{ viewer }', preflighted);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { viewer: 'tester' } });
  });

  test('is refused where a page on the web could have sent it', async () => {
    const server = await serveToy();
    const response = await ask(server.graphql, '{ viewer }', {});
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('runs no mutation', async () => {
    const context = toyContext();
    const server = await serveToy({ makeContext: () => context });
    const response = await ask(server.graphql, 'mutation { step(number: 1) }', preflighted);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(context.trace).toEqual([]);
  });

  test('shows GraphiQL to those who want it', async () => {
    const server = await serveToy({
      graphiql: {
        wants: ({ headers }) => headers.accept === 'text/html',
        send: (_request, reply) => reply.type('text/html').send('<title>GraphiQL</title>'),
      },
    });
    const page = await fetch(server.graphql, { headers: { accept: 'text/html' } });
    expect(await page.text()).toBe('<title>GraphiQL</title>');
    expect((await ask(server.graphql, '{ viewer }', preflighted)).status).toBe(200);
  });
});

describe('The log', () => {
  test('has operation name, status and duration of a request, and neither its text, its variables nor its headers', async () => {
    const server = await serveToy();
    await server.post(
      { query: 'query Grow($word: String) { info(word: $word) }', variables: { word: 'secret-word' } },
      { authorization: 'secret-token' },
    );
    await fetch(`${server.graphql}?query=${encodeURIComponent('{ secretQuery: viewer }')}`, { headers: preflighted });
    await server.close();
    expect(server.log).toContainEqual(
      expect.objectContaining({
        msg: 'request',
        method: 'POST',
        route: '/graphql',
        operationName: 'Grow',
        status: 200,
        durationMs: expect.any(Number) as number,
        requestId: expect.any(String) as string,
      }),
    );
    expect(JSON.stringify(server.log)).not.toMatch(/secret/);
  });
});
