import type { Store } from '../Store.ts';
import type { ConnectionSpec, PageQuery } from './ConnectionSpec.ts';
import { Page, type PagedRow } from './Page.ts';
import { countOfAll, countsOfParents, pageOfAll, pagesOfParents, type Statement } from './pageSql.ts';

/** Reads the pages of many parents with one statement; in the order of `keys`. */
export async function readPages<Row, F>(
  store: Store,
  spec: ConnectionSpec<F>,
  parent: string,
  keys: readonly string[],
  query: PageQuery<F>,
  countOf: (key: string) => Promise<number>,
): Promise<Page<Row & PagedRow>[]> {
  const { sql, params } = pagesOfParents(spec, parent, keys, query);
  const rows = await readRows<Row & PagedRow & { _parent: number }, F>(store, spec, query, { name: `${spec.name} of ${parent}`, sql, params });
  const grouped: (Row & PagedRow)[][] = keys.map(() => []);
  for (const row of rows) grouped[row._parent - 1]?.push(row);
  return keys.map((key, nth) => pageOf(spec, query, grouped[nth] ?? [], () => countOf(key)));
}

/** Counts the lists of many parents with one statement; in the order of `keys`. */
export async function readCounts<F>(store: Store, spec: ConnectionSpec<F>, parent: string, keys: readonly string[], query: PageQuery<F>): Promise<number[]> {
  const { sql, params } = countsOfParents(spec, parent, keys, query);
  const rows = await store.read<{ _parent: string; total: number }>(`count of ${spec.name} of ${parent}`, sql, params);
  const totals = new Map(rows.map((row) => [row._parent, row.total]));
  return keys.map((key) => totals.get(key) ?? 0);
}

/** Reads one page of the whole list. */
export async function readPage<Row, F>(store: Store, spec: ConnectionSpec<F>, query: PageQuery<F>): Promise<Page<Row & PagedRow>> {
  const { sql, params } = pageOfAll(spec, query);
  const rows = await readRows<Row & PagedRow, F>(store, spec, query, { name: spec.name, sql, params });
  return pageOf(spec, query, rows, async () => {
    const count = countOfAll(spec, query);
    const [row] = await store.read<{ total: number }>(`count of ${spec.name}`, count.sql, count.params);
    return row?.total ?? 0;
  });
}

function readRows<Row, F>(store: Store, spec: ConnectionSpec<F>, { filter }: PageQuery<F>, { name, sql, params }: Statement & { name: string }): Promise<Row[]> {
  return spec.isReference?.(filter) === true ? store.readReference<Row>(name, sql, params) : store.read<Row>(name, sql, params);
}

function pageOf<Row extends PagedRow, F>({ name, key, orders }: ConnectionSpec<F>, { orderBy, page }: PageQuery<F>, rows: Row[], count: () => Promise<number>): Page<Row> {
  return new Page(rows, { list: name, key, orderBy, showsValue: orders[orderBy.field]?.lookup === undefined }, page, count);
}
