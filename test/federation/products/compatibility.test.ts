/*
 * The 25 tests of Apollo's subgraph compatibility suite: its requests and its expectations.
 * https://github.com/apollographql/apollo-federation-subgraph-compatibility (MIT), packages/compatibility/src/tests
 *
 * The suite's gateway is Apollo Router; here it is the hub's own, over the same three subgraphs.
 */
import { readFileSync } from 'node:fs';
import { Kind, parse, print, stripIgnoredCharacters, type DocumentNode, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProductsSubgraph } from '../../../fixtures/products/productsSubgraph.ts';
import { buildHubSchema } from '../../../resolvers/buildHubSchema.ts';
import { localAdministrator } from '../../../src/access/viewer.ts';
import { composeSupergraph } from '../../../src/federation/composeSupergraph.ts';
import { openContext } from '../../../fixtures/openContext.ts';
import { startGateway } from '../../../src/server/gateway/startGateway.ts';
import { startServer, type RunningServer } from '../../../src/server/transport/startServer.ts';
import { silent } from '../../support/testHub.ts';
import { suiteSubgraphs } from './suiteSubgraphs.ts';

const reference = parse(readFileSync('fixtures/products/products.graphql', 'utf8'));
const running: RunningServer[] = [];
let products: string;
let router: string;
let sdl: string;

interface Answer {
  data?: Record<string, unknown>;
  errors?: unknown;
  extensions?: unknown;
}

beforeAll(async () => {
  products = await serve(buildProductsSubgraph(), buildProductsSubgraph());
  const others = await Promise.all(
    Object.entries(suiteSubgraphs).map(async ([name, { typeDefs, schema }]) => ({ name, typeDefs, url: await serve(schema) })),
  );
  const supergraph = composeSupergraph([{ name: 'products', typeDefs: reference, url: products }, ...others]);
  const gateway = await startGateway({
    supergraph: supergraph.sdl,
    hubSchema: buildHubSchema(),
    host: '127.0.0.1',
    port: 0,
    logger: silent,
    authenticator: { authenticate: () => ({ viewer: localAdministrator }) },
  });
  running.unshift(gateway);
  router = `${gateway.url}/graphql`;
  const { data } = await request(products, '{ _service { sdl } }');
  sdl = stripIgnoredCharacters((data as { _service: { sdl: string } })._service.sdl);
});

afterAll(async () => {
  for (const server of running) await server.close();
});

async function serve(schema: GraphQLSchema, tracedSchema?: GraphQLSchema): Promise<string> {
  const server = await startServer({
    schema,
    ...(tracedSchema && { tracedSchema }),
    host: '127.0.0.1',
    port: 0,
    logger: silent,
    makeContext: openContext,
  });
  running.push(server);
  return `${server.url}/graphql`;
}

async function request(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

async function expectEntities(fragment: string, representations: object[], expected: object[]): Promise<void> {
  const answer = await request(
    products,
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fragment} } }`,
    { representations },
  );
  expect(answer).not.toHaveProperty('errors');
  expect(answer).toMatchObject({ data: { _entities: expected } });
}

async function expectAnswer(url: string, query: string, variables: Record<string, unknown>, expected: object): Promise<void> {
  const answer = await request(url, query, variables);
  expect(answer).not.toHaveProperty('errors');
  expect(answer).toMatchObject({ data: expected });
}

/** Name, arguments and type of each field of a type, without directives. */
function fieldsOf({ definitions }: DocumentNode, typeName: string): string[] {
  const types = definitions.filter(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  const fields = types.filter(({ name }) => name.value === typeName).flatMap((type) => type.fields ?? []);
  return fields.map((field) => stripIgnoredCharacters(print({ ...field, directives: [] })));
}

const federation = { id: 'apollo-federation' };
const linksOf = (text: string) => text.match(/@link\(([\s\S]+?)\)/g) ?? [];

it('introspection', () => {
  expect(sdl).toContain('type Query');
  const served = parse(sdl);
  const types = ['CaseStudy', 'DeprecatedProduct', 'Product', 'ProductDimension', 'ProductResearch', 'ProductVariation', 'User', 'Query'];
  for (const type of types) expect(fieldsOf(served, type)).toEqual(expect.arrayContaining(fieldsOf(reference, type)));
});

describe('@key single', () => {
  it('applies single field @key on User', () => {
    expect(sdl).toMatch(/type User(@extends|@federation__extends)?(@key|@federation__key)\(fields:"email"( resolvable:true)?\)/);
  });
  it('resolves single field @key on User', () =>
    expectEntities(
      '... on User { email name }',
      [{ __typename: 'User', email: 'support@apollographql.com' }],
      [{ email: 'support@apollographql.com', name: 'Jane Smith' }],
    ));
});

describe('@key multiple', () => {
  const key = { sku: 'apollo-federation-v1', package: '@apollo/federation-v1' };
  it('applies multiple field @key on DeprecatedProduct', () => {
    expect(sdl).toMatch(/type DeprecatedProduct(@key|@federation__key)\(fields:"sku package"/);
  });
  it('resolves multiple field @key on DeprecatedProduct', () =>
    expectEntities(
      '... on DeprecatedProduct { sku package reason }',
      [{ __typename: 'DeprecatedProduct', ...key }],
      [{ ...key, reason: 'Migrate to Federation V2' }],
    ));
});

describe('@key composite', () => {
  it('applies composite object @key on ProductResearch', () => {
    expect(sdl).toMatch(/type ProductResearch(@key|@federation__key)\(fields:"study { caseNumber }"/);
  });
  it('resolves composite object @key on ProductResearch', () =>
    expectEntities(
      '... on ProductResearch { study { caseNumber description } }',
      [{ __typename: 'ProductResearch', study: { caseNumber: '1234' } }],
      [{ study: { caseNumber: '1234', description: 'Federation Study' } }],
    ));
});

describe('repeatable @key', () => {
  it('applies repeatable @key directive on Product', () => {
    expect(sdl).toMatch(/type Product.*(@key|@federation__key)\(fields:"id"( resolvable:true)?\).*\{/);
    expect(sdl).toMatch(/type Product.*(@key|@federation__key)\(fields:"sku package"( resolvable:true)?\).*variation/);
    expect(sdl).toMatch(/type Product.*(@key|@federation__key)\(fields:"sku variation { id }"( resolvable:true)?\).*\{/);
  });
  it('resolves multiple @key directives on Product', () =>
    expectEntities(
      '... on Product { id sku }',
      [
        { __typename: 'Product', ...federation },
        { __typename: 'Product', sku: 'federation', package: '@apollo/federation' },
        { __typename: 'Product', sku: 'studio', variation: { id: 'platform' } },
      ],
      [
        { ...federation, sku: 'federation' },
        { ...federation, sku: 'federation' },
        { id: 'apollo-studio', sku: 'studio' },
      ],
    ));
});

describe('@requires', () => {
  it('returns @requires directives in _service sdl', () => {
    expect(sdl).toMatch(
      /averageProductsCreatedPerYear:Int(@requires|@federation__requires)\(fields:"totalProductsCreated yearsOfEmployment"\)/,
    );
  });
  it('returns field with computed values from @requires field set', () =>
    expectAnswer(router, 'query ($id: ID!) { product(id: $id) { createdBy { averageProductsCreatedPerYear email } } }', federation, {
      product: { createdBy: { averageProductsCreatedPerYear: expect.any(Number) as number, email: 'support@apollographql.com' } },
    }));
});

describe('@provides', () => {
  it('returns @provides directives in _service sdl', () => {
    expect(sdl).toMatch(/createdBy:User(@provides|@federation__provides)\(fields:"totalProductsCreated"\)/);
  });
  it('returns locally computed @provides field', () =>
    expectAnswer(products, 'query ($id: ID!) { product(id: $id) { createdBy { email totalProductsCreated } } }', federation, {
      product: { createdBy: { email: 'support@apollographql.com', totalProductsCreated: 1337 } },
    }));
});

it('ftv1', async () => {
  const answer = await request(products, 'query { __typename }', {}, { 'apollo-federation-include-trace': 'ftv1' });
  expect(answer).toEqual({ data: { __typename: 'Query' }, extensions: { ftv1: expect.any(String) as string } });
});

it('@link', () => {
  const allowed = [
    '@authenticated',
    '@composeDirective',
    '@extends',
    '@external',
    '@inaccessible',
    '@interfaceObject',
    '@key',
    '@override',
    '@policy',
    '@provides',
    '@requires',
  ];
  allowed.push('@requiresScopes', '@shareable', '@tag', 'FieldSet', 'Scope', 'Policy');
  const links = linksOf(sdl).filter((link) => /url:"https:\/\/specs\.apollo\.dev\/federation\/v2\.[0-7]"/.test(link));
  expect(links).toHaveLength(1);
  const imports = /import:\[(.+?)\]/.exec(links[0] ?? '')?.[1]?.match(/[^" ]+/g) ?? [];
  expect(imports.length).toBeGreaterThan(0);
  expect(allowed).toEqual(expect.arrayContaining([...imports]));
});

describe('@shareable', () => {
  it('returns @shareable directives in _service sdl', () => {
    expect(sdl).toMatch(/type ProductDimension(@shareable|@federation__shareable)/);
  });
  it('resolves @shareable ProductDimension types', () =>
    expectAnswer(router, 'query GetProduct($id: ID!) { product(id: $id) { dimensions { size weight } } }', federation, {
      product: { dimensions: { size: 'small', weight: 1 } },
    }));
});

it('@tag', () => {
  expect(sdl).not.toContain('@federation__tag');
  expect(sdl).toContain('@tag(name:"internal")');
});

describe('@override', () => {
  it('returns @override directives in _service sdl', () => {
    expect(sdl).toMatch(/(@override|@federation__override)\(from:"users"\)/);
  });
  it('returns overridden user name', () =>
    expectAnswer(router, 'query GetProduct($id: ID!) { product(id: $id) { createdBy { name } } }', federation, {
      product: { createdBy: { name: 'Jane Smith' } },
    }));
});

describe('@inaccessible', () => {
  it('returns @inaccessible directives in _service sdl', () => {
    expect(sdl).not.toContain('@federation__inaccessible');
    expect(sdl).toContain('unit:String@inaccessible');
  });
  it('answers @inaccessible fields via the products schema directly', () =>
    expectAnswer(products, 'query GetProduct($id: ID!) { product(id: $id) { dimensions { unit } } }', federation, {
      product: { dimensions: { unit: 'kg' } },
    }));
});

it('@composeDirective', () => {
  const custom = linksOf(sdl).filter((link) => link.includes('url:"https://myspecs.dev/myCustomDirective/v'));
  expect(custom).toHaveLength(1);
  expect(/import:\[(.+?)\]/.exec(custom[0] ?? '')?.[1]).toBe('"@custom"');
  expect(sdl).toMatch(/schema.*(@composeDirective|@federation__composeDirective)\(name:.*"@custom"\)/);
  expect(sdl).toContain('directive@custom on OBJECT');
  expect(sdl).toMatch(/type Product.*@custom.*\{/);
});

describe('@interfaceObject', () => {
  it('verifies schema contains entity type marked as @interfaceObject', () => {
    expect(sdl).toMatch(/type Inventory.*(@interfaceObject|@federation__interfaceObject)/);
    expect(sdl).toMatch(/type Inventory.*(@key|@federation__key)\(fields:"id"( resolvable:true)?\)/);
  });
  it('verifies @interfaceObject entity returns new fields', () =>
    expectAnswer(
      router,
      'query ($id: ID!) { inventory(id: $id) { deprecatedProducts { sku reason } } }',
      { id: 'apollo-oss' },
      {
        inventory: { deprecatedProducts: [{ sku: 'apollo-federation-v1', reason: 'Migrate to Federation V2' }] },
      },
    ));
});
