import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { openTable } from '../../src/interchange/table/openTable.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../src/server/transport/startServer.ts';
import { temporaryFolder } from '../interchange/temporaryFolder.ts';
import { gate } from '../server/toyServer.ts';
import { dataOf } from '../support/ask.ts';
import { onEachDatabase, openTestStore, type TestStore } from '../support/databases.ts';
import { openTestHub, silent, today } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** More than two pages of 500. */
const manyVillages = 1_100;
const villages = '{ villages { nodes { code name kind kampungKB { class } } } }';

interface JsonError {
  errors: { message: string; extensions: { code: string; path?: string[]; inputPath?: string[] } }[];
}

onEachDatabase((kind) => {
  describe('A list as a file', () => {
    const folder = temporaryFolder();
    let database: TestStore;
    let hub: Hub;
    let server: RunningServer;
    let url: string;

    beforeAll(async () => {
      database = await openTestStore(kind, 'fixture');
      const run = (sql: string): Promise<unknown> => database.store.read('test', sql);
      await run(`insert into district values ('33.26.03', '33.26', 'Contoh')`);
      await run(
        `insert into village select '33.26.03.' || (2000 + n), '33.26.03', 'Banyak ' || n, 'DESA' from generate_series(1, ${manyVillages}) n`,
      );
      await run(`update village set name = case code
        when '33.26.03.2001' then '=1+1' when '33.26.03.2002' then '@SUM(A1)' when '33.26.03.2003' then '+62' when '33.26.03.2004' then '-2' || chr(10) || 'x'
        when '33.26.03.2005' then 'a "b", c' when '33.26.03.2006' then 'Désa Ñ' when '33.26.03.2007' then '007' else name end`);
      hub = await assembleHub(database.store, () => today, silent);
      server = await serve();
      url = `${server.url}/graphql`;
    });

    afterAll(async () => {
      await server.close();
      await hub.alerts.close();
      await database.drop();
    });

    function serve(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
      return startServer({
        schema: hubSchema(),
        host: '127.0.0.1',
        port: 0,
        logger: silent,
        makeContext: () => new HubContext(hub, localAdministrator),
        ...options,
      });
    }

    function get(
      query: string,
      { accept = 'text/csv', variables, address = url }: { accept?: string; variables?: object; address?: string } = {},
    ): Promise<Response> {
      return fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify({ query, variables }),
      });
    }

    async function csv(query: string, variables?: object): Promise<string[][]> {
      const answer = await get(query, { variables });
      const text = await answer.text();
      expect(answer.status, text).toBe(200);
      return parse(text);
    }

    async function refusal(query: string, variables?: object): Promise<{ status: number } & JsonError['errors'][number]> {
      const answer = await get(query, { variables });
      const {
        errors: [error],
      } = (await answer.json()) as JsonError;
      if (error === undefined) throw new Error('no error');
      return { status: answer.status, ...error };
    }

    it('has every row of the list, in its order, whatever the size of its pages', async () => {
      const [header, ...rows] = await csv(
        'query Villages { villages(first: 3, orderBy: { field: NAME }) { totalCount pageInfo { endCursor } nodes { code district { name } kampungKB { class } } } }',
      );
      expect(header).toEqual(['code', 'district.name', 'kampungKB.class']);
      expect(rows).toHaveLength(manyVillages + 6);
      const listed: string[][] = [];
      let after: string | null = null;
      do {
        const page: {
          villages: {
            nodes: { code: string; district: { name: string }; kampungKB: { class: string } | null }[];
            pageInfo: { endCursor: string; hasNextPage: boolean };
          };
        } = await dataOf(
          url,
          'query ($after: String) { villages(first: 500, after: $after, orderBy: { field: NAME }) { nodes { code district { name } kampungKB { class } } pageInfo { endCursor hasNextPage } } }',
          { after },
        );
        listed.push(...page.villages.nodes.map(({ code, district, kampungKB }) => [code, district.name, kampungKB?.class ?? '']));
        after = page.villages.pageInfo.hasNextPage ? page.villages.pageInfo.endCursor : null;
      } while (after !== null);
      expect(rows).toEqual(listed);
    });

    it('begins after the cursor it is given, and keeps its filter', async () => {
      const query = 'query ($after: String) { villages(filter: { area: "33.26.01" }, after: $after) { edges { cursor node { code } } } }';
      const [header, first, ...rest] = await csv(query, { after: null });
      expect(header).toEqual(['cursor', 'node.code']);
      expect(await csv(query, { after: first?.[0] })).toEqual([header, ...rest]);
    });

    it('is named after its operation and kept by no cache', async () => {
      const { headers } = await get('query StuntedChildren { children(filter: { stunted: true }) { nodes { name } } }');
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': 'attachment; filename="StuntedChildren.csv"',
        'cache-control': 'no-store',
        vary: 'accept',
      });
    });

    it('quotes what needs it and gives no text to a spreadsheet as a formula', async () => {
      const text = await (await get('{ villages(filter: { area: "33.26.03" }) { nodes { name } } }')).text();
      expect(text.split('\r\n').slice(0, 8)).toEqual(['name', "'=1+1", "'@SUM(A1)", "'+62", `"'-2\nx"`, '"a ""b"", c"', 'Désa Ñ', '007']);
    });

    it('leaves numbers as they are, negative ones too', async () => {
      const [, ...rows] = await csv(
        '{ children(filter: { stunted: true }) { nodes { latestMeasurement { assessment { heightForAge { value } } oedema } } } }',
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const [value, oedema] of rows) {
        expect(Number(value)).toBeLessThan(-2);
        expect(oedema).toBe('false');
      }
    });

    it('begins with a byte order mark when asked to', async () => {
      const bytes = async (accept: string): Promise<string> =>
        Buffer.from(await (await get(villages, { accept })).arrayBuffer())
          .subarray(0, 3)
          .toString('hex');
      expect(await bytes('text/csv; bom=true')).toBe('efbbbf');
      expect(await bytes('text/csv')).not.toBe('efbbbf');
    });

    it('is the same as a workbook, where texts stay texts', async () => {
      const query = '{ villages(filter: { area: "33.26" }) { nodes { name district { regency { code } } } } }';
      const answer = await get(query, { accept: xlsx });
      expect(answer.headers.get('content-type')).toBe(xlsx);
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="export.xlsx"');
      const table = await openTable(folder.file('export.xlsx', Buffer.from(await answer.arrayBuffer())));
      const rows: string[][] = [];
      for await (const { cells } of table.rows) rows.push(cells.map(table.text));
      await table.close();
      expect(table.header.cells.map(table.text)).toEqual(['name', 'district.regency.code']);
      const [, ...texts] = await csv(query);
      expect(rows).toEqual(texts.map(([name = '', code]) => [name.replace(/^'/, ''), code]));
    });

    it('repeats an item for each row of a list in it, and keeps those that have none', async () => {
      const query = '{ villages(filter: { area: "33.26.02" }) { nodes { code kampungKB { classHistory { class decidedOn } } } } }';
      const [header, ...rows] = await csv(query);
      expect(header).toEqual(['code', 'kampungKB.classHistory.class', 'kampungKB.classHistory.decidedOn']);
      expect(rows).toEqual([
        ['33.26.02.1001', 'BERKEMBANG', '2025-07-30'],
        ['33.26.02.1001', 'DASAR', '2024-07-30'],
        ['33.26.02.2002', 'BERKEMBANG', '2025-07-30'],
        ['33.26.02.2002', 'DASAR', '2024-07-30'],
        ['33.26.02.2003', '', ''],
      ]);
    });

    it('joins plain values, and takes a list below one object', async () => {
      const [header, ...rows] = await csv('{ village(code: "33.26.01.2001") { name families { nodes { rw stuntingRisk { reasons } } } } }');
      expect(header).toEqual(['name', 'families.rw', 'families.stuntingRisk.reasons']);
      expect(rows).toHaveLength(3);
      const { village } = await dataOf<{ village: { families: { nodes: { stuntingRisk: { reasons: string[] } }[] } } }>(
        url,
        '{ village(code: "33.26.01.2001") { families { nodes { stuntingRisk { reasons } } } } }',
      );
      expect(rows.map(([name, , reasons]) => [name, reasons])).toEqual(
        village.families.nodes.map(({ stuntingRisk }) => ['Desa 1', stuntingRisk.reasons.join('; ')]),
      );
    });

    it('reads objects of several types, aliases, fragments and conditions as GraphQL does', async () => {
      const {
        villages: {
          nodes: [village],
        },
      } = await dataOf<{ villages: { nodes: { id: string }[] } }>(url, '{ villages(first: 1) { nodes { id } } }');
      const document =
        'query ($ids: [ID!]!, $no: Boolean!) { found: nodes(ids: $ids) { __typename ...on Village { nama: name code @include(if: $no) } ...on Child { name } ...Id } } fragment Id on Node { id }';
      expect(await csv(document, { ids: [village?.id, `Child_${randomUUID()}`], no: false })).toEqual([
        ['__typename', 'id', 'name', 'nama'],
        ['Village', village?.id, '', 'Desa 1'],
        ['', '', '', ''],
      ]);
    });

    it('waits where a page is over a quota of the viewer, and is whole', async () => {
      // Cost of a page: one for the field, its rows, ten for counting them all and one for what tells of the next page.
      const page = 1 + 500 + 1;
      const quota = Math.floor(2.99 * page);
      const limited = await serve({
        limitsOf: () => ({ known: true, costBudget: null, rateKey: 'somebody' }),
        rateLimits: { costPerViewer: quota },
      });
      onTestFinished(() => limited.close());
      const ask = (accept: string) => get('{ villages { nodes { code } } }', { accept, address: `${limited.url}/graphql` });
      expect((await (await ask('text/csv')).text()).trim().split('\r\n')).toHaveLength(1 + manyVillages + 6);
      // Nothing was left for the third page, and nothing is now.
      expect((await ask('application/json')).status).toBe(429);
    });

    it('has only a header where the list is empty', async () => {
      expect(await csv('{ children(filter: { nameContains: "nobody" }) { nodes { name } } }')).toEqual([['name']]);
    });

    it('is answered to GET with the header that keeps other sites away', async () => {
      const address = `${url}?query=${encodeURIComponent('query ($area: AreaCode) { villages(filter: { area: $area }) { nodes { code } } }')}&variables=${encodeURIComponent('{"area":"33.26.01"}')}`;
      const safe = await fetch(address, { headers: { accept: 'text/csv', 'apollo-require-preflight': 'true' } });
      expect(await safe.text()).toBe('code\r\n33.26.01.2001\r\n33.26.01.2002\r\n33.26.01.2003\r\n');
      const unsafe = await fetch(address, { headers: { accept: 'text/csv' } });
      expect([unsafe.status, await unsafe.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'CSRF_PREVENTED' } }] }]);
    });

    it.each([
      ['{ village(code: "33.26.01.2001") { name } }', 'village', 'holds no list'],
      ['{ villages { nodes { code } } children { nodes { name } } }', 'children', 'a second field of the query'],
      ['{ villages { nodes { code families { nodes { rt } } } } }', 'villages.nodes.families', 'a paged list inside a list'],
      [
        '{ village(code: "33.26.01.2001") { families { nodes { rt } } children { nodes { name } } } }',
        'village.children.nodes',
        'a second list beside village.families.nodes',
      ],
      [
        '{ families { nodes { members { name } enrolments { endedOn } } } }',
        'families.nodes.enrolments',
        'a second list beside families.nodes.members',
      ],
      ['{ villages { nodes { code } edges { cursor } } }', 'villages.edges', 'a second list beside villages.nodes'],
      ['{ villages { totalCount } }', 'villages', 'selected without nodes or edges'],
      ['{ __schema { types { name } } }', '__schema', 'introspection'],
    ])('is refused where its rows would not be true: %s', async (query, path, problem) => {
      const { status, message, extensions } = await refusal(query);
      expect(status).toBe(400);
      expect(message).toContain(`${path}: ${problem}`);
      expect(extensions).toMatchObject({ code: 'NOT_EXPORTABLE', path: path.split('.') });
    });

    it.each([
      ['{ villages(last: 5) { nodes { code } } }', undefined, 400, 'BAD_USER_INPUT'],
      ['{ villages(after: "nonsense") { nodes { code } } }', undefined, 400, 'BAD_USER_INPUT'],
      ['query ($area: AreaCode) { villages(filter: { area: $area }) { nodes { code } } }', { area: 'Wiradesa' }, 400, 'BAD_USER_INPUT'],
      ['{ villages(filter: { area: "33.99" }) { nodes { code } } }', undefined, 404, 'NOT_FOUND'],
      ['{ villages { nodes { nonsense } } }', undefined, 400, 'GRAPHQL_VALIDATION_FAILED'],
      ['{ villages {', undefined, 400, 'GRAPHQL_PARSE_FAILED'],
      [
        'mutation { registerFamily(input: { villageCode: "33.26.01.2001", head: { name: "Baru", sex: FEMALE } }) { id } }',
        undefined,
        400,
        'OPERATION_NOT_OFFERED',
      ],
      ['subscription { stuntingAlerts { cursor } }', undefined, 400, 'OPERATION_NOT_OFFERED'],
    ])('is refused as JSON while there is no file: %s', async (query, variables, status, code) => {
      expect(await refusal(query, variables)).toMatchObject({ status, extensions: { code } });
      // Nor has anything been written.
      expect(await dataOf(url, '{ families(filter: { area: "33.26.01.2001" }) { totalCount } }')).toEqual({ families: { totalCount: 3 } });
    });

    it.each([[{}], [{ query: 1 }], [{ query: villages, variables: [] }], [{ query: villages, operationName: 5 }]])(
      'is refused when the request is no GraphQL request: %j',
      async (body) => {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/csv' },
          body: JSON.stringify(body),
        });
        expect([answer.status, await answer.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
      },
    );

    it('has what its viewer may see, and no more than JSON has', async () => {
      const viewer = { ...localAdministrator, areas: ['33.26.01.2001'] };
      const limited = await serve({ makeContext: () => new HubContext(hub, viewer) });
      onTestFinished(() => limited.close());
      const address = `${limited.url}/graphql`;
      const { children } = await dataOf<{ children: { nodes: { name: string }[] } }>(
        address,
        '{ children(first: 500) { nodes { name } } }',
      );
      expect(parse(await (await get('{ children { nodes { name } } }', { address })).text())).toEqual([
        ['name'],
        ...children.nodes.map(({ name }) => [name]),
      ]);
    });

    it('is refused at once when it is too large', async () => {
      const small = await serve({ largestExport: 1_000 });
      onTestFinished(() => small.close());
      const answer = await get(villages, { address: `${small.url}/graphql` });
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        {
          errors: [
            {
              message: `The list has ${(manyVillages + 6).toLocaleString('en')} items, and an export at most 1,000; narrow the filter`,
              extensions: { code: 'EXPORT_TOO_LARGE' },
            },
          ],
        },
      ]);
    });

    it.each(['text/csv', xlsx])('is cut, not ended, when a later page fails: %s', async (accept) => {
      let pages = 0;
      const failing = await serve({
        makeContext: () => {
          if (++pages === 2) throw new Error('lost');
          return new HubContext(hub, localAdministrator);
        },
      });
      onTestFinished(() => failing.close());
      const answer = await get(villages, { accept, address: `${failing.url}/graphql` });
      expect(answer.status).toBe(200);
      await expect(answer.arrayBuffer()).rejects.toThrow();
    });

    it('reads no further when its reader has gone', async () => {
      let pages = 0;
      const second = gate();
      const left = gate();
      const slow = await serve({
        register: (fastify) => {
          fastify.server.on('connection', (socket) => socket.once('close', () => left.open()));
          return Promise.resolve();
        },
        makeContext: async () => {
          if (++pages === 2) await second.opened;
          return new HubContext(hub, localAdministrator);
        },
      });
      const controller = new AbortController();
      const body = JSON.stringify({ query: villages });
      const answer = await fetch(`${slow.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/csv' },
        body,
        signal: controller.signal,
      });
      await expect.poll(() => pages).toBe(2);
      controller.abort();
      await expect(answer.text()).rejects.toThrow();
      await left.opened;
      second.open();
      await slow.close();
      expect(pages).toBe(2);
    });
  });
});

describe('A browser that says what it accepts', () => {
  it.each(['application/json, text/csv;q=0.5', '*/*'])('gets GraphQL for %s', async (accept) => {
    const test = await openTestHub('embedded');
    const server = await startServer({
      schema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: () => new HubContext(test.hub, localAdministrator),
    });
    onTestFinished(async () => {
      await server.close();
      await test.close();
    });
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: '{ villages(first: 1) { nodes { code } } }' }),
    });
    expect(await answer.json()).toEqual({ data: { villages: { nodes: [{ code: '33.26.01.2001' }] } } });
  });
});
