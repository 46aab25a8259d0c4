import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { onEachDatabase } from '../support/databases.ts';
import { exampleOperations, type ExampleOperation } from '../support/exampleOperations.ts';
import { today } from '../support/testHub.ts';
import { choosing, generateDocument, mutate } from './generateDocument.ts';
import { openLimitedHubs, roleHeader, type LimitedHub, type LimitedHubs } from './limitedHub.ts';

/** On each of the two databases half of them; `npm run test:long` tries ten times as many. */
const cases = Number(process.env.HUB_FUZZ_CASES ?? 1_000);
/** The same cases every time, so that what passes today passes tomorrow; another number gives others. */
const seed = Number(process.env.HUB_FUZZ_SEED ?? 1);
const share = (of: number) => Math.ceil((cases / 2) * of);

/** What no answer may hold: a fault of the server, or what tells how it is made. */
const leak =
  /INTERNAL_SERVER_ERROR|node_modules|\/src\/|\.ts:\d|\bat \w+ \(|syntax error at or near|relation "|violates|duplicate key|::(text|uuid|date)|invalid byte sequence|stacktrace/;

const examples = exampleOperations(today);
const schema = buildHubSchema();
const roles = fc.constantFrom('ADMINISTRATOR', 'ADMINISTRATOR', 'CADRE', 'ANALYST', 'ANONYMOUS');
const seeds = fc.integer({ min: 0, max: 0xffffffff });

function exampleAt(index: number): ExampleOperation {
  const example = examples[index];
  if (example === undefined) throw new RangeError(`there is no example ${index}`);
  return example;
}

function deep(levels: number, kind: 'list' | 'object'): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = kind === 'list' ? [value] : { input: value };
  return value;
}

const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udc00x',
    '😀',
    "'; drop table child; --",
    '%',
    '\\',
    '33.26',
    '33.26.01.2001',
    '2026-02-30',
    '1900-01-01',
    '9999-12-31',
    '2026-06-15',
    '9999-12',
    '1900-01',
    '9999-12-31T23:59:59Z',
    '-271821-04-20T00:00:00Z',
    '0'.repeat(16),
    'x'.repeat(10_000),
    'Q2hpbGQ6eA==',
    'eyJ2IjoxfQ',
    'null',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.base64String({ maxLength: 80 }),
  fc.uuid(),
);
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom(null, true, 0, -1, 1.5, 501, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, -0, [], {}, [[]], [null]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      deep(30, 'list'),
      deep(30, 'object'),
      deep(3_000, 'list'),
      JSON.parse('{"constructor":{"prototype":{"x":1}},"toString":1,"hasOwnProperty":2}'),
    ),
  },
  { weight: 2, arbitrary: fc.array(hostileText, { maxLength: 4 }) },
  {
    weight: 2,
    arbitrary: fc.dictionary(
      fc.oneof(fc.constantFrom('area', 'first', 'input', 'childId', 'measuredOn', 'weightKg', 'filter', 'kinds'), hostileText),
      fc.oneof(hostileText, fc.double(), fc.constant(null)),
      { maxKeys: 5 },
    ),
  },
);

/** The values of an example with one of them, or a part of one, replaced. */
const spoiledVariables = fc
  .tuple(fc.nat(examples.length - 1), fc.nat(20), fc.nat(20), hostile, fc.boolean())
  .map(([index, which, part, value, whole]) => {
    const { query, variables } = exampleAt(index);
    const names = Object.keys(variables);
    const name = names[which % Math.max(1, names.length)] ?? 'x';
    const given = variables[name];
    if (!whole && typeof given === 'object' && given !== null && !Array.isArray(given)) {
      const keys = Object.keys(given);
      return { query, variables: { ...variables, [name]: { ...given, [keys[part % Math.max(1, keys.length)] ?? 'x']: value } } };
    }
    return { query, variables: { ...variables, [name]: value } };
  });

const headers = fc.record({
  'content-type': fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'application/json; charset=latin1',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/graphql',
    'x',
  ),
  accept: fc.constantFrom(
    'application/json',
    'application/graphql-response+json',
    '*/*',
    'text/csv',
    'text/html',
    'text/event-stream',
    ';',
    'application/json;q=x',
  ),
});

/** Bodies that are no GraphQL request, or hardly one. */
const bodies: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => Uint8Array.from([...Buffer.from('{"query":"{ viewer { id } }","variables":{"a":"'), ...bytes, ...Buffer.from('"}}')])),
  fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.from(bytes)),
  fc.json({ maxDepth: 4 }),
  fc
    .integer({ min: 1, max: 20_000 })
    .map((levels) => `{"query":"{ __typename }","variables":{"a":${'['.repeat(levels)}${']'.repeat(levels)}}}`),
  fc.integer({ min: 1, max: 20_000 }).map((levels) => '['.repeat(levels)),
  fc.constantFrom(
    '{"__proto__":{"query":"{ __typename }"}}',
    '{"query":"{ __typename }","constructor":{"prototype":{"a":1}}}',
    '{"query":{"kind":"Document"}}',
    '{"query":["{ __typename }"]}',
    '{"query":"{ __typename }","variables":"{}"}',
    '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":{"a":1}}}}',
    '{"query":"{ __typename }","extensions":[1]}',
    '{"documentId":{}}',
    '{"query":"{ __typename }","operationName":{}}',
    '{"query":"query A { __typename }","operationName":"__proto__"}',
    '{"query":"query ($__proto__: ID! = \\"x\\") { node(id: $__proto__) { id } }","variables":{}}',
  ),
);

onEachDatabase((kind) => {
  describe('Whatever a client sends', () => {
    let hubs: LimitedHubs;
    let hub: LimitedHub;
    let sent = 0;
    let ids: string[] = [];

    beforeAll(async () => {
      hubs = await openLimitedHubs(kind);
      // One address asks all of it.
      hub = await hubs.serve({ HUB_REQUESTS_PER_ADDRESS: '0', HUB_OPERATIONS_PER_VIEWER: '0', HUB_COST_PER_VIEWER: '0' });
      const some = await hub.post({
        query: `{ villages(first: 2) { nodes { id } } children(first: 3) { nodes { id family { id } measurements(first: 1) { nodes { id } } } }
          programs(first: 2) { nodes { id } } partners(first: 2) { nodes { id } } stuntingCases(first: 2) { nodes { id } } alerts(first: 2) { nodes { id } } }`,
      });
      ids = [...some.text.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id);
      expect(ids.length).toBeGreaterThan(10);
    });
    afterEach(async () => {
      expect((await hub.post({ query: '{ villages(first: 1) { nodes { code } } }' })).body).toHaveProperty('data.villages.nodes.0.code');
    });
    afterAll(() => hubs.close());

    /** Sends a request and makes sure that the answer is no fault and tells nothing of the inside. */
    async function expectSound(url: string, init: RequestInit): Promise<void> {
      sent++;
      const response = await fetch(url, init);
      const text = await response.text();
      expect(response.status, text.slice(0, 2_000)).toBeLessThan(500);
      expect(text).not.toMatch(leak);
      if (response.headers.get('content-type')?.includes('json') === true) expect(JSON.parse(text)).toBeTypeOf('object');
    }

    function post(body: unknown, role: string): Promise<void> {
      return expectSound(hub.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [roleHeader]: role },
        body: JSON.stringify(body),
      });
    }

    it(`mutated documents (${share(0.3)})`, { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(examples.length - 1), seeds, roles, async (index, choices, role) => {
          const { query, variables, kind: operation } = exampleAt(index);
          const text = mutate(query, choosing(choices));
          if (operation !== 'subscription') await post({ query: text, variables }, role);
          else
            await expectSound(hub.url, {
              method: 'POST',
              headers: { 'content-type': 'application/json', accept: 'text/csv', [roleHeader]: role },
              body: JSON.stringify({ query: text, variables }),
            });
        }),
        { numRuns: share(0.3), seed },
      );
    });

    it(`documents by the schema's grammar (${share(0.3)})`, { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(seeds, roles, (choices, role) => post({ query: generateDocument(schema, choosing(choices), ids) }, role)),
        { numRuns: share(0.3), seed },
      );
    });

    it(`hostile variables (${share(0.3)})`, { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(spoiledVariables, roles, (request, role) => post(request, role)),
        { numRuns: share(0.3), seed },
      );
    });

    it(`bodies, headers and addresses that are no request (${share(0.08)})`, { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(bodies, headers, fc.constantFrom('', '/stream'), fc.boolean(), async (body, given, path, byGet) => {
          if (byGet)
            await expectSound(
              `${hub.url}${path}?query=${encodeURIComponent(Buffer.from(body).toString('latin1').slice(0, 4_000))}&variables=%ff&extensions=${encodeURIComponent('{"persistedQuery":1}')}`,
              { headers: { accept: given.accept, 'apollo-require-preflight': 'true' } },
            );
          else await expectSound(`${hub.url}${path}`, { method: 'POST', headers: given, body });
        }),
        { numRuns: share(0.08), seed },
      );
    });

    it(`WebSocket messages (${share(0.02)})`, { timeout: 120_000 }, async () => {
      const message = fc.oneof(
        fc.json({ maxDepth: 3 }),
        fc.string({ maxLength: 30 }),
        spoiledVariables.map((payload) => JSON.stringify({ type: 'subscribe', id: '1', payload })),
        seeds.map((choices) =>
          JSON.stringify({
            type: 'subscribe',
            id: '__proto__',
            payload: { query: mutate(generateDocument(schema, choosing(choices), ids), choosing(choices)) },
          }),
        ),
      );
      await fc.assert(
        fc.asyncProperty(message, async (text) => {
          sent++;
          const socket = new WebSocket(hub.url.replace('http', 'ws'), 'graphql-transport-ws');
          const received: string[] = [];
          const ended = new Promise<number>((resolve) => socket.once('close', resolve));
          const acknowledged = new Promise<void>((resolve) =>
            socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' }))).once('message', () => resolve()),
          );
          await acknowledged;
          const answered = new Promise<void>((resolve) =>
            socket.on('message', (data) => {
              received.push((data as Buffer).toString());
              resolve();
            }),
          );
          socket.send(text);
          socket.send(JSON.stringify({ type: 'ping' }));
          await Promise.race([answered, ended]);
          socket.close();
          // 1011 and 4500: the server's own fault.
          expect([1011, 4500]).not.toContain(await ended);
          expect(received.join('\n')).not.toMatch(leak);
        }),
        { numRuns: share(0.02), seed },
      );
    });

    it('was as much as was promised', () => {
      expect(sent).toBeGreaterThanOrEqual(cases / 2);
    });

    it.each([
      ['{ children(filter: { minAgeMonths: 2147483647 }) { totalCount } }', ['filter', 'minAgeMonths']],
      ['{ children(filter: { maxAgeMonths: -2147483648 }) { totalCount } }', ['filter', 'maxAgeMonths']],
      ['{ families(filter: { maxWelfareDecile: 2147483647 }) { totalCount } }', ['filter', 'maxWelfareDecile']],
      ['{ stuntingCases(filter: { openLongerThanDays: 2147483647 }) { totalCount } }', ['filter', 'openLongerThanDays']],
      ['{ alerts(filter: { raisedFrom: "0000-01-01T00:00:00Z" }) { totalCount } }', ['filter', 'raisedFrom']],
    ])('what was a fault once is refused: %s', async (query, inputPath) => {
      expect((await hub.post({ query })).body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', inputPath } }] });
    });
  });
});
