import { buildSchema, parse, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { AnswerLimits } from '../../src/server/execution/AnswerSize.ts';
import { withTimeLimit } from '../../src/server/limits/TimeLimit.ts';
import { operationSignal } from '../../src/store/operationSignal.ts';
import { documentRunner } from './runDocument.ts';

/** A tree without an end: whatever is asked of it is there. */
interface Tree {
  readonly schema: GraphQLSchema;
  /** Nodes that were asked for their children so far. */
  asked(): number;
  readonly root: unknown;
}

function tree({ width, later = false }: { width: number; later?: boolean }): Tree {
  let asked = 0;
  const schema = buildSchema(
    'type Query { nodes: [Node!]! strict: Node! } type Mutation { grow: Node! } type Node { nodes: [Node!]! name: String! long: String! words: [String!]! }',
  );
  const long = 'x'.repeat(1_000);
  const list = () => {
    asked++;
    return later ? Promise.resolve(nodes) : nodes;
  };
  const node = { name: 'node', long, words: [long, 'y'], nodes: list };
  const nodes = new Array<typeof node>(width).fill(node);
  return { schema, asked: () => asked, root: { nodes: list, strict: node, grow: node } };
}

function run({ schema, root }: Tree, query: string, answerLimits?: AnswerLimits): Promise<ExecutionResult> {
  return documentRunner(schema, { answerLimits }).run(parse(query), { rootValue: root });
}

/** What an operation is told when it does not end by itself, whichever way it is told. */
function codeOf(answer: Promise<ExecutionResult>): Promise<unknown> {
  return answer.then(
    ({ data, errors }) => [data, errors?.[0]?.extensions.code],
    (error: unknown) => [undefined, (error as GraphQLError).extensions.code],
  );
}

/** Waits until nothing more is asked of the tree: two looks that see the same. A refused answer may have a turn of the event loop left. */
async function stopsAsking(tree: Tree): Promise<void> {
  let seen = -1;
  await expect.poll(() => seen === (seen = tree.asked()), { interval: 50, timeout: 10_000 }).toBe(true);
}

const nested = (depth: number): string => (depth === 0 ? '{ name }' : `{ nodes ${nested(depth - 1)} }`);

describe.each([
  ['at once', false],
  ['later', true],
])('An answer whose lists come %s', (_when, later) => {
  test('is given up to the limit, and refused over it', async () => {
    const limits = { objects: 111, bytes: 1_000_000 };
    expect((await run(tree({ width: 10, later }), nested(2), limits)).errors).toBeUndefined();
    const { data, errors } = await run(tree({ width: 11, later }), nested(2), limits);
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'ANSWER_TOO_LARGE', limit: 111, unit: 'objects' }]);
  });

  test.each(['{ nodes { long } }', '{ nodes { words } }', '{ nodes { a: long b: long } }'])(
    'is refused for its bytes: %s',
    async (query) => {
      expect((await run(tree({ width: 10, later }), query, { objects: 1_000, bytes: 30_000 })).errors).toBeUndefined();
      const { data, errors } = await run(tree({ width: 100, later }), query, { objects: 1_000, bytes: 30_000 });
      expect(data).toBeUndefined();
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'ANSWER_TOO_LARGE', limit: 30_000, unit: 'bytes' }]);
    },
  );

  test('is not worked on any longer once it is refused', async () => {
    const wide = tree({ width: 500, later });
    // A hundred million nodes.
    const { errors } = await run(wide, nested(3), { objects: 1_000, bytes: 1_000_000 });
    expect(errors?.[0]?.extensions.code).toBe('ANSWER_TOO_LARGE');
    await stopsAsking(wide);
    expect(wide.asked()).toBeLessThan(5_000);
  });

  test('lets others have the event loop, and ends with its time', async () => {
    const wide = tree({ width: 200, later });
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    expect(await codeOf(withTimeLimit({ timeoutMs: 1_000 }, () => run(wide, nested(5))))).toEqual([undefined, 'EXECUTION_TIMEOUT']);
    clearInterval(others);
    // Otherwise the timer that ends it would have had no turn either.
    expect(turns).toBeGreaterThan(0);
    await stopsAsking(wide);
  });

  test('ends with its client', async () => {
    const wide = tree({ width: 200, later });
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 50);
    expect(await codeOf(withTimeLimit({ gone: gone.signal }, () => run(wide, nested(5))))).toEqual([undefined, 'CLIENT_GONE']);
    await stopsAsking(wide);
  });
});

test('The limits hold for what a mutation answers', async () => {
  const { data, errors } = await run(tree({ width: 100 }), `mutation { grow ${nested(2)} }`, { objects: 1_000, bytes: 1_000_000 });
  expect(data).toBeUndefined();
  expect(errors?.[0]?.extensions.code).toBe('ANSWER_TOO_LARGE');
});

test('An operation that has read more rows than it may is refused, and its statements are cancelled', async () => {
  const { schema } = tree({ width: 1 });
  const rootValue = {
    nodes: () => {
      operationSignal()?.reading?.add(1_001);
      return [];
    },
    strict: () => new Promise((resolve) => operationSignal()?.signal.addEventListener('abort', resolve)),
  };
  const query = '{ strict { name } nodes { name } }';
  const { data, errors } = await withTimeLimit({ rows: 1_000 }, () => documentRunner(schema).run(parse(query), { rootValue }));
  expect(data).toBeUndefined();
  expect(errors?.map(({ originalError }) => originalError)).toMatchObject([{ code: 'READS_TOO_MUCH', details: { limit: 1_000 } }]);
});
