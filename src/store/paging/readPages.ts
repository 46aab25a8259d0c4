import { badUserInput } from '../../base/errors.ts';
import type { Store } from '../Store.ts';
import type { ConnectionSpec, PageQuery } from './ConnectionSpec.ts';
import { decodeCursor } from './cursor.ts';
import { currentWalk, type ListWalk } from './ListWalk.ts';
import { Page, type PagedRow } from './Page.ts';
import {
  countOfAll,
  countsOfParents,
  keysOfList,
  pageOfAll,
  pagesOfParents,
  rowsOfList,
  type ListParent,
  type Statement,
} from './pageSql.ts';

/** Reads the pages of many parents with one statement; in the order of `keys`. */
export async function readPages<Row, F>(
  store: Store,
  spec: ConnectionSpec<F>,
  parent: string,
  keys: readonly string[],
  query: PageQuery<F>,
  countOf: (key: string) => Promise<number>,
): Promise<Page<Row & PagedRow>[]> {
  const [only] = keys;
  const walk = walkOf(query);
  if (walk !== undefined && only !== undefined && keys.length === 1) {
    const rows = await readWalked<Row & PagedRow, F>(store, spec, { kind: parent, key: only }, query, walk);
    return [pageOf(spec, query, rows, () => countOf(only), walk.hasMore)];
  }
  const { sql, params } = pagesOfParents(spec, parent, keys, query);
  const rows = await readRows<Row & PagedRow & { _parent: number }, F>(store, spec, query, {
    name: `${spec.name} of ${parent}`,
    sql,
    params,
  });
  if (rows.length === 0) await requireRowsOfCursors(store, spec, query);
  const grouped: (Row & PagedRow)[][] = keys.map(() => []);
  for (const row of rows) grouped[row._parent - 1]?.push(row);
  return keys.map((key, nth) => pageOf(spec, query, grouped[nth] ?? [], () => countOf(key)));
}

/** Counts the lists of many parents with one statement; in the order of `keys`. */
export async function readTotalCounts<F>(
  store: Store,
  spec: ConnectionSpec<F>,
  parent: string,
  keys: readonly string[],
  query: PageQuery<F>,
): Promise<number[]> {
  const { sql, params } = countsOfParents(spec, parent, keys, query);
  const rows = await store.read<{ _parent: string; total: number }>(`count of ${spec.name} of ${parent}`, sql, params);
  const totals = new Map(rows.map((row) => [row._parent, row.total]));
  return keys.map((key) => totals.get(key) ?? 0);
}

/** Reads one page of the whole list. */
export async function readPage<Row, F>(store: Store, spec: ConnectionSpec<F>, query: PageQuery<F>): Promise<Page<Row & PagedRow>> {
  const count = async () => {
    const { sql, params } = countOfAll(spec, query);
    const [row] = await store.read<{ total: number }>(`count of ${spec.name}`, sql, params);
    return row?.total ?? 0;
  };
  const walk = walkOf(query);
  if (walk !== undefined)
    return pageOf(spec, query, await readWalked<Row & PagedRow, F>(store, spec, null, query, walk), count, walk.hasMore);
  const { sql, params } = pageOfAll(spec, query);
  const rows = await readRows<Row & PagedRow, F>(store, spec, query, { name: spec.name, sql, params });
  if (rows.length === 0) await requireRowsOfCursors(store, spec, query);
  return pageOf(spec, query, rows, count);
}

/**
 * If cursors hold no value, the row is looked up (docs/decisions/003). A row that no longer exists would make the list look as if it had
 * ended.
 * @throws HubError BAD_USER_INPUT for the cursor of such a row.
 */
async function requireRowsOfCursors<F>(store: Store, spec: ConnectionSpec<F>, { page, orderBy }: PageQuery<F>): Promise<void> {
  const lookup = spec.orders[orderBy.field]?.lookup;
  if (lookup === undefined) return;
  for (const argument of ['after', 'before'] as const) {
    const cursor = page[argument];
    if (cursor === null) continue;
    const { key } = decodeCursor(cursor, argument, spec, orderBy);
    const [row] = await store.read<{ known: boolean }>(
      `row of a cursor of ${spec.name}`,
      `select (${lookup.replace('$key', `$1::${spec.keyType}`)}) is not null as known`,
      [key],
    );
    if (row?.known !== true) throw badUserInput([argument], 'store.cursorRowRemoved');
  }
}

/** The walk to which a page belongs: in the query of a file, only the exported list looks for further pages. */
function walkOf<F>({ page }: PageQuery<F>): ListWalk | undefined {
  return page.looksFurther && !page.backward ? currentWalk() : undefined;
}

/**
 * Reads the current page of a walk, in the order that the keys had when the walk began. A row that is no longer in the list is left out.
 */
async function readWalked<Row, F>(
  store: Store,
  spec: ConnectionSpec<F>,
  parent: ListParent | null,
  query: PageQuery<F>,
  walk: ListWalk,
): Promise<Row[]> {
  if (!walk.isBegun) {
    const { sql, params } = keysOfList(spec, parent, query, walk.most);
    const [list] = await store.read<{ keys: string; count: number }>(`keys of ${spec.name}`, sql, params);
    walk.begin(list?.keys ?? '', list?.count ?? 0);
  }
  const keys = walk.page(query.page.limit);
  const { sql, params } = rowsOfList(spec, parent, query, keys);
  const rows = keys.length === 0 ? [] : await store.read<Row>(`${spec.name} of a walk`, sql, params);
  const found = new Map(rows.map((row) => [String((row as Record<string, unknown>)[spec.key]), row]));
  return keys.flatMap((key) => found.get(key) ?? []);
}

function readRows<Row, F>(
  store: Store,
  spec: ConnectionSpec<F>,
  { filter }: PageQuery<F>,
  { name, sql, params }: Statement & { name: string },
): Promise<Row[]> {
  return spec.isReference?.(filter) === true ? store.readReference<Row>(name, sql, params) : store.read<Row>(name, sql, params);
}

function pageOf<Row extends PagedRow, F>(
  { name, key, orders }: ConnectionSpec<F>,
  { orderBy, page }: PageQuery<F>,
  rows: Row[],
  count: () => Promise<number>,
  more?: boolean,
): Page<Row> {
  return new Page(rows, { list: name, key, orderBy, showsValue: orders[orderBy.field]?.lookup === undefined }, page, count, more);
}
