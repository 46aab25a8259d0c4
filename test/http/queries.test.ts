import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onEachDatabase } from '../support/databases.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

interface Nodes<Row> {
  nodes: Row[];
  totalCount: number;
}

onEachDatabase((kind) => {
  let served: ServedHub;

  beforeAll(async () => {
    served = await serveTestHub(kind);
  });

  afterAll(() => served.close());

  const codes = async (filter: string) => {
    const { villages } = await dataOf<{ villages: Nodes<{ code: string }> }>(
      served.url,
      `{ villages(filter: ${filter}) { totalCount nodes { code } } }`,
    );
    expect(villages.totalCount).toBe(villages.nodes.length);
    return villages.nodes.map(({ code }) => code);
  };

  const childNames = async (args: string) => {
    const { children } = await dataOf<{ children: Nodes<{ name: string }> }>(
      served.url,
      `{ children(${args}) { totalCount nodes { name } } }`,
    );
    return children.nodes.map(({ name }) => name);
  };

  it('answers regency, district and village down to the class of the Kampung KB and its history', async () => {
    expect(
      await dataOf(
        served.url,
        `{ regency(code: "33.26") { name districts { code name } villages(first: 1) { totalCount } }
           village(code: "33.26.01.2001") { name kind district { name regency { code } } kampungKB { class declaredOn demo classHistory { class decidedOn } } } }`,
      ),
    ).toEqual({
      regency: {
        name: 'Pekalongan',
        districts: [
          { code: '33.26.01', name: 'Kandangserang' },
          { code: '33.26.02', name: 'Paninggaran' },
        ],
        villages: { totalCount: 6 },
      },
      village: {
        name: 'Desa 1',
        kind: 'DESA',
        district: { name: 'Kandangserang', regency: { code: '33.26' } },
        kampungKB: {
          class: 'DASAR',
          declaredOn: '2024-07-30',
          demo: true,
          classHistory: [
            { class: 'BERKEMBANG', decidedOn: '2025-07-30' },
            { class: 'DASAR', decidedOn: '2024-07-30' },
          ],
        },
      },
    });
  });

  it('gives no Kampung KB for a village that was not declared', async () => {
    expect(await dataOf(served.url, '{ village(code: "33.26.02.2003") { kampungKB { class } } }')).toEqual({
      village: { kampungKB: null },
    });
  });

  it('filters villages by area, kind, class and name; fields combine with AND, values with OR', async () => {
    expect(await codes('{ area: "33.26" }')).toEqual(fixtureVillages);
    expect(await codes('{ area: "33.26.02" }')).toEqual(fixtureVillages.slice(3));
    expect(await codes('{ area: "33.26.02.2002" }')).toEqual(['33.26.02.2002']);
    expect(await codes('{ kind: KELURAHAN }')).toEqual(['33.26.02.1001']);
    expect(await codes('{ kampungKBClass: [MANDIRI] }')).toEqual(['33.26.02.1001', '33.26.02.2002']);
    expect(await codes('{ kampungKBClass: [MANDIRI, DASAR], area: "33.26.01" }')).toEqual(fixtureVillages.slice(0, 3));
    expect(await codes('{ nameContains: "SA 4" }')).toEqual(['33.26.02.1001']);
    expect(await codes('{ nameContains: "%" }')).toEqual([]);
  });

  it('filters children by area, sex, age, and nutrition', async () => {
    expect(await childNames('filter: { area: "33.26.01.2001" }')).toHaveLength(3);
    expect(await childNames('filter: { sex: MALE }')).toHaveLength(6);
    // Born 15 January, February and March 2024; today is 15 June 2026.
    expect(await childNames('filter: { minAgeMonths: 29 }')).toHaveLength(6);
    expect(await childNames('filter: { minAgeMonths: 28, maxAgeMonths: 28 }')).toHaveLength(6);
    expect(await childNames('filter: { maxAgeMonths: 26 }')).toHaveLength(0);
    const stunted = await childNames('filter: { stunted: true }, orderBy: { field: NAME }');
    expect(stunted).toEqual(['Anak 0-3', 'Anak 1-2', 'Anak 2-1', 'Anak 3-3', 'Anak 4-2', 'Anak 5-1']);
    expect(await childNames('filter: { stunted: false }')).toHaveLength(12);
  });

  it('orders children by name, birth and scores', async () => {
    expect(await childNames('first: 2, orderBy: { field: NAME, direction: DESC }')).toEqual(['Anak 5-3', 'Anak 5-2']);
    const { children } = await dataOf<{ children: Nodes<{ latestMeasurement: { assessment: { heightForAge: { value: number } } } }> }>(
      served.url,
      '{ children(orderBy: { field: LATEST_HEIGHT_FOR_AGE }) { nodes { latestMeasurement { assessment { heightForAge { value } } } } } }',
    );
    const scores = children.nodes.map((child) => child.latestMeasurement.assessment.heightForAge.value);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  });

  it('pages a nested list forward and backward', async () => {
    const page = (args: string) =>
      dataOf<{
        village: {
          children: {
            edges: { cursor: string; node: { name: string } }[];
            pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string; startCursor: string };
          };
        };
      }>(
        served.url,
        `{ village(code: "33.26.01.2001") { children(${args}, orderBy: { field: NAME }) { edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } } }`,
      ).then(({ village }) => village.children);
    const first = await page('first: 2');
    expect(first.edges.map(({ node }) => node.name)).toEqual(['Anak 0-1', 'Anak 0-2']);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(second.edges.map(({ node }) => node.name)).toEqual(['Anak 0-3']);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = await page(`last: 2, before: "${second.pageInfo.startCursor}"`);
    expect(back.edges.map(({ node }) => node.name)).toEqual(['Anak 0-1', 'Anak 0-2']);
  });

  it('refuses a cursor that holds no value and whose row is gone, and does not take the list for ended', async () => {
    const list = (cursor: string, direction: string) =>
      `{ children(${cursor}, orderBy: { field: NAME, direction: ${direction} }) { nodes { name } } }`;
    for (const direction of ['ASC', 'DESC']) {
      const gone = Buffer.from(JSON.stringify(['children', `NAME ${direction}`, null, '00000000-0000-4000-8000-000000000001'])).toString(
        'base64url',
      );
      const { errors } = await ask(served.url, list(`first: 2, after: "${gone}"`, direction));
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', inputPath: ['after'] } }]);
    }
  });

  it('tells whether there is a further page wherever it is asked, and beside lists where it is not', async () => {
    const { told, spread, merged, plain } = await dataOf<Record<string, { nodes: object[]; pageInfo?: { hasNextPage: boolean } }>>(
      served.url,
      `{ told: villages(first: 2) { nodes { code } pageInfo { hasNextPage } } spread: villages(first: 2) { nodes { code } ...Further }
        merged: villages(first: 2) { nodes { code } } merged: villages(first: 2) { ... on VillageConnection { info: pageInfo { startCursor } pageInfo { hasNextPage } } } plain: villages(first: 2) { nodes { code } } }
      fragment Further on VillageConnection { pageInfo { hasNextPage } }`,
    );
    for (const list of [told, spread, merged]) expect(list).toMatchObject({ nodes: [{}, {}], pageInfo: { hasNextPage: true } });
    expect(plain?.nodes).toHaveLength(2);
  });

  it('shows a family with its head, members, housing, children and enrolments', async () => {
    const { families } = await dataOf<{ families: Nodes<unknown> }>(
      served.url,
      `{ families(first: 1, orderBy: { field: HEAD_NAME }, filter: { maxWelfareDecile: 2 }) { totalCount nodes {
          rt rw welfareDecile head { name relation } members { name sex } children { name } village { code }
          housing { habitable safeDrinkingWater healthyLatrine } enrolments { endedOn program { kind } } } } }`,
    );
    expect(families).toEqual({
      totalCount: 3,
      nodes: [
        {
          rt: '001',
          rw: '001',
          welfareDecile: 1,
          head: { name: 'Ayah 0-1', relation: 'HEAD' },
          members: [
            { name: 'Ayah 0-1', sex: 'MALE' },
            { name: 'Ibu 0-1', sex: 'FEMALE' },
            { name: 'Anak 0-1', sex: 'FEMALE' },
          ],
          children: [{ name: 'Anak 0-1' }],
          village: { code: '33.26.01.2001' },
          housing: { habitable: true, safeDrinkingWater: false, healthyLatrine: null },
          enrolments: expect.arrayContaining([
            { endedOn: '2025-12-01', program: { kind: 'RTLH' } },
            { endedOn: null, program: { kind: 'PKH' } },
          ]) as unknown,
        },
      ],
    });
  });

  it('filters programs by kind, helix of the lead, day and area, and partners by helix', async () => {
    const kinds = async (filter: string) =>
      (await dataOf<{ programs: Nodes<{ kind: string }> }>(served.url, `{ programs(filter: ${filter}) { nodes { kind } } }`)).programs.nodes
        .map((program) => program.kind)
        .toSorted();
    expect(await kinds('{}')).toEqual(['CLEAN_WATER', 'PKH', 'RTLH']);
    expect(await kinds('{ kinds: [PKH, RTLH] }')).toEqual(['PKH', 'RTLH']);
    expect(await kinds('{ activeOn: "2026-01-01" }')).toEqual(['CLEAN_WATER', 'PKH']);
    expect(await kinds('{ helix: MEDIA }')).toEqual([]);
    expect(await kinds('{ area: "33.26.01" }')).toHaveLength(3);
    expect(await dataOf(served.url, '{ partners(filter: { helix: MEDIA }) { nodes { name programs { totalCount } } } }')).toEqual({
      partners: { nodes: [{ name: 'Radio Contoh', programs: { totalCount: 3 } }] },
    });
  });

  describe('node and nodes', () => {
    it('find an object of every type by its global id', async () => {
      const ids = await dataOf<Record<string, Nodes<{ id: string }>>>(
        served.url,
        '{ villages(first: 1) { nodes { id } } families(first: 1) { nodes { id } } children(first: 1) { nodes { id } } programs(first: 1) { nodes { id } } partners(first: 1) { nodes { id } } }',
      );
      const { children, regency, families, villages } = await dataOf<{
        children: Nodes<{ latestMeasurement: { id: string } }>;
        regency: { id: string; districts: { id: string }[] };
        families: Nodes<{ head: { id: string }; enrolments: { id: string }[] }>;
        villages: Nodes<{ programs: Nodes<{ id: string }> }>;
      }>(
        served.url,
        '{ children(first: 1) { nodes { latestMeasurement { id } } } regency(code: "33.26") { id districts { id } } families(first: 1) { nodes { head { id } enrolments { id } } } villages(first: 1) { nodes { programs(first: 1) { nodes { id } } } } }',
      );
      const all = [
        ...Object.values(ids).map(({ nodes }) => nodes[0]?.id),
        children.nodes[0]?.latestMeasurement.id,
        regency.id,
        regency.districts[0]?.id,
        families.nodes[0]?.head.id,
        families.nodes[0]?.enrolments[0]?.id,
        villages.nodes[0]?.programs.nodes[0]?.id,
      ];
      const { nodes } = await dataOf<{ nodes: { __typename: string; id: string }[] }>(
        served.url,
        'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
        { ids: all },
      );
      expect(nodes.map((node) => node.id)).toEqual(all);
      expect(nodes.map((node) => node.__typename)).toEqual([
        'Village',
        'Family',
        'Child',
        'Program',
        'Partner',
        'Measurement',
        'Regency',
        'District',
        'Person',
        'Enrolment',
        'VillageProgram',
      ]);
    });

    it('give null for an id of nothing, and say so when the text is no id', async () => {
      const unknown = 'Child_01900000-0000-7000-8000-000000000000';
      expect(await dataOf(served.url, 'query ($id: ID!) { node(id: $id) { id } }', { id: unknown })).toEqual({ node: null });
      const answer = await ask(served.url, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [unknown, 'nonsense'] });
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['ids', 1] });
    });
  });

  describe('bad input', () => {
    it.each([
      ['an unknown village', '{ village(code: "33.26.99.2001") { name } }', 'NOT_FOUND', ['code']],
      ['the code of another level', '{ village(code: "33.26.01") { name } }', 'BAD_USER_INPUT', ['code']],
      ['a code that is none', '{ village(code: "Kajen") { name } }', 'BAD_USER_INPUT', ['code']],
      ['an unknown area in a filter', '{ children(filter: { area: "33.26.77" }) { totalCount } }', 'NOT_FOUND', ['filter', 'area']],
      ['a malformed area in a filter', '{ children(filter: { area: "33-26" }) { totalCount } }', 'BAD_USER_INPUT', ['filter', 'area']],
      ['a negative first', '{ children(first: -1) { totalCount } }', 'BAD_USER_INPUT', ['first']],
      ['a huge first', '{ children(first: 1000000) { totalCount } }', 'BAD_USER_INPUT', ['first']],
      ['a huge first below', '{ villages { nodes { children(first: 501) { totalCount } } } }', 'BAD_USER_INPUT', ['first']],
      ['first and last', '{ children(first: 1, last: 1) { totalCount } }', 'BAD_USER_INPUT', ['last']],
      [
        'a foreign cursor',
        `{ children(after: "${Buffer.from('["villages","CODE ASC","33.26.01.2001","33.26.01.2001"]').toString('base64url')}") { nodes { id } } }`,
        'BAD_USER_INPUT',
        ['after'],
      ],
      ['an unknown field', '{ children { nodes { shoeSize } } }', 'GRAPHQL_VALIDATION_FAILED', undefined],
      ['a document that is none', '{ children { ', 'GRAPHQL_PARSE_FAILED', undefined],
    ])('%s gets an error with a stable code and the path of the input', async (_what, document, code, inputPath) => {
      const { errors } = await ask(served.url, document);
      expect(errors?.[0]?.extensions.code).toBe(code);
      expect(errors?.[0]?.extensions.inputPath).toEqual(inputPath);
    });

    it('with variables gets the same codes and paths', async () => {
      const answer = await ask(
        served.url,
        'query ($first: Int, $filter: ChildFilter) { children(first: $first, filter: $filter) { totalCount } }',
        { first: 1, filter: { area: 'nowhere' } },
      );
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['filter', 'area'] });
      expect(answer.errors?.[0]?.message).toContain('33.26');
    });
  });

  it("shows a viewer of one district only that district's families and children", async () => {
    const limited = await serveTestHub(kind, { ...localAdministrator, areas: ['33.26.01'] });
    try {
      expect(
        await dataOf(
          limited.url,
          '{ viewer { areas } families { totalCount } children { totalCount } villages { totalCount nodes { children { totalCount } } } }',
        ),
      ).toEqual({
        viewer: { areas: ['33.26.01'] },
        families: { totalCount: 9 },
        children: { totalCount: 9 },
        villages: { totalCount: 6, nodes: [3, 3, 3, 0, 0, 0].map((totalCount) => ({ children: { totalCount } })) },
      });
      const everyone = await dataOf<{ children: Nodes<{ id: string }> }>(
        served.url,
        '{ children(filter: { area: "33.26.02" }) { nodes { id } } }',
      );
      expect(everyone.children.nodes).toHaveLength(9);
    } finally {
      await limited.close();
    }
  });
});
