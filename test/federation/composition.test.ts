import { readFileSync } from 'node:fs';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSchema, execute, lexicographicSortSchema, parse, print, printSchema, validateSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { buildHubSubgraph, hubSubgraphTypeDefs } from '../../resolvers/hubSubgraphs.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { subgraphNames } from '../../resolvers/subgraphs.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { composeSupergraph, type SubgraphDefinition } from '../../src/federation/composeSupergraph.ts';
import { planSubgraphs } from '../../src/federation/SubgraphPlan.ts';
import { openTestHub } from '../support/testHub.ts';

const own = [...hubSubgraphTypeDefs()].map(([name, typeDefs]): SubgraphDefinition => ({
  name,
  typeDefs,
  url: `http://${name}.example/graphql`,
}));
const textOf = (name: string) => print(own.find((subgraph) => subgraph.name === name)?.typeDefs ?? parse('scalar None'));
const water = (sdl: string): SubgraphDefinition => ({
  name: 'water',
  url: 'http://water.example/graphql',
  typeDefs: parse(`extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"]) ${sdl}`),
});

describe('The supergraph of the hub', () => {
  const supergraph = composeSupergraph(own);

  it('is composed without hints', () => {
    expect(supergraph.hints).toEqual([]);
  });

  it('shows clients the schema of the single hub, to the letter', () => {
    const shown = printSchema(lexicographicSortSchema(supergraph.apiSchema()));
    expect(shown).toBe(printSchema(lexicographicSortSchema(buildHubSchema())));
    expect(printSchema(lexicographicSortSchema(buildSchema(readFileSync('schema/hub.graphql', 'utf8'))))).toContain(shown);
  });

  it("loads in Apollo's own gateway, and by its query plan four subgraphs give the answer of the single hub", async () => {
    const test = await openTestHub('postgresql');
    const gateway = new ApolloGateway({
      supergraphSdl: supergraph.sdl,
      buildService: ({ name }) => new LocalGraphQLDataSource(buildHubSubgraph(name as (typeof subgraphNames)[number])),
    });
    const server = new ApolloServer<HubContext>({ gateway });
    const query =
      '{ children(first: 3) { nodes { name family { head { name } } village { name district { name } alerts { totalCount } convergence { score } } } } }';
    try {
      const { body } = await server.executeOperation({ query }, { contextValue: new HubContext(test.hub, localAdministrator) });
      const single = await execute({
        schema: buildHubSchema(),
        document: parse(query),
        contextValue: new HubContext(test.hub, localAdministrator),
      });
      expect(single.errors).toBeUndefined();
      expect(JSON.stringify(body)).toBe(JSON.stringify({ kind: 'single', singleResult: single }));
    } finally {
      await server.stop();
      await test.close();
    }
  });
});

describe('A subgraph', () => {
  it.each(subgraphNames)('%s builds, and is kept in schema/subgraphs as it is served', (name) => {
    expect(validateSchema(buildHubSubgraph(name))).toEqual([]);
    expect(print(parse(readFileSync(`schema/subgraphs/${name}.graphql`, 'utf8')))).toBe(textOf(name));
  });

  it('owns the fields of its types, and knows the objects of others by their keys', () => {
    expect(textOf('children')).toMatch(/type Child implements Node @key\(fields: "id"\) \{[^}]*\bname: String!/);
    expect(textOf('alerts')).toContain(
      'type Child implements Node @key(fields: "id", resolvable: false) {\n  """Opaque global id; stable for as long as the object exists."""\n  id: ID!\n}',
    );
  });

  it('knows areas by their global id and by their code', () => {
    expect(subgraphNames).toHaveLength(6);
    for (const name of subgraphNames)
      expect(textOf(name)).toMatch(/type Village implements (Area & )?Node @key\(fields: "id".*@key\(fields: "code"/);
  });

  it('gives a type of several subgraphs an interface that each has its part of', () => {
    expect(textOf('villages')).toMatch(/interface Area \{[^}]*\bname: String!\n\}/);
    expect(textOf('indicators')).toMatch(/interface Area \{[^}]*\bindicators\(/);
    for (const name of ['villages', 'indicators'] as const) expect(textOf(name)).toContain('type Village implements Area & Node');
    expect(textOf('families')).not.toContain('Area &');
  });

  it('shares the shapes that have no key', () => {
    const sharing = subgraphNames.filter((name) => textOf(name).includes('type PageInfo @shareable'));
    expect(sharing).toEqual(subgraphNames.filter((name) => name !== 'indicators'));
  });

  it('cannot add a field to a type of another that has no key', () => {
    const schema = buildSchema('type Query { village: Village } type Village { name: String, readings: Int }');
    const fields = new Map<string, ReadonlySet<`${string}.${string}`>>([
      ['villages', new Set<`${string}.${string}`>(['Query.village', 'Village.name'])],
      ['water', new Set(['Village.readings'])],
    ]);
    expect(() => planSubgraphs(schema, { fields, keys: new Map() })).toThrow(
      'water cannot add fields to Village of villages: it has no key',
    );
  });
});

describe('The subgraph of an agency', () => {
  it('adds fields to villages and families without a change to the hub', () => {
    const { sdl, hints } = composeSupergraph([
      ...own,
      { ...water(''), typeDefs: parse(readFileSync('examples/agency-subgraph/water.graphql', 'utf8')) },
    ]);
    expect(hints).toEqual([]);
    expect(sdl).toContain('waterReadings');
  });

  it.each([
    [
      'a field that the hub has',
      'type Village @key(fields: "code") { code: AreaCode! name: String! } scalar AreaCode',
      /INVALID_FIELD_SHARING: .*"Village\.name".*"villages".*"water"/s,
    ],
    [
      'a key of another type',
      'type Village @key(fields: "code") { code: Int! readings: Int }',
      /FIELD_TYPE_MISMATCH: Type of field "Village\.code" is incompatible across subgraphs/,
    ],
    ['a key that nobody knows', 'type Village @key(fields: "number") { number: Int! readings: Int }', /SATISFIABILITY_ERROR: /],
    ['an SDL that is not valid', 'type Village @key(fields: "cod") { code: ID! }', /KEY_INVALID_FIELDS: \[water\] On type "Village"/],
  ])("is refused with the composer's own words: %s", (_what, sdl, message) => {
    expect(() => composeSupergraph([...own, water(sdl)])).toThrow(message);
  });
});
