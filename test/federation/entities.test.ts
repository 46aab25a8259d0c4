import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHubSubgraph } from '../../resolvers/hubSubgraphs.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { openTestHub, silent, type TestHub } from '../support/testHub.ts';

const entities = (selection: string) => `query ($of: [_Any!]!) { _entities(representations: $of) { ${selection} } }`;

onAnyDatabase((kind) => {
  describe('The objects that another subgraph refers to', () => {
    let test: TestHub;
    let server: RunningServer;
    let url: string;

    beforeAll(async () => {
      test = await openTestHub(kind);
      server = await startServer({
        schema: buildHubSubgraph('children'),
        tracedSchema: buildHubSubgraph('children'),
        host: '127.0.0.1',
        port: 0,
        logger: silent,
        makeContext: () => new HubContext(test.hub, localAdministrator),
      });
      url = `${server.url}/graphql`;
    });
    afterAll(async () => {
      await server.close();
      await test.close();
    });

    const villages = fixtureVillages.map((code) => ({ __typename: 'Village', code }));

    it('cost one statement a type and one a field, however many there are', async () => {
      const { children } = await dataOf<{ children: { nodes: { id: string; family: { id: string } }[] } }>(
        url,
        '{ children { nodes { id family { id } } } }',
      );
      const others = children.nodes.flatMap(({ id, family }) => [
        { __typename: 'Child', id },
        { __typename: 'Family', id: family.id },
      ]);
      const selection =
        '... on Village { code children { nodes { name } } } ... on Child { name } ... on Family { young: children { name } }';
      const statements: Record<number, string[]> = {};
      for (const count of [1, villages.length]) {
        const names: string[] = [];
        const stop = test.hub.store.onStatement((name) => names.push(name));
        const { _entities: found } = await dataOf<{ _entities: unknown[] }>(url, entities(selection), {
          of: [...villages.slice(0, count), ...others.slice(0, 2 * count)],
        });
        stop();
        expect(found).toHaveLength(3 * count);
        expect(found).not.toContain(null);
        statements[count] = names.sort();
      }
      expect(statements[villages.length]).toEqual(statements[1]);
      expect(statements[1]).toHaveLength(5);
    });

    it('are found by each of their keys', async () => {
      const code = fixtureVillages[0] ?? '';
      const of = [
        { __typename: 'Village', code },
        { __typename: 'Village', id: `Village_${code}` },
      ];
      expect(await dataOf(url, entities('... on Village { id code }'), { of })).toEqual({
        _entities: [
          { id: `Village_${code}`, code },
          { id: `Village_${code}`, code },
        ],
      });
    });

    it('are null where there is none, and the others are still answered', async () => {
      const of = [{ __typename: 'Village', code: '33.26.99.2001' }, ...villages.slice(0, 1)];
      expect(await dataOf(url, entities('... on Village { code }'), { of })).toEqual({ _entities: [null, { code: fixtureVillages[0] }] });
    });

    it.each([
      [
        'a code that is none',
        { __typename: 'Village', code: 'x' },
        'representations.code: not a global id; allowed: an id that the hub returned',
      ],
      [
        'a code of another level',
        { __typename: 'Village', code: '33.26' },
        'representations.code: not a global id; allowed: an id that the hub returned',
      ],
      [
        'an id of another type',
        { __typename: 'Child', id: 'Village_33.26.01.2001' },
        'representations.id: the id of a Village; allowed: the id of a Child',
      ],
      ['no key', { __typename: 'Child' }, 'representations.id: not a global id; allowed: an id that the hub returned'],
    ])('are refused for %s, by the input that is wrong', async (_what, representation, message) => {
      const { errors } = await ask(url, entities('__typename'), { of: [representation] });
      expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it.each<[string, unknown]>([
      ['of a type that there is not', { __typename: 'Hamlet', code: '1' }],
      ['of a type that is no entity', { __typename: 'GrowthAssessment', ageInDays: 1 }],
      ['of a root type', { __typename: 'Query' }],
      ['without __typename', { code: fixtureVillages[0] }],
      ['whose __typename is no text', { __typename: 7 }],
      ['that is a text', 'Village'],
      ['that is a number', 7],
      ['that is a list', [{ __typename: 'Village', code: fixtureVillages[0] }]],
    ])('are refused with one clear error for a representation %s', async (_name, wrong) => {
      const { data, errors } = await ask(url, entities('... on Village { code }'), { of: [...villages.slice(0, 1), wrong] });
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['representations', 1] } }]);
      expect(errors?.[0]?.message).toMatch(/^representations\.1: .*; allowed: an object with the __typename .*Village/);
    });

    it('that are none are none', async () => {
      expect(await dataOf(url, entities('... on Village { code }'), { of: [] })).toEqual({ _entities: [] });
      for (const of of [[{ __typename: 'Village' }], [{ __typename: 'Child', id: {} }]]) {
        const { errors } = await ask(url, entities('... on Village { code }'), { of });
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      }
    });

    it('come with a trace when the gateway asks for one, and with the same data and errors', async () => {
      const traced = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'apollo-federation-include-trace': 'ftv1' },
        body: JSON.stringify({
          query: entities('... on Village { code }'),
          variables: { of: [...villages.slice(0, 1), { __typename: 'Village', code: 'x' }] },
        }),
      });
      expect(await traced.json()).toMatchObject({
        data: { _entities: [{ code: fixtureVillages[0] }, null] },
        errors: [
          {
            message: 'representations.code: not a global id; allowed: an id that the hub returned',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
        extensions: { ftv1: expect.any(String) as string },
      });
    });
  });
});
