import { ApolloServer, HeaderMap, type ApolloServerPlugin, type HTTPGraphQLRequest } from '@apollo/server';
import { buildSchema, GraphQLError, parse, type DocumentNode } from 'graphql';
import { expect, test } from 'vitest';

/*
 * The hub answers HTTP from inside Apollo Server, and relies on the order in which Apollo does things (src/server/transport/apollo.ts).
 * Apollo promises most of it nowhere: a new version that changes it has to fail here.
 */
const schema = buildSchema('type Query { a: Int }');

async function observed() {
  const order: string[] = [];
  const keys: string[] = [];
  const known = new Map<string, DocumentNode>();
  const plugin: ApolloServerPlugin = {
    requestDidStart: () =>
      Promise.resolve({
        parsingDidStart: () => (order.push('parse'), Promise.resolve()),
        executionDidStart: () => (order.push('execute'), Promise.resolve()),
        responseForOperation: () => (
          order.push('responseForOperation'),
          Promise.resolve({
            http: { status: undefined, headers: new HeaderMap() },
            body: { kind: 'single' as const, singleResult: { data: { a: 1 } } },
          })
        ),
        willSendResponse: ({ response: { body } }) => (
          order.push(`willSendResponse ${body.kind === 'single' ? JSON.stringify(body.singleResult) : ''}`),
          Promise.resolve()
        ),
      }),
  };
  const server = new ApolloServer({
    schema,
    csrfPrevention: true,
    persistedQueries: false,
    dangerouslyDisableValidation: true,
    documentStore: {
      get(key) {
        order.push('documentStore.get');
        keys.push(key);
        return Promise.resolve(known.get(key.slice(key.lastIndexOf(':') + 1)));
      },
      set: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    },
    plugins: [plugin],
  });
  await server.start();
  const request = (given: Partial<HTTPGraphQLRequest> = {}): HTTPGraphQLRequest => ({
    method: 'POST',
    headers: new HeaderMap([['content-type', 'application/json']]),
    search: '',
    body: undefined,
    ...given,
  });
  return { order, keys, server, known, request };
}

test('Apollo guards, calls `context`, reads the request, asks for the document, and has responseForOperation answer, in this order', async () => {
  const { order, server, request } = await observed();
  const asked = request();
  const { body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: asked,
    context: () => {
      order.push('context');
      // The body is not looked at before.
      asked.body = { query: '{ a }', operationName: null, variables: null };
      return Promise.resolve({});
    },
  });
  expect(order).toEqual(['context', 'documentStore.get', 'parse', 'responseForOperation', 'willSendResponse {"data":{"a":1}}']);
  expect(body).toEqual({ kind: 'complete', string: '{"data":{"a":1}}\n' });
  await server.stop();
});

test('A GET has its parameters read from `search` after `context`', async () => {
  const { order, server, request } = await observed();
  const asked = request({ method: 'GET', headers: new HeaderMap([['apollo-require-preflight', 'true']]) });
  const { status } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: asked,
    context: () => {
      asked.search = `?${new URLSearchParams({ query: '{ a }' }).toString()}`;
      return Promise.resolve({});
    },
  });
  expect(status).toBeUndefined();
  expect(order).toContain('responseForOperation');
  await server.stop();
});

test('A request that another site may have made a browser send is refused before `context` is called', async () => {
  const { order, server, request } = await observed();
  const { status } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: request({ method: 'GET', headers: new HeaderMap(), search: '?query={a}' }),
    context: () => (order.push('context'), Promise.resolve({})),
  });
  expect(status).toBe(400);
  expect(order).toEqual([]);
  await server.stop();
});

test('What `context` throws is answered with its status, and nothing else is called', async () => {
  const { order, server, request } = await observed();
  const { status, body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: request({ body: { query: '{ a }' } }),
    context: () => Promise.reject(new GraphQLError('no', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } })),
  });
  expect(status).toBe(401);
  expect(body).toMatchObject({ string: expect.stringContaining('"code":"UNAUTHENTICATED"') as string });
  expect(order).toEqual([]);
  await server.stop();
});

test('A document of the store, by a key that ends in its SHA-256 after a colon, is not parsed', async () => {
  const { order, keys, server, known, request } = await observed();
  const ask = () =>
    server.executeHTTPGraphQLRequest({ httpGraphQLRequest: request({ body: { query: '{ a }' } }), context: () => Promise.resolve({}) });
  await ask();
  expect(keys[0]).toMatch(/^[0-9a-f]+:[0-9a-f]{64}$/);
  known.set(String(keys[0]?.split(':')[1]), parse('{ a }'));
  order.length = 0;
  await ask();
  expect(order).toEqual(['documentStore.get', 'responseForOperation', 'willSendResponse {"data":{"a":1}}']);
  await server.stop();
});
