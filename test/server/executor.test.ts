import { execute, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { documentRunner, type DocumentRunner } from './runDocument.ts';
import { toyContext, toySchema } from './toySchema.ts';

type Variables = Record<string, unknown>;

const rootValue = { root: true };

function interpret(query: string, variables?: Variables): Promise<ExecutionResult> {
  return Promise.resolve(
    execute({ schema: toySchema, document: parse(query), variableValues: variables, rootValue, contextValue: toyContext() }),
  );
}

const parsed = new Map<string, DocumentNode>();

function run(executor: DocumentRunner, query: string, variables?: Variables, context = toyContext()): Promise<ExecutionResult> {
  const document = parsed.get(query) ?? parse(query);
  parsed.set(query, document);
  return executor.run(document, { variables, rootValue, context });
}

/** What the second use of an operation gives, from when on it is kept. */
async function runCompiled(query: string, variables?: Variables): Promise<ExecutionResult> {
  const executor = documentRunner(toySchema);
  await run(executor, query, variables);
  const result = await run(executor, query, variables);
  expect(executor.counts).toMatchObject({ compiled: 2, interpreted: 0 });
  return result;
}

/** Everything of a result that a client or an error formatter can see. Errors of fields that run side by side come in no defined order. */
function shown({ data, errors }: ExecutionResult): unknown {
  const placeOf = ({ path, message }: GraphQLError) => JSON.stringify([path, message]);
  return {
    data: JSON.stringify(data),
    errors: errors
      ?.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
      .map((error) => ({
        ...error.toJSON(),
        extensions: error.extensions,
        original: error.originalError === undefined ? undefined : [error.originalError.name, error.originalError.message],
        nodes: error.nodes?.map((node) => node.loc?.start),
      })),
  };
}

const operations: Record<string, readonly [query: string, variables?: Variables]> = {
  'nested objects, lists, lists of lists and nulls': [
    '{ item { name tags matrix parts { name parts { name } } owner { name items { name } } } nothing { name } }',
  ],
  'aliases and merged selections': [
    '{ first: item { name } second: item { n: name } item { owner { name } } item { owner { viewer } name } }',
  ],
  'an alias that is named like a member of every object': [
    '{ __proto__: viewer constructor: viewer item { __proto__: name toString: kind } }',
  ],
  'leaf values of every kind': ['{ item { name kind size madeOn weight count strict } }'],
  'leaf values of the wrong kind': ['{ wrongLeaves { name count weight size strict tags madeOn } }'],
  'a scalar that cannot be serialized': ['{ unserializable }'],
  'properties that are promises, methods and throwing getters': [
    '{ itemLater { name promised called again: called(word: "oh") explosive } }',
  ],
  'promises of objects and lists of promises': ['{ itemLater { selfLater { partsLater { name } } } }'],
  'interfaces with an asynchronous type resolver': [
    '{ named { __typename name ... on Item { size } ... on Owner { viewer items { name } } } }',
  ],
  'unions resolved by __typename, from a set': [
    '{ things { __typename ...itemPart ...ownerPart } } fragment itemPart on Item { name weight } fragment ownerPart on Owner { name viewer }',
  ],
  'fragments on interfaces inside object types': [
    '{ item { ...named ... { kind } } } fragment named on Named { name ... on Item { count } ... on Owner { viewer } }',
  ],
  '__typename everywhere': ['{ __typename item { __typename t: __typename owner { __typename } } }'],
  'a value that isTypeOf does not know': ['{ impostor { name } }'],
  'a type resolver that names a type that does not exist': ['{ unknownKind { name } }'],
  'a type resolver that names nothing': ['{ kindless { name } }'],
  'a list that is none': ['{ notAList { name } }'],
  'failing list items': ['{ failingItems }'],
  'failing non-null list items': ['{ failingSureItems }'],
  'a non-null root field that is null': ['{ viewer sureNull }'],
  'a non-null property that is null': ['{ nameless { kind name } viewer }'],
  'a non-null field that is null, in a list of nullable items': ['{ item { parts { name sure } } }'],
  'a non-null field that is null, up through non-null parents': ['{ sureItem { self { self { parts { self { sure } } } } } }'],
  'a non-null field that is null, up to the root': ['{ sureItem { self { sureLater } } viewer }'],
  'a non-null list of non-null items with one that fails': ['{ itemLater { selfLater { partsLater { sure } } } }'],
  'errors below a position that is null already': ['{ item { selfLater { explosiveLater sureLater self { explosiveLater } } } }'],
  'errors thrown at once, with their extensions': [
    '{ a: throws(how: "coded") b: throws(how: "sync") c: throws(how: "hub") d: throws(how: "notAnError") e: throws(how: "returned") viewer }',
  ],
  'errors thrown later, with their extensions': [
    '{ a: throwsLater(how: "coded") b: throwsLater(how: "hub") c: throwsLater(how: "returned") viewer }',
  ],
  'an error beside fields that are under way': ['{ itemLater { name } sureThrows(how: "sync") }'],
  '@skip and @include by literal': [
    '{ a: viewer @skip(if: true) b: viewer @skip(if: false) c: viewer @include(if: false) d: viewer @include(if: true) @skip(if: true) }',
  ],
  '@skip and @include by variable': [
    'query ($yes: Boolean!, $no: Boolean = false) { a: viewer @include(if: $yes) b: viewer @include(if: $no) item @skip(if: $no) { name @skip(if: $yes) kind } }',
    { yes: true },
  ],
  'one fragment spread with and without a condition': [
    'query ($no: Boolean!) { p: item { ...f @include(if: $no) } q: item { ...f } r: item { ...f @include(if: $no) ...f } } fragment f on Item { name }',
    { no: false },
  ],
  'an object of which every field is left out': ['{ item { name @skip(if: true) } }'],
  'argument defaults': ['{ window list }'],
  'literals of custom scalars, enums and input objects': [
    '{ window(window: { from: "2024-01-02", sizes: [LARGE, SMALL], inner: { days: ["2024-01-03"] } }, size: LARGE, day: "2024-05-06") }',
  ],
  'variables of custom scalars, enums and input objects': [
    'query ($w: Window, $s: Size, $d: Day) { window(window: $w, size: $s, day: $d) }',
    { w: { from: '2024-01-02', inner: {} }, s: 'LARGE', d: '2024-05-06' },
  ],
  'variables inside literals': [
    'query ($d: Day!, $s: Size!, $n: Int!) { window(window: { from: $d, sizes: [SMALL, $s], inner: { count: $n } }) list(of: [1, $n]) }',
    { d: '2024-01-02', s: 'SMALL', n: 4 },
  ],
  'variable defaults': [
    'query ($d: Day = "2023-01-01", $s: Size = LARGE, $w: Window = { from: "2022-02-02" }) { window(window: $w, size: $s, day: $d) }',
  ],
  'variables that are left out or null': [
    'query ($w: Window, $n: Int = 3, $l: [Int!], $id: ID) { window(window: $w) number(value: $n) list(of: $l, id: $id) }',
    { l: null },
  ],
  'a variable that is null where the argument must not be': ['query ($n: Int = 3) { number(value: $n) viewer }', { n: null }],
  'one value for a list, a number for an id': [
    'query ($l: [Int!], $id: ID) { list(of: $l, id: $id) one: list(of: 3, id: 4) }',
    { l: 5, id: 12 },
  ],
  'the context': ['{ viewer item { owner { viewer } } }'],
  info: ['query Ask($word: String) { info(word: $word) other: info ...more } fragment more on Query { info(word: $word) }', { word: 'x' }],
};

describe('A compiled operation gives what graphql-js gives for', () => {
  test.each(Object.entries(operations))('%s', async (_name, [query, variables]) => {
    expect(validate(toySchema, parse(query))).toEqual([]);
    expect(shown(await runCompiled(query, variables))).toEqual(shown(await interpret(query, variables)));
  });
});

describe('The executor', () => {
  test('compiles every operation, and keeps what comes a second time', async () => {
    const executor = documentRunner(toySchema);
    await run(executor, '{ viewer }');
    expect(executor.counts).toEqual({ compiled: 1, interpreted: 0, compilations: 1 });
    await run(executor, '{ viewer }');
    await run(executor, '{ viewer }');
    expect(executor.counts).toEqual({ compiled: 3, interpreted: 0, compilations: 2 });
  });

  test('compiles the operations of one document apart', async () => {
    const executor = documentRunner(toySchema);
    const query = 'query A { viewer } query B { item { name } }';
    const document = parse(query);
    const ask = (operationName: string) => executor.run(document, { operationName, context: toyContext() });
    for (const name of ['A', 'B', 'A', 'B']) await ask(name);
    expect(await ask('A')).toEqual({ data: { viewer: 'tester' } });
    expect(await ask('B')).toEqual({ data: { item: { name: 'box' } } });
    expect(executor.counts).toEqual({ compiled: 6, interpreted: 0, compilations: 4 });
  });

  test('decides @include anew for other variables', async () => {
    const executor = documentRunner(toySchema);
    const query = 'query ($with: Boolean!) { viewer item @include(if: $with) { name } }';
    await run(executor, query, { with: true });
    expect(await run(executor, query, { with: true })).toEqual({ data: { viewer: 'tester', item: { name: 'box' } } });
    expect(await run(executor, query, { with: false })).toEqual({ data: { viewer: 'tester' } });
    expect(await run(executor, query, { with: true })).toEqual({ data: { viewer: 'tester', item: { name: 'box' } } });
  });

  test('interprets introspection however often it comes', async () => {
    const executor = documentRunner(toySchema);
    for (let time = 0; time < 3; time++) {
      expect(await run(executor, '{ viewer __type(name: "Item") { name } }')).toEqual({
        data: { viewer: 'tester', __type: { name: 'Item' } },
      });
    }
    expect(executor.counts).toEqual({ compiled: 0, interpreted: 3, compilations: 0 });
  });

  test('runs mutations one after the other', async () => {
    const executor = documentRunner(toySchema);
    const context = toyContext();
    for (let time = 0; time < 2; time++) await run(executor, 'mutation { a: step(number: 1) b: step(number: 2) }', {}, context);
    expect(context.trace).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 1', 'end 1', 'begin 2', 'end 2']);
  });

  test('leaves the document as it was', async () => {
    const document = parse('query ($no: Boolean!) { item { ...f @skip(if: $no) } } fragment f on Item { name }');
    const before = JSON.stringify(document);
    const executor = documentRunner(toySchema);
    for (let time = 0; time < 2; time++) await executor.run(document, { variables: { no: false }, context: toyContext() });
    expect(JSON.stringify(document)).toBe(before);
  });

  test('refuses bad variables before anything is resolved', async () => {
    const result = await run(documentRunner(toySchema), 'query ($n: Int!) { number(value: $n) }', { n: 'five' });
    expect(result.data).toBeUndefined();
    expect(result.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', inputPath: ['n'] });
  });
});
