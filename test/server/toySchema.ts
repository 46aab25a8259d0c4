import {
  GraphQLEnumType,
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  Kind,
  responsePathAsArray,
  type GraphQLFieldConfigMap,
  type GraphQLOutputType,
} from 'graphql';
import { openContext } from '../../fixtures/openContext.ts';
import type { OperationContext } from '../../src/access/OperationContext.ts';
import { badUserInput, HubError } from '../../src/base/errors.ts';
import { message } from '../../src/base/messages/index.ts';

/** What the toy resolvers get as context. */
export interface ToyContext extends OperationContext {
  readonly asker: string;
  /** Where resolvers leave traces of the order they ran in. */
  readonly trace: string[];
  /** Where `Query.gate` waits. */
  readonly gate?: Promise<unknown> | undefined;
  /** What `Subscription.ticks` subscribes to. */
  readonly ticks?: AsyncIterable<unknown> | undefined;
}

export function toyContext(asker = 'tester'): ToyContext {
  return { ...openContext(), asker, trace: [] };
}

/** A scalar whose internal value is a Date, and which refuses as the hub's scalars do. */
const Day = new GraphQLScalarType<Date, string>({
  name: 'Day',
  serialize: (value) => (value as Date).toISOString().slice(0, 10),
  parseValue: (value) => day(value),
  parseLiteral: (node) => day(node.kind === Kind.STRING ? node.value : null),
});

function day(value: unknown): Date {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`);
  throw new GraphQLError('Day: not a day; allowed: YYYY-MM-DD', { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A scalar that refuses like one from a library: with an error that repeats the value. */
const Strict = new GraphQLScalarType({
  name: 'Strict',
  serialize: (value) => {
    if (value === 'unserializable') throw new TypeError('cannot serialize');
    return value === 'void' ? null : value;
  },
  parseValue: (value) => {
    if (value === 'good') return value;
    throw new TypeError(`Strict refuses ${String(value)}`);
  },
});

/** An enum whose internal values are not its names. */
const Size = new GraphQLEnumType({ name: 'Size', values: { SMALL: { value: 1 }, LARGE: { value: { metres: 2 } } } });
const large = Size.getValue('LARGE')?.value as unknown;

const Window = new GraphQLInputObjectType({
  name: 'Window',
  fields: {
    from: { type: new GraphQLNonNull(Day) },
    to: { type: Day, defaultValue: new Date('2030-01-01T00:00:00Z') },
    sizes: { type: new GraphQLList(new GraphQLNonNull(Size)), defaultValue: [1] },
    inner: {
      type: new GraphQLInputObjectType({
        name: 'Inner',
        fields: { count: { type: GraphQLInt, defaultValue: 7 }, days: { type: new GraphQLList(Day) } },
      }),
    },
  },
});

const Named = new GraphQLInterfaceType({
  name: 'Named',
  fields: { name: { type: new GraphQLNonNull(GraphQLString) } },
  // Asynchronous, as TypeGraphQL makes it.
  resolveType: (value: { kind?: unknown }) => Promise.resolve(value.kind as string),
});

const Item = new GraphQLObjectType<unknown, ToyContext>({
  name: 'Item',
  interfaces: [Named],
  fields: (): GraphQLFieldConfigMap<unknown, ToyContext> => ({
    name: { type: new GraphQLNonNull(GraphQLString) },
    kind: { type: GraphQLString },
    size: { type: Size },
    madeOn: { type: Day },
    weight: { type: GraphQLFloat },
    count: { type: GraphQLInt },
    strict: { type: Strict },
    promised: { type: GraphQLString },
    called: { type: GraphQLString, args: { word: { type: GraphQLString, defaultValue: 'hi' } } },
    explosive: { type: GraphQLString },
    explosiveLater: { type: GraphQLString, resolve: () => Promise.reject(new Error('later')) },
    sure: { type: new GraphQLNonNull(GraphQLString), resolve: (source) => (source as { sure?: unknown }).sure },
    sureLater: {
      type: new GraphQLNonNull(GraphQLString),
      resolve: () => Promise.reject(new GraphQLError('sureLater failed', { extensions: { code: 'TEAPOT', detail: [1] } })),
    },
    tags: { type: new GraphQLList(GraphQLString) },
    matrix: { type: new GraphQLList(new GraphQLList(GraphQLInt)) },
    parts: { type: new GraphQLList(Item) },
    partsLater: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Item))),
      resolve: (source) => Promise.resolve(((source as { parts?: unknown[] }).parts ?? []).map((part) => Promise.resolve(part))),
    },
    owner: { type: Owner },
    self: { type: new GraphQLNonNull(Item), resolve: (source) => source },
    selfLater: { type: Item, resolve: (source) => Promise.resolve(source) },
  }),
});

const Owner = new GraphQLObjectType<unknown, ToyContext>({
  name: 'Owner',
  interfaces: [Named],
  fields: (): GraphQLFieldConfigMap<unknown, ToyContext> => ({
    name: { type: new GraphQLNonNull(GraphQLString) },
    viewer: { type: GraphQLString, resolve: (_source, _args, context) => context.asker },
    items: { type: new GraphQLList(Item) },
  }),
  isTypeOf: (value, context) => Promise.resolve(context.asker !== '' && (value as { impostor?: unknown }).impostor !== true),
});

const Thing = new GraphQLUnionType({ name: 'Thing', types: [Item, Owner] });

const leaf = { kind: 'Item', name: 'leaf', size: 1, weight: 0.5, count: 3, sure: 'yes' };
const owner = { kind: 'Owner', __typename: 'Owner', name: 'Ani', items: [leaf] };
const item = {
  kind: 'Item',
  __typename: 'Item',
  name: 'box',
  size: large,
  madeOn: new Date('2024-07-30T00:00:00Z'),
  weight: 1.25,
  count: 2,
  strict: 'fine',
  promised: Promise.resolve('kept'),
  called: ({ word }: { word: string }, { asker }: ToyContext) => `${word} ${asker}`,
  get explosive(): string {
    throw new Error('boom');
  },
  sure: 'yes',
  tags: ['a', null, 'b'],
  matrix: [[1, 2], null, [3, null]],
  parts: [leaf, null, { ...leaf, name: 'second', sure: null }],
  owner,
};

function echo(type: GraphQLOutputType, resolve: (args: Record<string, unknown>, context: ToyContext) => unknown) {
  return { type, resolve: (_source: unknown, args: Record<string, unknown>, context: ToyContext) => resolve(args, context) };
}

const throwing: Record<string, () => unknown> = {
  sync: () => {
    throw new Error('select * from child where nik = 3326');
  },
  hub: () => {
    throw new HubError(message('shared.verbatim', { text: 'no more than 3' }), 'LIMIT_REACHED', ['input', 'count'], { limit: 3 });
  },
  badInput: () => {
    throw badUserInput(['input', 'heightCm'], 'shared.outOfRange', { value: 900, lowest: 20, highest: 200 });
  },
  coded: () => {
    throw new GraphQLError('teapot', { extensions: { code: 'TEAPOT', detail: [1] } });
  },
  notAnError: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a careless library does
    throw 'just a text';
  },
  returned: () => new Error('returned'),
};
const thrown = { type: GraphQLString, args: { how: { type: new GraphQLNonNull(GraphQLString) } } };

const Query = new GraphQLObjectType<unknown, ToyContext>({
  name: 'Query',
  fields: {
    item: echo(Item, () => item),
    itemLater: echo(Item, () => Promise.resolve(item)),
    sureItem: echo(new GraphQLNonNull(Item), () => item),
    nothing: echo(Item, () => null),
    nameless: echo(Item, () => ({ ...leaf, name: null })),
    named: echo(new GraphQLList(Named), () => [item, owner, Promise.resolve(leaf)]),
    things: echo(new GraphQLList(new GraphQLNonNull(Thing)), () => new Set([owner, item])),
    impostor: echo(Owner, () => ({ ...owner, impostor: true })),
    unknownKind: echo(Named, () => ({ kind: 'Stranger', name: 'x' })),
    kindless: echo(Named, () => ({ name: 'x' })),
    notAList: echo(new GraphQLList(Item), () => 'text'),
    failingItems: echo(new GraphQLList(GraphQLString), () => [Promise.reject(new Error('first')), 'b', new Error('third')]),
    failingSureItems: echo(new GraphQLList(new GraphQLNonNull(GraphQLString)), () => ['a', new Error('second'), new Error('third')]),
    wrongLeaves: echo(Item, () => ({ name: 'x', count: 1.5, weight: Number.NaN, size: 99, strict: 'void', tags: [{}], madeOn: 'x' })),
    unserializable: echo(Strict, () => 'unserializable'),
    sureNull: echo(new GraphQLNonNull(GraphQLString), () => null),
    throws: { ...thrown, resolve: (_source, { how }: { how: string }) => throwing[how]?.() },
    throwsLater: { ...thrown, resolve: async (_source, { how }: { how: string }) => Promise.resolve().then(() => throwing[how]?.()) },
    sureThrows: { ...thrown, type: new GraphQLNonNull(GraphQLString), resolve: (_source, { how }: { how: string }) => throwing[how]?.() },
    window: {
      type: GraphQLString,
      args: {
        window: { type: Window, defaultValue: { from: new Date('2020-01-01T00:00:00Z') } },
        size: { type: Size, defaultValue: 1 },
        day: { type: Day },
      },
      resolve: (_source, args) => JSON.stringify(args),
    },
    number: {
      type: GraphQLInt,
      args: { value: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 5 } },
      resolve: (_source, { value }: { value: number }) => value,
    },
    list: {
      type: GraphQLString,
      args: {
        of: { type: new GraphQLList(new GraphQLNonNull(GraphQLInt)) },
        id: { type: GraphQLID },
        days: { type: new GraphQLList(Day) },
      },
      resolve: (_source, args) => JSON.stringify(args),
    },
    strict: { type: GraphQLString, args: { value: { type: Strict } }, resolve: () => 'ok' },
    viewer: echo(GraphQLString, (_args, { asker }) => asker),
    gate: echo(GraphQLString, async (_args, { gate }) => gate),
    info: {
      type: GraphQLString,
      args: { word: { type: GraphQLString } },
      resolve: (_source, _args, _context, info) =>
        JSON.stringify({
          fieldName: info.fieldName,
          nodes: info.fieldNodes.map((node) => [node.alias?.value, node.loc?.start]),
          returnType: String(info.returnType),
          parentType: info.parentType.name,
          path: responsePathAsArray(info.path),
          typename: info.path.typename,
          fragments: Object.keys(info.fragments),
          operation: info.operation.name?.value,
          variables: info.variableValues,
          root: info.rootValue,
          schema: info.schema.getQueryType()?.name,
        }),
    },
  },
});

const Mutation = new GraphQLObjectType<unknown, ToyContext>({
  name: 'Mutation',
  fields: {
    step: {
      type: GraphQLInt,
      args: { number: { type: new GraphQLNonNull(GraphQLInt) } },
      resolve: async (_source, { number }: { number: number }, { trace }) => {
        trace.push(`begin ${String(number)}`);
        await Promise.resolve();
        trace.push(`end ${String(number)}`);
        return number;
      },
    },
  },
});

const Tick = new GraphQLObjectType<{ number: number }, ToyContext>({
  name: 'Tick',
  fields: {
    number: { type: GraphQLInt },
    seenBy: { type: GraphQLString, resolve: (_source, _args, { asker }) => asker },
    lucky: {
      type: GraphQLString,
      resolve: ({ number }) => {
        if (number === 13) throw new Error('select * from ticks');
        return 'yes';
      },
    },
  },
});

const Subscription = new GraphQLObjectType<unknown, ToyContext>({
  name: 'Subscription',
  fields: {
    ticks: { type: Tick, args: { since: { type: Day } }, subscribe: (_source, _args, { ticks }) => ticks, resolve: (payload) => payload },
    named: { type: Tick, subscribe: (_source, _args, { ticks }) => ticks },
    refused: {
      type: Tick,
      subscribe: () => {
        throw new HubError(message('shared.verbatim', { text: 'not your area' }), 'FORBIDDEN');
      },
    },
    broken: {
      type: Tick,
      subscribe: () => {
        throw new Error('select * from alert');
      },
    },
  },
});

/** A schema with something of everything that executing has to get right. */
export const toySchema = new GraphQLSchema({ query: Query, mutation: Mutation, subscription: Subscription, types: [Item, Owner] });
