import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultDocumentLimits } from '../../src/server/document/documentLimits.ts';
import { readDocument } from '../../src/server/document/readDocument.ts';
import { rawSocket, type RawSocket } from './rawSocket.ts';
import { toyContext, toySchema } from './toySchema.ts';
import { PushSource, serveToy, type GraphQLBody, type ToyServer } from './toyServer.ts';

interface Request {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
}

/** A server with a subscription under way on a WebSocket, which whatever else is asked must leave alone. */
interface Asked extends ToyServer {
  readonly socket: RawSocket;
  /** Has the subscription tell of something, and waits until it has. */
  stillThere(): Promise<void>;
}

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

async function serve(): Promise<Asked> {
  const live = new PushSource();
  let contexts = 0;
  async function* ended() {
    yield await Promise.resolve({ number: 1 });
  }
  const server = await serveToy({
    tracedSchema: toySchema,
    makeContext: () => ({ ...toyContext(), ticks: contexts++ === 0 ? live : ended() }),
  });
  const socket = await rawSocket(server.graphql).introduced();
  socket.send({ id: 'other', type: 'subscribe', payload: { query: 'subscription { ticks { number } }' } });
  await live.subscribed;
  return {
    ...server,
    socket,
    async stillThere() {
      live.push({ number: 7 });
      expect(await nextOf(socket)).toEqual({ id: 'other', type: 'next', payload: { data: { ticks: { number: 7 } } } });
    },
  };
}

async function nextOf(socket: RawSocket): Promise<Message> {
  const closed = socket.closed.then(({ code }) => Promise.reject(new Error(`the WebSocket was closed: ${code}`)));
  return (await Promise.race([socket.next(), closed])) as Message;
}

let asked = 0;

/** Asks the same by every transport, expects each to answer, below 500, and gives the codes of the errors of each. */
async function byEveryTransport({ graphql, socket }: Asked, request: Request): Promise<Record<string, unknown[]>> {
  const { query, operationName, variables } = request;
  const search = new URLSearchParams({
    query,
    ...(operationName !== undefined && { operationName }),
    ...(variables !== undefined && { variables: JSON.stringify(variables) }),
  }).toString();
  const headers = { 'content-type': 'application/json', 'apollo-require-preflight': '1' };
  const body = JSON.stringify(request);
  const ways: Record<string, [string, RequestInit]> = {
    POST: [graphql, { method: 'POST', headers: { ...headers, accept: 'application/json' }, body }],
    'POST for the newer media type': [
      graphql,
      { method: 'POST', headers: { ...headers, accept: 'application/graphql-response+json' }, body },
    ],
    'POST of a gateway that traces': [
      graphql,
      { method: 'POST', headers: { ...headers, 'apollo-federation-include-trace': 'ftv1' }, body },
    ],
    GET: [`${graphql}?${search}`, { headers }],
    file: [graphql, { method: 'POST', headers: { ...headers, accept: 'text/csv' }, body }],
    'event stream': [`${graphql}/stream`, { method: 'POST', headers: { ...headers, accept: 'text/event-stream' }, body }],
    'event stream by GET': [`${graphql}/stream?${search}`, { headers: { accept: 'text/event-stream' } }],
  };
  const found: Record<string, unknown[]> = {};
  for (const [way, [url, init]] of Object.entries(ways)) {
    const response = await fetch(url, init);
    expect(response.status, way).toBeLessThan(500);
    const text = await response.text();
    found[way] = codesIn(/^data: (\{.*)$/m.exec(text)?.[1] ?? text);
  }
  const id = `asked ${asked++}`;
  socket.send({ id, type: 'subscribe', payload: request });
  const codes: unknown[] = [];
  for (let message = await nextOf(socket); message.type !== 'complete'; message = await nextOf(socket)) {
    expect(message.id).toBe(id);
    const errors = message.type === 'error' ? message.payload : (message.payload as GraphQLBody).errors;
    codes.push(...((errors ?? []) as NonNullable<GraphQLBody['errors']>).map(({ extensions }) => extensions?.code));
    if (message.type === 'error') break;
  }
  return { ...found, WebSocket: codes };
}

function codesIn(text: string): unknown[] {
  if (!text.startsWith('{')) return [];
  return ((JSON.parse(text) as GraphQLBody).errors ?? []).map(({ extensions }) => extensions?.code);
}

const refused = ['GRAPHQL_VALIDATION_FAILED'];
/** On every transport. GET takes nothing but queries, whether they are valid or not: 405. */
const refusedEverywhere = ({ operationName }: Request) => ({
  POST: refused,
  'POST for the newer media type': refused,
  'POST of a gateway that traces': refused,
  GET: operationName === undefined ? ['BAD_REQUEST'] : refused,
  file: refused,
  'event stream': refused,
  'event stream by GET': refused,
  WebSocket: refused,
});

describe('A condition at the root of a subscription is refused, on every transport, and costs that operation alone', () => {
  const variables = { x: true };
  test.each<[string, Request]>([
    ['@skip with a variable', { query: 'subscription ($x: Boolean!) { ticks @skip(if: $x) { number } }', variables: { x: false } }],
    ['@include with a variable', { query: 'subscription ($x: Boolean!) { ticks @include(if: $x) { number } }', variables }],
    ['with a variable that has a default', { query: 'subscription ($x: Boolean! = true) { ticks @include(if: $x) { number } }' }],
    ['with a variable that is not given', { query: 'subscription ($x: Boolean!) { ticks @include(if: $x) { number } }' }],
    ['with a literal', { query: 'subscription { ticks @include(if: true) { number } }' }],
    [
      'in a fragment',
      { query: 'subscription ($x: Boolean!) { ...F } fragment F on Subscription { ticks @include(if: $x) { number } }', variables },
    ],
    [
      'on a fragment',
      { query: 'subscription ($x: Boolean!) { ...F @include(if: $x) } fragment F on Subscription { ticks { number } }', variables },
    ],
    ['on an inline fragment', { query: 'subscription ($x: Boolean!) { ... @include(if: $x) { ticks { number } } }', variables }],
    [
      'in fragments inside fragments',
      {
        query:
          'subscription ($x: Boolean!) { ...F } fragment F on Subscription { ... { ...G } } fragment G on Subscription { a: ticks @skip(if: $x) { number } }',
        variables,
      },
    ],
    ['beside a plain field', { query: 'subscription ($x: Boolean!) { ticks { number } named @include(if: $x) { number } }', variables }],
    ['on __typename alone', { query: 'subscription ($x: Boolean!) { __typename @include(if: $x) }', variables }],
    [
      'in an operation that is not the one to run',
      {
        query: 'query Harmless { viewer } subscription S($x: Boolean!) { ticks @include(if: $x) { number } }',
        operationName: 'Harmless',
        variables,
      },
    ],
  ])('%s', async (_name, request) => {
    const server = await serve();
    expect(await byEveryTransport(server, request)).toEqual(refusedEverywhere(request));
    await server.stillThere();
    const { body } = await server.post(request);
    expect(body.errors).toMatchObject([
      { message: expect.stringContaining('must not use @skip or @include in its top level selection') as string },
    ]);
  });

  test.each<[string, Request]>([
    ['below the root it is fine', { query: 'subscription ($x: Boolean!) { ticks { number @include(if: $x) } }', variables }],
    [
      'a plain fragment is fine',
      { query: 'subscription { ...F } fragment F on Subscription { ... on Subscription { ticks { number } } }' },
    ],
    ['a query has its conditions', { query: 'query ($x: Boolean!) { viewer @include(if: $x) item @skip(if: $x) { name } }', variables }],
  ])('%s', async (_name, request) => {
    const server = await serve();
    const found = await byEveryTransport(server, request);
    expect(found).toMatchObject({ WebSocket: [], 'event stream': [] });
    await server.stillThere();
  });

  test.each([
    ['two fields', 'subscription { ticks { number } named { number } }', 'Anonymous Subscription must select only one top level field.'],
    ['only __typename', 'subscription S { __typename }', 'Subscription "S" must not select an introspection top level field.'],
  ])('what graphql-js has against %s stays', async (_name, query, message) => {
    const server = await serve();
    expect(await byEveryTransport(server, { query })).toEqual(refusedEverywhere({ query }));
    expect((await server.post({ query })).body.errors).toMatchObject([{ message }]);
  });
});

test('A rule of validation that throws lets nothing through, and is told to whoever runs the server', () => {
  const faults: unknown[] = [];
  const broken = Object.create(toySchema, {
    getDirectives: {
      value: () => {
        throw new TypeError('at /srv/app.js');
      },
    },
  }) as typeof toySchema;
  const rules = { schema: broken, limits: defaultDocumentLimits, suggestions: true };
  expect(readDocument('{ viewer }', rules, (fault) => faults.push(fault))).toMatchObject({
    part: 'document',
    errors: [{ message: 'The document cannot be validated', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
  expect(faults).toMatchObject([{ message: 'at /srv/app.js' }]);
});

test('Whatever is asked with conditions, no transport answers 500 or more, and a WebSocket stays', async () => {
  const server = await serve();
  const condition = fc.constantFrom(
    '',
    '',
    ' @skip(if: $a)',
    ' @include(if: $b)',
    ' @include(if: $unknown)',
    ' @skip(if: null)',
    ' @skip',
    ' @include(if: 5)',
    ' @skip(if: true) @include(if: $a)',
    ' @nothing(if: $a)',
  );
  const leaf = fc.tuple(fc.constantFrom('number', '__typename', 'n: number', 'lucky'), condition).map((parts) => parts.join(''));
  const field = fc
    .tuple(fc.constantFrom('ticks', 'named', 'x: ticks', 'ticks(since: $day)', 'refused', 'viewer', 'item'), condition, leaf)
    .map(([name, when, inner]) => (name === 'viewer' ? `viewer${when}` : `${name}${when} { ${inner} }`));
  const selection = fc.oneof(
    field,
    condition.map((when) => `__typename${when}`),
    condition.map((when) => `...F${when}`),
    fc.tuple(condition, field).map(([when, inner]) => `... ${when} { ${inner} }`),
  );
  const selections = fc.array(selection, { minLength: 1, maxLength: 3 }).map((all) => `{ ${all.join(' ')} }`);
  const definitions = fc.constantFrom(
    '',
    '($a: Boolean!)',
    '($a: Boolean = true, $b: Boolean! = false)',
    '($a: Boolean, $b: Boolean!, $day: Day)',
    '($a: String, $b: [Boolean!]!)',
    '($a: Boolean = "x")',
  );
  const operation = fc.tuple(fc.constantFrom('subscription', 'subscription', 'query', 'mutation'), definitions, selections);
  const document = fc
    .tuple(operation, fc.option(operation), fc.constantFrom('Subscription', 'Query', 'Tick', 'Nothing'), selections)
    .map(([[kind, variables, inner], other, on, fragment]) =>
      [
        `${kind} A${variables} ${inner}`,
        ...(other === null ? [] : [`${other[0]} B${other[1]} ${other[2]}`]),
        `fragment F on ${on} ${fragment}`,
      ].join(' '),
    );
  const value = fc.constantFrom<unknown>(true, false, null, 'x', 5, [], { a: { b: [] } });
  const variables = fc.option(fc.dictionary(fc.constantFrom('a', 'b', 'day', 'unknown', '__proto__'), value), { nil: undefined });
  const request = fc.record({ query: document, operationName: fc.constantFrom(undefined, 'A', 'B', ''), variables });
  await fc.assert(
    fc.asyncProperty(request, async (one) => {
      await byEveryTransport(server, one);
      await server.stillThere();
    }),
    { numRuns: 150 },
  );
  expect(server.log.filter(({ msg }) => msg === 'a validation rule failed')).toEqual([]);
});
