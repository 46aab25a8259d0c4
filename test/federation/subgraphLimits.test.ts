import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHubSubgraph } from '../../resolvers/hubSubgraphs.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { anonymous, localAdministrator } from '../../src/access/viewer.ts';
import { operationShape } from '../../src/server/document/operationShape.ts';
import { planCost } from '../../src/server/operation/costPlan.ts';
import { serveBothShapes, type BothShapes } from './federatedHub.ts';

/** Villages of a district of villages of a district: each step multiplies. */
const nested = (depth: number, first = 500): string =>
  depth === 0 ? '{ name }' : `{ villages(first: ${first}) { nodes { district ${nested(depth - 1, first)} } } }`;

describe("A subgraph's own port", () => {
  let shapes: BothShapes;
  beforeAll(async () => {
    shapes = await serveBothShapes({
      subgraphSettings: { HUB_ANSWER_OBJECTS: '1000', HUB_READ_ROWS: '10000' },
      authenticate: (hub) => {
        const viewerOf = (headers: Record<string, unknown>) =>
          headers['x-test-role'] === 'ADMINISTRATOR' ? localAdministrator : anonymous;
        return Promise.resolve({
          admit: ({ headers }) => ({ viewer: viewerOf(headers) }),
          makeContext: ({ headers }) => Promise.resolve(new HubContext(hub, viewerOf(headers))),
          close: () => Promise.resolve(),
        });
      },
    });
  });
  afterAll(() => shapes.close());

  async function ask(
    query: string,
    { headers = {}, variables }: { headers?: Record<string, string>; variables?: Record<string, unknown> } = {},
  ) {
    const response = await fetch(shapes.subgraphs.villages.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
    return { data, codes: errors.map(({ extensions: { code } }) => code) };
  }

  it.each([
    ['', {}],
    [', where a trace is asked for', { 'apollo-federation-include-trace': 'ftv1' }],
  ])('refuses what multiplies, before it is run%s', async (_how, headers) => {
    const query = `{ district(code: "33.26.01") ${nested(6)} }`;
    expect(await ask(query, { headers })).toEqual({ data: undefined, codes: ['COST_ESTIMATED_TOO_EXPENSIVE'] });
    expect(await ask(query, { headers: { ...headers, 'x-test-role': 'ADMINISTRATOR' } })).toEqual({
      data: undefined,
      codes: ['COST_ESTIMATED_TOO_EXPENSIVE'],
    });
    expect((await ask('{ district(code: "33.26.01") { name } }', { headers })).data).toMatchObject({
      district: { name: expect.any(String) as string },
    });
  });

  it.each([
    ['', {}],
    [', where a trace is asked for', { 'apollo-federation-include-trace': 'ftv1' }],
  ])('refuses documents that take long to be compared%s', async (_how, headers) => {
    expect((await ask(`{ ${'district(code: "33.26.01") { name } '.repeat(41)} }`, { headers })).codes).toEqual(['MAX_DUPLICATES_LIMIT']);
    expect(
      (await ask(`{ ${Array.from({ length: 61 }, (_, n) => `a${n}: district(code: "33.26.01") { name }`).join(' ')} }`, { headers })).codes,
    ).toEqual(['MAX_ROOT_FIELDS_LIMIT']);
  });

  it('counts an object for each representation', async () => {
    const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Village { name district { name } } } }';
    const keys = (count: number) => new Array<object>(count).fill({ __typename: 'Village', code: '33.26.01.2001' });
    const document = parse(query);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('there is an operation');
    const subgraph = buildHubSubgraph('villages');
    expect(planCost(subgraph, operationShape(subgraph, document, operation))({ keys: keys(7) })).toBe(14);
    expect((await ask(query, { variables: { keys: keys(3) } })).data).toMatchObject({
      _entities: [{ name: expect.any(String) as string }, {}, {}],
    });
    expect((await ask(query, { variables: { keys: keys(2_501) } })).codes).toEqual(['COST_ESTIMATED_TOO_EXPENSIVE']);
  });

  it('holds an answer to its size while it is made', async () => {
    const query = `{ district(code: "33.26.01") ${nested(6, 3)} }`;
    expect(await ask(query, { headers: { 'x-test-role': 'ADMINISTRATOR' } })).toEqual({ data: undefined, codes: ['ANSWER_TOO_LARGE'] });
  });
});
