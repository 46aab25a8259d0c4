import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAdministrator, type Viewer } from '../../../src/access/viewer.ts';
import type { ConnectionSpec, OrderBy, PageQuery } from '../../../src/store/paging/ConnectionSpec.ts';
import type { Page, PagedRow } from '../../../src/store/paging/Page.ts';
import { pageRequest, type PageArguments } from '../../../src/store/paging/pageRequest.ts';
import { readTotalCounts, readPage, readPages } from '../../../src/store/paging/readPages.ts';
import { onEachDatabase, openTestStore, type TestStore } from '../../support/databases.ts';

interface Row {
  /** A bigint: drivers give it as a text. */
  id: string;
  parent: string;
  score: number | null;
}

/** A list with an order that has nulls and equal values, one that is hidden from cursors, and one by key. */
const list: ConnectionSpec<{ lowest?: number }> = {
  name: 'rows',
  columns: { id: 'r.id', parent: 'r.parent', score: 'r.score' },
  from: 'paging_row r',
  key: 'id',
  keyType: 'bigint',
  parents: { parent: { column: 'r.parent', type: 'text' } },
  orders: {
    ID: { sql: 'r.id', type: 'bigint' },
    SCORE: { sql: 'r.score', type: 'double precision', nullable: true },
    NAME: { sql: 'r.name', type: 'text', lookup: 'select name from paging_row where id = $key' },
  },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  areaColumn: 'r.area',
  where: ({ lowest }, bindings) => (lowest === undefined ? [] : [`r.score >= ${bindings.add(lowest)}`]),
};

const orders: OrderBy[] = ['ID', 'SCORE', 'NAME'].flatMap((field) => [
  { field, direction: 'ASC' as const },
  { field, direction: 'DESC' as const },
]);

function query(args: PageArguments, orderBy: OrderBy, viewer: Viewer = localAdministrator): PageQuery<{ lowest?: number }> {
  return { page: pageRequest(args), filter: {}, orderBy, viewer, columns: null };
}

onEachDatabase((kind) => {
  let database: TestStore;

  beforeAll(async () => {
    database = await openTestStore(kind);
    await database.store.read(
      'make rows',
      `create table paging_row (id bigint primary key, parent text not null, area text collate "C" not null, name text collate "C" not null, score double precision)`,
    );
    await database.store.read(
      'fill rows',
      `insert into paging_row select n, 'p' || n % 3, '33.26.0' || n % 2 + 1 || '.2001', 'name ' || n * 7 % 13, case when n % 4 = 0 then null else n * 5 % 6 end from generate_series(1, 60) n`,
    );
  });

  afterAll(() => database.drop());

  /** Walks all pages of one size and returns the ids in the order of the list. */
  async function walk(orderBy: OrderBy, size: number, backward: boolean): Promise<number[]> {
    const ids: number[] = [];
    let cursor: string | null = null;
    for (;;) {
      const args: PageArguments = backward ? { last: size, before: cursor } : { first: size, after: cursor };
      const page: Page<Row & PagedRow> = await readPage<Row, { lowest?: number }>(database.store, list, query(args, orderBy));
      const found = page.nodes.map((row) => Number(row.id));
      if (backward) ids.unshift(...found);
      else ids.push(...found);
      const more = backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage;
      if (!more) return ids;
      cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
    }
  }

  it('gives the same rows in the same order for every page size, forward and backward', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...orders), fc.integer({ min: 1, max: 70 }), fc.boolean(), async (orderBy, size, backward) => {
        const whole = await walk(orderBy, 100, false);
        expect(whole).toHaveLength(60);
        expect(await walk(orderBy, size, backward)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('puts rows without a value last in both directions', async () => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const { nodes } = await readPage<Row, { lowest?: number }>(
        database.store,
        list,
        query({ first: 100 }, { field: 'SCORE', direction }),
      );
      const scores = nodes.map((row) => row.score);
      const known = scores.filter((score) => score !== null);
      expect(scores.slice(0, known.length)).toEqual(known.toSorted((a, b) => (direction === 'ASC' ? a - b : b - a)));
      expect(scores.slice(known.length).every((score) => score === null)).toBe(true);
    }
  });

  it('shows no row twice and skips none when rows are inserted between two pages', async () => {
    const orderBy: OrderBy = { field: 'SCORE', direction: 'ASC' };
    const first = await readPage<Row, object>(database.store, list, query({ first: 20 }, orderBy));
    await database.store.read(
      'insert before the cursor',
      `insert into paging_row select n, 'p0', '33.26.01.2001', 'later', -1 from generate_series(101, 110) n`,
    );
    const rest = await readPage<Row, object>(database.store, list, query({ first: 100, after: first.pageInfo.endCursor }, orderBy));
    await database.store.read('remove them', 'delete from paging_row where id > 100');
    const ids = [...first.nodes, ...rest.nodes].map((row) => Number(row.id));
    expect(new Set(ids).size).toBe(60);
    expect(ids).toHaveLength(60);
  });

  it('reads the pages and counts of many parents with one statement each, in the order of the parents', async () => {
    const names: string[] = [];
    const stop = database.store.onStatement((name) => names.push(name));
    const orderBy: OrderBy = { field: 'SCORE', direction: 'DESC' };
    const parents = ['p2', 'unknown', 'p0', 'p1'];
    const pages = await readPages<Row, object>(database.store, list, 'parent', parents, query({ first: 5 }, orderBy), () =>
      Promise.resolve(0),
    );
    const counts = await readTotalCounts(database.store, list, 'parent', parents, query({ first: 5 }, orderBy));
    stop();
    expect(names).toEqual(['rows of parent', 'count of rows of parent']);
    expect(pages.map((page) => page.nodes.length)).toEqual([5, 0, 5, 5]);
    expect(pages.map((page) => new Set(page.nodes.map((row) => row.parent)))).toEqual([
      new Set(['p2']),
      new Set(),
      new Set(['p0']),
      new Set(['p1']),
    ]);
    expect(counts).toEqual([20, 0, 20, 20]);
    for (const page of pages) {
      const scores = page.nodes.map((row) => row.score);
      expect(scores).toEqual(scores.toSorted((a, b) => (b ?? -1) - (a ?? -1)));
    }
  });

  it("shows a viewer only the rows of the viewer's areas, in pages and counts", async () => {
    const viewer: Viewer = { ...localAdministrator, areas: ['33.26.01'] };
    const page = await readPage<Row, object>(database.store, list, query({ first: 100 }, list.defaultOrder, viewer));
    expect(page.nodes.map((row) => Number(row.id) % 2)).toEqual(Array.from({ length: 30 }, () => 0));
    expect(await page.count()).toBe(30);
    const none: Viewer = { ...localAdministrator, areas: [] };
    expect((await readPage<Row, object>(database.store, list, query({ first: 100 }, list.defaultOrder, none))).nodes).toEqual([]);
  });

  it('keeps values that identify a person out of cursors', async () => {
    const page = await readPage<Row, object>(database.store, list, query({ first: 1 }, { field: 'NAME', direction: 'ASC' }));
    expect(Buffer.from(page.pageInfo.endCursor ?? '', 'base64url').toString()).not.toContain('name ');
  });

  it('refuses a cursor of another list, of another order, and what is no cursor', async () => {
    const orderBy: OrderBy = { field: 'SCORE', direction: 'ASC' };
    const page = await readPage<Row, object>(database.store, list, query({ first: 1 }, orderBy));
    const cursor = page.pageInfo.endCursor;
    const refused = (spec: typeof list, after: string | null, order: OrderBy) =>
      expect(readPage<Row, object>(database.store, spec, query({ after }, order))).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['after'],
      });
    await refused({ ...list, name: 'others' }, cursor, orderBy);
    await refused(list, cursor, { field: 'SCORE', direction: 'DESC' });
    await refused(list, 'nonsense', orderBy);
    const forged = Buffer.from(JSON.stringify(['rows', 'SCORE ASC', "1'; drop table paging_row", 5])).toString('base64url');
    await refused(list, forged, orderBy);
    await refused(list, Buffer.from(JSON.stringify(['rows', 'SCORE ASC', 1, 'x'])).toString('base64url'), orderBy);
  });
});
