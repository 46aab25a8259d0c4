import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costBudgets } from '../../src/access/costBudgets.ts';
import { Role } from '../../src/access/Role.ts';
import type { SubgraphDefinition } from '../../src/federation/composeSupergraph.ts';
import { committedManifest, type PersistedQueryManifest } from '../../src/server/document/manifest.ts';
import { rawSocket } from '../server/rawSocket.ts';
import { exampleOperations } from '../support/exampleOperations.ts';
import { today } from '../support/testHub.ts';
import { goneClients } from './gone.ts';
import { graphqlCop } from './graphqlCop.ts';
import { openLimitedGateways, read, roleHeader, type LimitedHub } from './limitedHub.ts';
import { owasp } from './owasp.ts';

/** An agency that is not there: what its fields cost is known all the same. */
const agency: SubgraphDefinition = {
  name: 'roads',
  url: 'http://127.0.0.1:9/graphql',
  typeDefs: parse(`extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost", "@listSize"])
    scalar AreaCode
    type Village @key(fields: "code") {
      code: AreaCode!
      roads: [Road!]
      sizedRoads(last: Int = 6): [Road!] @listSize(assumedSize: 6, slicingArguments: ["last"], requireOneSlicingArgument: false)
      longestRoad: Int @cost(weight: 30)
    }
    type Road { metres: Int }`),
};

describe('The gateway', () => {
  let gateways: Awaited<ReturnType<typeof openLimitedGateways>>;
  let gateway: LimitedHub;
  beforeAll(async () => {
    gateways = await openLimitedGateways([agency]);
    gateway = await gateways.serve();
  });
  afterAll(() => gateways.close());
  const open = () => Promise.resolve({ ...gateways, close: () => Promise.resolve() });

  graphqlCop(open);
  owasp(open);
  goneClients(open);

  describe('counts the cost of an operation', () => {
    const reporting = { 'graphql-cost': 'report' };
    async function costAt(url: string, body: object): Promise<unknown> {
      const answer = await read(
        await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...reporting }, body: JSON.stringify(body) }),
      );
      return (answer.body.extensions as { cost?: { estimated: number } } | undefined)?.cost?.estimated;
    }

    it.each([
      ...exampleOperations(today).filter(({ kind }) => kind === 'query'),
      {
        name: 'objects by their ids',
        query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Village { children(first: 10) { nodes { id } } } } }',
        variables: { ids: ['a', 'b', 'c'] },
      },
      {
        name: 'areas by indicators',
        query: '{ indicators(areas: ["33.26.01", "33.26.02"], keys: [STUNTED], from: "2026-01", to: "2026-02") { key } }',
        variables: {},
      },
      { name: 'a count', query: '{ villages(first: 0) { totalCount } }', variables: {} },
    ])('as the single hub does: $name', async ({ query, variables }) => {
      const single = await costAt(gateways.single, { query, variables });
      expect(single).toEqual(expect.any(Number));
      expect(await costAt(gateway.url, { query, variables })).toBe(single);
    });

    it.each([
      ['a list of which an agency says nothing', 'roads', 51],
      ['a list with a size', 'sizedRoads(last: 3)', 4],
      ['a list with a size by default', 'sizedRoads', 7],
    ])('%s', async (_what, field, cost) => {
      expect(await costAt(gateway.url, { query: `{ village(code: "33.26.01.2001") { ${field} { metres } } }` })).toBe(cost);
    });

    it('a field of an agency that costs more', async () => {
      expect(await costAt(gateway.url, { query: '{ village(code: "33.26.01.2001") { longestRoad } }' })).toBe(31);
    });

    it.each(Object.values(Role))('against the budget of %s', async (role) => {
      const budget = costBudgets[role];
      const post = (children: number) =>
        gateway.post(
          { query: `{ villages(first: 20) { nodes { children(first: ${children}) { nodes { id } } } } }` },
          { [roleHeader]: role },
        );
      const fits = Math.floor((budget - 1) / 20) - 2;
      expect((await post(fits)).codes).not.toContain('COST_ESTIMATED_TOO_EXPENSIVE');
      expect((await post(fits + 1)).body).toMatchObject({
        errors: [{ extensions: { code: 'COST_ESTIMATED_TOO_EXPENSIVE', limit: budget } }],
      });
    });
  });

  it('refuses the whole of an operation of which the viewer may not use a part, so that no change is half done', async () => {
    const query =
      'mutation { one: declareKampungKB(villageCode: "33.26.02.2003", declaredOn: "2026-01-15") { class } two: recordMeasurement(input: { childId: "x", measuredOn: "2026-06-01", weightKg: 8, heightCm: 80 }) { id } }';
    const { codes, body } = await gateway.post({ query }, { [roleHeader]: Role.CADRE });
    expect(codes).toEqual(['FORBIDDEN']);
    expect(body).not.toHaveProperty('data');
    expect(await gateways.hub.store.read('test', "select village_code from kampung_kb where village_code = '33.26.02.2003'")).toEqual([]);
  });

  it('runs trusted documents only, where that is set, on every transport', async () => {
    const trusted = await gateways.serve({ HUB_TRUSTED_ONLY: '1' });
    const manifest = JSON.parse(readFileSync(committedManifest, 'utf8')) as PersistedQueryManifest;
    const documentId = manifest.operations.find(({ name }) => name === 'VillagesOfTheRegency')?.id ?? '';
    const variables = { area: '33.26', first: 2 };
    expect((await trusted.post({ documentId, variables })).body.data).toMatchObject({
      villages: { nodes: [{ district: { name: 'Kandangserang' } }, {}] },
    });
    expect((await trusted.get({ documentId, variables: JSON.stringify(variables) })).body).toHaveProperty('data.villages');
    expect((await trusted.post({ documentId, variables }, { accept: 'text/csv' })).text).toMatch(/^code,name,/m);

    const query = '{ viewer { id } }';
    expect((await trusted.post({ query })).codes).toEqual(['PERSISTED_QUERY_ID_REQUIRED']);
    expect((await trusted.post({ documentId: 'f'.repeat(64) })).codes).toEqual(['PERSISTED_QUERY_NOT_IN_LIST']);
    const socket = await rawSocket(trusted.url).introduced();
    socket.send({ type: 'subscribe', id: '1', payload: { query } });
    expect(await socket.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' } }] });
  });

  it('limits the connections of an address and the subscriptions of a connection, while others are served', async () => {
    const few = await gateways.serve({ HUB_CONNECTIONS_PER_CLIENT: '1', HUB_OPERATIONS_PER_CONNECTION: '1' });
    const socket = await rawSocket(few.url).introduced({ [roleHeader]: Role.ADMINISTRATOR });
    const subscription = { type: 'subscribe', payload: { query: 'subscription { stuntingAlerts { cursor } }' } };
    socket.send({ ...subscription, id: '1' });
    socket.send({ ...subscription, id: '2' });
    expect(await socket.next()).toMatchObject({
      type: 'error',
      id: '2',
      payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS', limit: 1 } }],
    });

    expect((await rawSocket(few.url).closed).code).toBe(4451);
    const stream = await fetch(`${few.url}/stream?query=${encodeURIComponent('{ __typename }')}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(stream.status).toBe(429);
    expect((await few.post({ query: '{ __typename }' })).status).toBe(200);
  });
});
