import { areaLevel, codesInside, isWithin, type AreaCode } from '../../base/areaCode.ts';
import { Bindings } from './Bindings.ts';
import type { ConnectionSpec, JoinedRow, Order, OrderBy, PageQuery, ListViewer } from './ConnectionSpec.ts';
import { decodeCursor, type Position } from './cursor.ts';

export interface Statement {
  sql: string;
  params: unknown[];
}

type KeyedSource = Pick<KeyedSpec, 'from' | 'joined' | 'areaColumn' | 'areaJoin' | 'inArea' | 'seenByPartner'>;

/** The part of a spec that is needed to read rows by their key. */
export type KeyedSpec = Pick<
  ConnectionSpec<never>,
  | 'name'
  | 'columns'
  | 'needs'
  | 'joined'
  | 'from'
  | 'key'
  | 'keyType'
  | 'areaColumn'
  | 'areaJoin'
  | 'inArea'
  | 'seenByPartner'
  | 'isReference'
  | 'audited'
>;

/**
 * One statement that reads a page of the list of each of many parents: a LATERAL subquery per parent, so
 * that the number of statements does not depend on the number of parents, and each parent's page is found
 * by its index.
 *
 * Besides the columns, rows have `_parent` (the position of the parent in `keys`, from 1) and, unless the list is ordered by key, `_order`
 * (the ordering value). If the caller asks for `hasNextPage`, the statement reads one more row than the page holds.
 */
export function pagesOfParents<F>(spec: ConnectionSpec<F>, parent: string, keys: readonly string[], query: PageQuery<F>): Statement {
  const { column, type, matches } = parentOf(spec, parent);
  const bindings = new Bindings();
  const parents = bindings.add(keys);
  const page = pageBody(spec, query, bindings, [matches?.('parents.parent') ?? `${column} = parents.parent`]);
  return {
    sql: `select parents.nth::int as "_parent", page.* from unnest(${parents}::${type}[]) with ordinality as parents (parent, nth)
      cross join lateral (${page.sql}) page order by parents.nth, ${page.outerOrder}`,
    params: bindings.values,
  };
}

/** One statement that reads a page of the whole list. Rows as in `pagesOfParents`, without `_parent`. */
export function pageOfAll<F>(spec: ConnectionSpec<F>, query: PageQuery<F>): Statement {
  const bindings = new Bindings();
  return { sql: pageBody(spec, query, bindings, []).sql, params: bindings.values };
}

/** The parent of a list. */
export interface ListParent {
  kind: string;
  key: string;
}

/** One statement that reads the keys of the rows of a list from a position on, in its order: `keys`, separated by commas, and `count`. */
export function keysOfList<F>(spec: ConnectionSpec<F>, parent: ListParent | null, query: PageQuery<F>, most: number): Statement {
  const bindings = new Bindings();
  const page = { ...query.page, limit: most, looksFurther: false };
  const { sql } = pageBody(spec, { ...query, page, columns: [] }, bindings, ofParent(spec, parent, bindings));
  return {
    sql: `select coalesce(string_agg(list."${spec.key}"::text, ','), '') as keys, count(*)::int as count from (${sql}) list`,
    params: bindings.values,
  };
}

/** One statement that reads rows of a list by their keys. Rows as in `pageOfAll`; a row that has left the list is left out. */
export function rowsOfList<F>(spec: ConnectionSpec<F>, parent: ListParent | null, query: PageQuery<F>, keys: readonly string[]): Statement {
  const bindings = new Bindings();
  const wanted = `${keySql(spec)} = any(${bindings.add(keys)}::${spec.keyType}[])`;
  const page = { ...query.page, after: null, limit: keys.length, looksFurther: false };
  return { sql: pageBody(spec, { ...query, page }, bindings, [wanted, ...ofParent(spec, parent, bindings)]).sql, params: bindings.values };
}

function ofParent<F>(spec: ConnectionSpec<F>, parent: ListParent | null, bindings: Bindings): string[] {
  if (parent === null) return [];
  const { column, type, matches } = parentOf(spec, parent.kind);
  const key = `${bindings.add(parent.key)}::${type}`;
  return [matches?.(key) ?? `${column} = ${key}`];
}

/** One statement that reads rows by their keys. */
export function rowsByKey(spec: KeyedSpec, keys: readonly string[], columns: readonly string[] | null, viewer: ListViewer): Statement {
  const bindings = new Bindings();
  const wanted = bindings.add(keys);
  const { from, conditions } = visible(spec, columns, viewer, bindings);
  return {
    sql: `select ${selectList(spec, columns)} from unnest(${wanted}::${spec.keyType}[]) as wanted (key)
      join ${from} on ${keySql(spec)} = wanted.key ${whereClause(conditions)}`,
    params: bindings.values,
  };
}

/** One statement that counts the rows of the list of each parent (`_parent`, `total`); parents without rows are absent. */
export function countsOfParents<F>(spec: ConnectionSpec<F>, parent: string, keys: readonly string[], query: PageQuery<F>): Statement {
  const { column, type, matches } = parentOf(spec, parent);
  const bindings = new Bindings();
  const list = listOf(spec, query, bindings);
  if (matches !== undefined) {
    const within = [matches('parents.parent'), ...list.conditions];
    return {
      sql: `select parents.parent as "_parent", count(*)::int as total from unnest(${bindings.add(keys)}::${type}[]) as parents (parent) join ${list.from} on ${within.join(' and ')} group by 1`,
      params: bindings.values,
    };
  }
  const conditions = [`${column} = any(${bindings.add(keys)}::${type}[])`, ...list.conditions];
  return {
    sql: `select ${column} as "_parent", count(*)::int as total from ${list.from} where ${conditions.join(' and ')} group by ${column}`,
    params: bindings.values,
  };
}

/** One statement that counts the rows of the whole list (`total`). */
export function countOfAll<F>(spec: ConnectionSpec<F>, query: PageQuery<F>): Statement {
  const bindings = new Bindings();
  const { from, conditions } = listOf(spec, query, bindings);
  return { sql: `select count(*)::int as total from ${from} ${whereClause(conditions)}`, params: bindings.values };
}

/** Condition that an area column lies in one of the areas; a village's code is compared as a whole, others as a range. */
export function withinAreas(column: string, areas: readonly AreaCode[], bindings: Bindings): string {
  const parts = areas.map((area) => {
    if (areaLevel(area) === 'VILLAGE') return `${column} = ${bindings.add(area)}`;
    const { from, to } = codesInside(area);
    return `(${column} >= ${bindings.add(from)} and ${column} < ${bindings.add(to)})`;
  });
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

/**
 * The select list of a spec: the key and the requested columns, or all columns of the spec itself. Before the columns of joined rows it has
 * one column for each joined row that tells whether the row exists.
 */
export function selectList(spec: Pick<KeyedSpec, 'columns' | 'key' | 'joined'>, wanted: readonly string[] | null = null): string {
  return oncePerShape(selectLists, spec, wanted, makeSelectList);
}

function makeSelectList(spec: Pick<KeyedSpec, 'columns' | 'key' | 'joined'>, wanted: readonly string[] | null): string {
  const presences = joinedRows(spec, wanted).map(({ path, row }) => `${path}.${row.presence}`);
  const names = wanted === null ? Object.keys(spec.columns) : new Set([spec.key, ...presences, ...wanted]);
  return [...names].map((name) => `${columnSql(spec, name)} as "${name}"`).join(', ');
}

function columnSql({ columns, joined }: Pick<KeyedSpec, 'columns' | 'joined'>, name: string): string {
  const dot = name.indexOf('.');
  const row = dot === -1 ? undefined : joined?.[name.slice(0, dot)];
  if (row !== undefined) return columnSql(row.spec, name.slice(dot + 1));
  const sql = columns[name];
  if (sql === undefined) throw new Error(`no column ${name}`);
  return sql;
}

function pageBody<F>(
  spec: ConnectionSpec<F>,
  query: PageQuery<F>,
  bindings: Bindings,
  conditions: string[],
): { sql: string; outerOrder: string } {
  const { page, orderBy } = query;
  const order = orderOf(spec, orderBy);
  const ascending = orderBy.direction === 'ASC';
  const list = listOf(spec, query, bindings, query.columns);
  const all = [...conditions, ...list.conditions];
  if (page.after !== null)
    all.push(onSideOf(spec, order, decodeCursor(page.after, 'after', spec, orderBy), 'after', ascending ? '>' : '<', bindings));
  if (page.before !== null)
    all.push(onSideOf(spec, order, decodeCursor(page.before, 'before', spec, orderBy), 'before', ascending ? '<' : '>', bindings));
  const direction = ascending === page.backward ? 'desc' : 'asc';
  const byKey = isKey(spec, order);
  // Nulls come last in the order of the list. A backward page is read in reverse, so there they come first.
  const nulls = order.nullable ? ` nulls ${page.backward ? 'first' : 'last'}` : '';
  const ordering = (value: string, key: string) => (byKey ? `${key} ${direction}` : `${value} ${direction}${nulls}, ${key} ${direction}`);
  return {
    sql: `select ${selectList(spec, query.columns)}${byKey ? '' : `, ${order.sql} as "_order"`}
      from ${list.from} ${whereClause(all)} order by ${ordering(order.sql, keySql(spec))} limit ${bindings.add(page.looksFurther ? page.limit + 1 : page.limit)}`,
    outerOrder: ordering('page."_order"', `page."${spec.key}"`),
  };
}

/** The `from` clause and the conditions of a list, by its filter and the viewer's areas. */
function listOf<F>(
  spec: ConnectionSpec<F>,
  { filter, viewer }: Pick<PageQuery<F>, 'filter' | 'viewer'>,
  bindings: Bindings,
  columns: readonly string[] | null = [],
): { from: string; conditions: string[] } {
  const filtered = spec.where(filter, bindings);
  const { from, conditions } = visible(spec, columns, viewer, bindings, spec.areaOf?.(filter));
  return { from, conditions: [...filtered, ...conditions] };
}

/** The `from` clause, and the conditions for rows that the viewer may see. @param area an area to which the rows are limited as well. */
function visible(
  spec: KeyedSource,
  columns: readonly string[] | null,
  viewer: ListViewer,
  bindings: Bindings,
  area: AreaCode | null = null,
): { from: string; conditions: string[] } {
  const joins = joinedRows(spec, columns).map(({ row }) => joinSql(row, viewer, bindings));
  const { areaColumn } = spec;
  if (areaColumn === null) return { from: [spec.from, ...joins].join(' '), conditions: [] };
  const ofAreas: string[] = [];
  if (area !== null) ofAreas.push(spec.inArea?.(area, bindings) ?? withinAreas(areaColumn, [area], bindings));
  // If the area lies in one of the viewer's areas, there is no condition for the viewer's areas: the planner would assume that the two
  // conditions are independent, and would estimate too few rows.
  if (viewer.partnerId === null && viewer.areas?.some((outer) => area !== null && isWithin(area, outer)) === false)
    ofAreas.push(withinAreas(areaColumn, viewer.areas, bindings));
  const ofPartner = viewer.partnerId === null ? [] : [spec.seenByPartner?.(`${bindings.add(viewer.partnerId)}::uuid`) ?? 'false'];
  return {
    from: [spec.from, ...joins, ...(ofAreas.length > 0 ? [spec.areaJoin] : [])].join(' '),
    conditions: [...ofAreas, ...ofPartner],
  };
}

/** The joined rows that the columns need, each with its path, such as `family.head`. A row comes before the rows that are joined to it. */
export function joinedRows(spec: Pick<KeyedSpec, 'joined'>, columns: readonly string[] | null): JoinedPath[] {
  return oncePerShape(joinedPaths, spec, columns, findJoinedRows);
}

interface JoinedPath {
  readonly path: string;
  readonly row: JoinedRow;
}

function findJoinedRows({ joined = {} }: Pick<KeyedSpec, 'joined'>, columns: readonly string[] | null, prefix = ''): JoinedPath[] {
  return Object.entries(joined).flatMap(([name, row]) => {
    const path = `${prefix}${name}`;
    if (columns?.some((column) => column.startsWith(`${path}.`)) !== true) return [];
    return [{ path, row }, ...findJoinedRows(row.spec, columns, `${path}.`)];
  });
}

/** A cache by the set of columns and spec. Equal sets are the same array (`wantedColumns`). */
type Shapes<Made> = WeakMap<readonly string[], { readonly spec: object; readonly made: Made }>;
const selectLists: Shapes<string> = new WeakMap();
const joinedPaths: Shapes<JoinedPath[]> = new WeakMap();

function oncePerShape<Spec extends object, Made>(
  shapes: Shapes<Made>,
  spec: Spec,
  columns: readonly string[] | null,
  make: (spec: Spec, columns: readonly string[] | null) => Made,
): Made {
  const known = columns === null ? undefined : shapes.get(columns);
  if (known?.spec === spec) return known.made;
  const made = make(spec, columns);
  if (columns !== null) shapes.set(columns, { spec, made });
  return made;
}

/** A row that may belong to another area than the row of the list is joined only if the viewer may see it. */
function joinSql({ join, areaColumn }: JoinedRow, viewer: ListViewer, bindings: Bindings): string {
  if (areaColumn === undefined) return join;
  if (viewer.partnerId !== null) return `${join} and false`;
  return viewer.areas === null ? join : `${join} and ${withinAreas(areaColumn, viewer.areas, bindings)}`;
}

function keySql(spec: Pick<KeyedSpec, 'columns' | 'key' | 'joined'>): string {
  return columnSql(spec, spec.key);
}

function isKey<F>(spec: ConnectionSpec<F>, order: Order): boolean {
  return order.sql === keySql(spec);
}

/**
 * Condition for the rows on one side of a position, in an order with nulls last.
 * @param sign compares with the ordering value.
 */
function onSideOf<F>(
  spec: ConnectionSpec<F>,
  order: Order,
  position: Position,
  side: 'after' | 'before',
  sign: '>' | '<',
  bindings: Bindings,
): string {
  const key = `${bindings.add(position.key)}::${spec.keyType}`;
  const byKey = `${keySql(spec)} ${sign} ${key}`;
  if (isKey(spec, order)) return byKey;
  if (order.nullable && position.value === null) {
    return side === 'after' ? `(${order.sql} is null and ${byKey})` : `(${order.sql} is not null or ${byKey})`;
  }
  const value = order.lookup === undefined ? `${bindings.add(position.value)}::${order.type}` : `(${order.lookup.replace('$key', key)})`;
  const byValue = `(${order.sql}, ${keySql(spec)}) ${sign} (${value}, ${key})`;
  return order.nullable && side === 'after' ? `(${byValue} or ${order.sql} is null)` : byValue;
}

function orderOf<F>(spec: ConnectionSpec<F>, orderBy: OrderBy): Order {
  const order = spec.orders[orderBy.field];
  if (order === undefined) throw new Error(`${spec.name} has no order ${orderBy.field}`);
  return order;
}

function parentOf<F>(spec: ConnectionSpec<F>, parent: string): ConnectionSpec<F>['parents'][string] {
  const found = spec.parents[parent];
  if (found === undefined) throw new Error(`${spec.name} has no parent ${parent}`);
  return found;
}

function whereClause(conditions: string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}
