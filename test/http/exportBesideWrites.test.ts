import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { ListWalk } from '../../src/store/paging/ListWalk.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { addManyChildren, moveChildren } from '../support/manyChildren.ts';
import { openTestHub, silent, type TestHub } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

const [village = ''] = fixtureVillages;

onAnyDatabase((kind) => {
  describe('A file that is written beside changes', () => {
    let test: TestHub;
    let server: RunningServer;
    /** Runs before each page. */
    let between: () => Promise<unknown> = () => Promise.resolve();
    const run = <Row>(sql: string, params: unknown[] = []) => test.hub.store.read<Row>('test', sql, params);

    beforeAll(async () => {
      test = await openTestHub(kind);
      await addManyChildren(test.hub.store);
      server = await startServer({
        schema: hubSchema(),
        host: '127.0.0.1',
        port: 0,
        logger: silent,
        makeContext: async () => {
          await between();
          return new HubContext(test.hub, { ...localAdministrator, areas: ['33.26'] });
        },
      });
    });
    afterAll(async () => {
      await server.close();
      await test.close();
    });

    const move = (column: Parameters<typeof moveChildren>[1]) => moveChildren(test.hub.store, column);

    async function rowsOf(query: string): Promise<string[][]> {
      const answer = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/csv' },
        body: JSON.stringify({ query }),
      });
      const text = await answer.text();
      expect(answer.status, text).toBe(200);
      const [, ...rows]: string[][] = parse(text);
      return rows;
    }

    const idsOf = async (where = 'true') =>
      (await run<{ id: string }>(`select 'Child_' || id as id from child where ${where} order by id`)).map(({ id }) => id);

    const lists = [
      ['LAST_MEASURED_ON', 'DESC', 'last_measured_on'],
      ['LAST_MEASURED_ON', 'ASC', 'last_measured_on'],
      ['LATEST_HEIGHT_FOR_AGE', 'ASC', 'latest_haz'],
    ] as const;
    for (const [field, direction, column] of lists) {
      it(`has each child once, by ${field} ${direction}`, async () => {
        between = () => move(column);
        for (let file = 0; file < 3; file++) {
          const rows = await rowsOf(`{ children(orderBy: { field: ${field}, direction: ${direction} }) { nodes { id } } }`);
          expect(rows.map(([id]) => id).toSorted()).toEqual(await idsOf());
        }
      });
    }

    it('has each child of a village once, with its cursor', async () => {
      between = () => move('last_measured_on');
      const rows = await rowsOf(
        `{ village(code: "${village}") { children(orderBy: { field: LAST_MEASURED_ON, direction: DESC }) { edges { cursor node { id } } } } }`,
      );
      expect(rows.map(([, id]) => id).toSorted()).toEqual(await idsOf(`village_code = '${village}'`));
    });

    it('has lists inside the rows of each of them', async () => {
      between = () => Promise.resolve();
      const rows = await rowsOf('{ families { nodes { id members { id } } } }');
      expect(rows.map(([, member]) => member).toSorted()).toEqual(
        (await run<{ id: string }>(`select 'Person_' || id as id from person`)).map(({ id }) => id).toSorted(),
      );
    });

    it('keeps the order that the list had when it began', async () => {
      const query = '{ children(orderBy: { field: LAST_MEASURED_ON, direction: DESC }) { nodes { id } } }';
      between = () => Promise.resolve();
      const before = await rowsOf(query);
      let page = 0;
      // The first page finds the list as it was.
      between = async () => (page++ === 0 ? undefined : move('last_measured_on'));
      expect(await rowsOf(query)).toEqual(before);
    });

    it('leaves out who is no longer in the list when the page comes, and ends whole', async () => {
      const gone = (await idsOf(`id::text like '01990000%'`)).slice(-700);
      let page = 0;
      between = async () => (page++ === 0 ? undefined : run(`update child set stunted = false where 'Child_' || id = any($1)`, [gone]));
      await run('update child set stunted = true');
      const rows = await rowsOf('{ children(filter: { stunted: true }, orderBy: { field: ID }) { nodes { id } } }');
      expect(rows.map(([id]) => id)).toEqual(await idsOf('stunted'));
    });
  });
});

it('The keys of the largest file take less than 100 MB', () => {
  const keys = Array.from({ length: 500_000 }, (_, n) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`).join(',');
  const before = process.memoryUsage().heapUsed;
  const walk = new ListWalk(500_001);
  walk.begin(Buffer.from(keys).toString(), 500_000);
  let count = 0;
  for (let page = walk.page(500); page.length > 0; page = walk.page(500)) {
    count += page.length;
    walk.advance();
  }
  expect(count).toBe(500_000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100e6);
});
