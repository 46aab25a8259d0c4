import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubQueries } from '../../bench/queries.ts';
import { Role } from '../../src/access/Role.ts';
import { costBudgets } from '../../src/access/costBudgets.ts';
import { defaultDocumentLimits } from '../../src/server/document/documentLimits.ts';
import { rawSocket } from '../server/rawSocket.ts';
import { readEvents } from '../server/readEvents.ts';
import { exampleOperations } from '../support/exampleOperations.ts';
import { today } from '../support/testHub.ts';
import { openLimitedHubs, read, roleHeader, type LimitedHub, type LimitedHubs } from './limitedHub.ts';

const limits = defaultDocumentLimits;
const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Fields inside one another, so deep. */
function nested(depth: number): string {
  const steps = ['village(code: "33.26.01.2001")', 'district', 'regency'];
  for (let step = 0; steps.length < depth - 1; step++) steps.push(['districts', 'regency'][step % 2] ?? '');
  return `{ ${steps.slice(0, depth - 1).join(' { ')} { name ${'}'.repeat(depth - 1)} }`;
}

/**
 * Fragments that each spread the next one twice: 2^n spreads from n fragments. The last has no field, so that no other limit comes first.
 */
function doubling(count: number): string {
  return `{ ...F0 } ${times(count, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F${count} on Query { ...F${count} }`;
}

/** Each limit of documents: its name, a document just at it, and one just over it. */
const cases: [limit: string, code: string, limit: number, at: string, over: string][] = [
  [
    'tokens',
    'MAX_TOKENS_LIMIT',
    limits.tokens,
    `{ nodes(ids: [${times(limits.tokens - 12, () => '""')}]) { id } }`,
    `{ nodes(ids: [${times(limits.tokens - 11, () => '""')}]) { id } }`,
  ],
  [
    'nesting',
    'MAX_NESTING_LIMIT',
    limits.nesting,
    `{ village(code: ${'['.repeat(limits.nesting - 2)}`,
    `{ village(code: ${'['.repeat(limits.nesting - 1)}`,
  ],
  ['depth', 'MAX_DEPTH_LIMIT', limits.depth, nested(limits.depth), nested(limits.depth + 1)],
  [
    'aliases',
    'MAX_ALIASES_LIMIT',
    limits.aliases,
    `{ viewer { ${times(limits.aliases, (n) => `a${n}: id`)} } }`,
    `{ viewer { ${times(limits.aliases + 1, (n) => `a${n}: id`)} } }`,
  ],
  [
    'root fields',
    'MAX_ROOT_FIELDS_LIMIT',
    limits.rootFields,
    `{ ${times(limits.rootFields, (n) => `a${n}: __typename`)} }`,
    `{ ${times(limits.rootFields + 1, (n) => `a${n}: __typename`)} }`,
  ],
  [
    'duplicate fields',
    'MAX_DUPLICATES_LIMIT',
    limits.duplicates,
    `{ ${times(limits.duplicates, () => '__typename')} }`,
    `{ ${times(limits.duplicates + 1, () => '__typename')} }`,
  ],
  [
    'duplicate fields through fragments',
    'MAX_DUPLICATES_LIMIT',
    limits.duplicates,
    `{ viewer { ${times(limits.duplicates, () => '... on Viewer { id }')} } }`,
    `{ viewer { ${times(limits.duplicates + 1, () => '... on Viewer { id }')} } }`,
  ],
  [
    'duplicate fields of objects asked twice',
    'MAX_DUPLICATES_LIMIT',
    limits.duplicates,
    `{ viewer { ${times(10, () => 'id')} } viewer { ${times(10, () => 'id')} } }`,
    `{ viewer { ${times(10, () => 'id')} } viewer { ${times(11, () => 'id')} } }`,
  ],
  [
    'directives in one place',
    'MAX_DIRECTIVES_LIMIT',
    limits.directivesPerPlace,
    `{ __typename ${times(limits.directivesPerPlace, () => '@no')} }`,
    `{ __typename ${times(limits.directivesPerPlace + 1, () => '@no')} }`,
  ],
  [
    'directives in all',
    'MAX_DIRECTIVES_LIMIT',
    limits.directives,
    `{ ${directives(limits.directives)} }`,
    `{ ${directives(limits.directives + 1)} }`,
  ],
  ['fragments', 'MAX_FRAGMENTS_LIMIT', limits.fragments, fragments(limits.fragments), fragments(limits.fragments + 1)],
  ['selections through doubling fragments', 'MAX_SELECTIONS_LIMIT', limits.selections, doubling(3), doubling(12)],
];

function directives(count: number): string {
  return times(count, (n) => `... on Query @include(if: true) { a${n % 10}: __typename }`)
    .replaceAll(/a\d: /g, '')
    .replaceAll('{ __typename }', '{ nope }');
}

function fragments(count: number): string {
  return `{ ${times(count, (n) => `...F${n}`)} } ${times(count, (n) => `fragment F${n} on Query { f${n % 15}: __typename }`)}`.replaceAll(
    /f\d+: __typename/g,
    'nope',
  );
}

describe('An operation is held to its limits before it runs', () => {
  let hubs: LimitedHubs;
  let hub: LimitedHub;

  beforeAll(async () => {
    hubs = await openLimitedHubs('embedded');
    hub = await hubs.serve();
  });
  afterAll(() => hubs.close());

  describe.each(cases)('%s', (_name, code, limit, at, over) => {
    it('at the limit is no reason to refuse', async () => {
      expect((await hub.post({ query: at })).codes).not.toContain(code);
    });

    it('over the limit is refused, with the limit', async () => {
      const { status, body } = await hub.post({ query: over }, { accept: 'application/graphql-response+json' });
      expect(body).toMatchObject({ errors: [{ extensions: { code, limit } }] });
      expect(body.errors).toHaveLength(1);
      expect(body.errors?.[0]?.message).toContain(`allowed: ${limit}`);
      expect(status).toBe(422);
      expect((await hub.post({ query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } });
    });

    it('is refused by every transport', async () => {
      expect((await hub.get({ query: over })).codes).toEqual([code]);
      expect((await hub.post({ query: over }, { accept: 'text/csv' })).codes).toEqual([code]);

      const socket = await rawSocket(hub.url).introduced();
      socket.send({ type: 'subscribe', id: '1', payload: { query: over } });
      expect(await socket.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code } }] });

      const events = await fetch(`${hub.url}/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: over }),
      });
      expect(await readEvents(events).next()).toMatchObject({ data: { errors: [{ extensions: { code } }] } });
    });
  });

  it('takes the standard introspection query of every tool', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    expect(
      (await hub.post({ query: getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }) })).body.data,
    ).toHaveProperty('__schema');
  });

  it.each([
    [
      'as many fragments as may be, each spreading all later ones',
      'MAX_SELECTIONS_LIMIT',
      `{ ...F0 } ${times(limits.fragments, (n) => `fragment F${n} on Query { ${times(Math.min(12, limits.fragments - n), (m) => `...F${n + 1 + m}`)} }`)}`,
    ],
    [
      'fields of one name inside fields of one name, each of which is compared with each',
      'MAX_DUPLICATES_LIMIT',
      `{ ${times(20, () => `villages { nodes { ${times(2, () => 'district { name }')} } }`)} }`,
    ],
    ['a fragment that spreads itself', 'GRAPHQL_VALIDATION_FAILED', '{ ...A } fragment A on Query { __typename ...A }'],
    [
      'fragments in a ring',
      'GRAPHQL_VALIDATION_FAILED',
      '{ viewer { ...A } } fragment A on Viewer { id ...B } fragment B on Viewer { id ...A }',
    ],
  ])('a document made to be slow to validate is refused: %s', async (_name, code, query) => {
    expect((await hub.post({ query })).codes).toEqual([code]);
  });

  it('tells of few errors, each short, however many there are', async () => {
    const many = await hub.post({ query: `{ ${times(500, (n) => `no${n}`)} }` });
    expect(many.body.errors?.length).toBeLessThanOrEqual(limits.errors + 1);
    const long = await hub.post({ query: `{ ${'n'.repeat(100_000)} }` });
    expect(long.codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(long.text.length).toBeLessThan(1_000);
    const broken = await hub.post({ query: `{ viewer { id } } ${'n'.repeat(100_000)}` });
    expect(broken.codes).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(broken.text.length).toBeLessThan(1_000);
  });

  describe('cost', () => {
    const nestedLists =
      'query ($villages: Int, $children: Int) { villages(first: $villages) { nodes { code children(first: $children) { nodes { id } } } } }';
    const costOf = (villages: number, children: number) => 1 + villages * (2 + children);
    const literal = (villages: number, children: number) =>
      `{ villages(first: ${villages}) { nodes { code children(first: ${children}) { nodes { id } } } } }`;
    const as = (role: Role) => ({ [roleHeader]: role, 'graphql-cost': 'report' });

    it.each(Object.values(Role))('is held to the budget of %s, given in literals, in variables and in their defaults', async (role) => {
      const budget = costBudgets[role];
      const villages = 20;
      const fits = Math.floor((budget - 1) / villages) - 2;
      const over = { errors: [{ extensions: { code: 'COST_ESTIMATED_TOO_EXPENSIVE', limit: budget, value: costOf(villages, fits + 1) } }] };
      const at = { cost: { estimated: costOf(villages, fits), budget } };
      const asDefaults = (children: number) =>
        nestedLists.replace('$villages: Int, $children: Int', `$villages: Int = ${villages}, $children: Int = ${children}`);

      expect((await hub.post({ query: literal(villages, fits) }, as(role))).body.extensions).toEqual(at);
      expect((await hub.post({ query: literal(villages, fits + 1) }, as(role))).body).toMatchObject(over);
      expect((await hub.post({ query: nestedLists, variables: { villages, children: fits } }, as(role))).body.extensions).toEqual(at);
      expect((await hub.post({ query: nestedLists, variables: { villages, children: fits + 1 } }, as(role))).body).toMatchObject(over);
      expect((await hub.post({ query: asDefaults(fits) }, as(role))).body.extensions).toEqual(at);
      expect((await hub.post({ query: asDefaults(fits + 1) }, as(role))).body).toMatchObject(over);
    });

    it('of five hundred by five hundred fits nobody', async () => {
      expect(Object.values(Role).length).toBeGreaterThan(5);
      for (const role of Object.values(Role)) {
        expect((await hub.post({ query: literal(500, 500) }, as(role))).codes).toEqual(['COST_ESTIMATED_TOO_EXPENSIVE']);
        expect((await hub.post({ query: nestedLists, variables: { villages: 500, children: 500 } }, as(role))).codes).toEqual([
          'COST_ESTIMATED_TOO_EXPENSIVE',
        ]);
      }
    });

    it.each(['CADRE', 'MIDWIFE', 'FIELD_OFFICER'] as Role[])(
      'of every example, and of twenty by twenty with the latest measurement, fits a %s',
      async (role) => {
        for (const { name, query, variables } of [
          ...exampleOperations(today).filter(({ kind }) => kind === 'query'),
          { name: 'bench', query: hubQueries.villages, variables: {} },
        ]) {
          expect((await hub.post({ query, variables }, as(role))).codes, name).not.toContain('COST_ESTIMATED_TOO_EXPENSIVE');
        }
      },
    );

    it.each([
      ['a list without a size', '{ villages { nodes { code } } }', {}, 51],
      ['a size from the end', '{ villages(last: 7) { nodes { code } } }', {}, 8],
      ['a list by its edges', '{ villages(first: 3) { edges { node { code } } } }', {}, 7],
      ['a count', '{ villages(first: 0) { totalCount } }', {}, 11],
      ['objects by their ids', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }, 3],
      ['one id in the place of a list', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: 'a' }, 1],
      [
        'areas by indicators',
        '{ indicators(areas: ["33.26.01", "33.26.02"], keys: [STUNTED], from: "2026-01", to: "2026-02") { key } }',
        {},
        6,
      ],
      [
        'months of a series and of its groups',
        '{ village(code: "33.26.01.2001") { indicators(keys: [STUNTED], from: "2021-07", to: "2026-06") { points { value } groups(by: SEX) { points { value } } } } }',
        {},
        1 + 1 + 60 + 20 * 61,
      ],
      [
        'what leads to other months and other areas',
        'query ($from: Month!) { district(code: "33.26.01") { indicators(keys: [STUNTED], from: $from, to: "2026-06") { points { changeFromPreviousYear rank { position } } } } }',
        { from: '2026-01' },
        1 + 6 + 1 + 6 * (1 + 1 + 5),
      ],
      [
        'the dearest of several types',
        '{ node(id: "x") { ... on Child { family { id } } ... on Village { district { regency { name } } } } }',
        {},
        3,
      ],
      ['a field asked twice', '{ villages(first: 5) { nodes { code } nodes { name } } }', {}, 6],
      ['a fragment', '{ villages(first: 5) { ...v } } fragment v on VillageConnection { nodes { code } }', {}, 6],
      ['values alone', '{ __typename }', {}, 0],
      ['what is left out all the same', 'query ($no: Boolean = false) { villages(first: 5) @include(if: $no) { nodes { code } } }', {}, 6],
    ])('of %s', async (_name, query, variables, estimated) => {
      const { body } = await hub.post({ query, variables }, as(Role.ADMINISTRATOR));
      expect(body.extensions, JSON.stringify(body)).toMatchObject({ cost: { estimated } });
    });

    it('is told only to who asks', async () => {
      expect((await hub.post({ query: '{ villages(first: 1) { nodes { code } } }' })).body).not.toHaveProperty('extensions');
    });

    it('is refused on WebSocket, event stream and export too', async () => {
      const query = literal(500, 500);
      const socket = await rawSocket(hub.url).introduced();
      socket.send({ type: 'subscribe', id: '1', payload: { query } });
      expect(await socket.next()).toMatchObject({
        type: 'next',
        payload: { errors: [{ extensions: { code: 'COST_ESTIMATED_TOO_EXPENSIVE' } }] },
      });
      const events = await fetch(`${hub.url}/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query }),
      });
      expect(await readEvents(events).next()).toMatchObject({
        data: { errors: [{ extensions: { code: 'COST_ESTIMATED_TOO_EXPENSIVE' } }] },
      });
      const wide = '{ villages { nodes { kampungKB { nextClass { criteria { code } } } } } }';
      const csv = await read(
        await fetch(hub.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/csv', [roleHeader]: 'ANONYMOUS' },
          body: JSON.stringify({ query: wide }),
        }),
      );
      expect(csv.codes).toEqual(['COST_ESTIMATED_TOO_EXPENSIVE']);
    });
  });
});
