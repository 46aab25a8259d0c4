import type { Viewer } from '../../access/viewer.ts';
import { areaLevel, codesInside, type AreaCode } from '../../areaCode.ts';
import { Bindings } from './Bindings.ts';
import type { ConnectionSpec, Order, OrderBy, PageQuery } from './ConnectionSpec.ts';
import { decodeCursor, type Position } from './cursor.ts';

export interface Statement {
  sql: string;
  params: unknown[];
}

type KeyedSource = Pick<KeyedSpec, 'from' | 'joined' | 'areaColumn' | 'areaJoin' | 'seenByPartner'>;

/** What reading rows by their key needs of a spec. */
export type KeyedSpec = Pick<ConnectionSpec<never>, 'name' | 'columns' | 'needs' | 'joined' | 'from' | 'key' | 'keyType' | 'areaColumn' | 'areaJoin' | 'seenByPartner' | 'isReference' | 'audited'>;

/**
 * One statement that reads a page of the list of each of many parents: a LATERAL subquery per parent, so
 * that the number of statements does not depend on the number of parents, and each parent's page is found
 * by its index.
 *
 * Rows carry, beside the columns, `_parent` (the parent's place in `keys`, from 1) and, where the order is not
 * the key, `_order` (the ordering value). One row more than asked is read where it matters whether there is a next page.
 */
export function pagesOfParents<F>(spec: ConnectionSpec<F>, parent: string, keys: readonly string[], query: PageQuery<F>): Statement {
  const { column, type, list = false } = parentOf(spec, parent);
  const bindings = new Bindings();
  const parents = bindings.add(keys);
  const page = pageBody(spec, query, bindings, [list ? `${column} @> array[parents.parent]` : `${column} = parents.parent`]);
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

/** One statement that reads rows by their keys. */
export function rowsByKey(spec: KeyedSpec, keys: readonly string[], columns: readonly string[] | null, viewer: Viewer): Statement {
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
  const { column, type, list: inList = false } = parentOf(spec, parent);
  const bindings = new Bindings();
  const list = listOf(spec, query, bindings);
  if (inList) {
    const within = [`${column} @> array[parents.parent]`, ...list.conditions];
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

/** The select list of a spec: the key and the columns asked for, or all its own. Of a joined row the column comes first that tells whether there is one. */
export function selectList(spec: Pick<KeyedSpec, 'columns' | 'key' | 'joined'>, wanted: readonly string[] | null = null): string {
  const presences = joinedNames(spec, wanted).map((name) => `${name}.${spec.joined?.[name]?.presence ?? ''}`);
  const names = wanted === null ? Object.keys(spec.columns) : new Set([spec.key, ...presences, ...wanted]);
  return [...names].map((name) => `${columnSql(spec, name)} as "${name}"`).join(', ');
}

function columnSql({ columns, joined }: Pick<KeyedSpec, 'columns' | 'joined'>, name: string): string {
  const dot = name.indexOf('.');
  const sql = dot === -1 ? columns[name] : joined?.[name.slice(0, dot)]?.spec.columns[name.slice(dot + 1)];
  if (sql === undefined) throw new Error(`no column ${name}`);
  return sql;
}

function pageBody<F>(spec: ConnectionSpec<F>, query: PageQuery<F>, bindings: Bindings, conditions: string[]): { sql: string; outerOrder: string } {
  const { page, orderBy } = query;
  const order = orderOf(spec, orderBy);
  const ascending = orderBy.direction === 'ASC';
  const list = listOf(spec, query, bindings, query.columns);
  const all = [...conditions, ...list.conditions];
  if (page.after !== null) all.push(beside(spec, order, decodeCursor(page.after, 'after', spec, orderBy), 'after', ascending ? '>' : '<', bindings));
  if (page.before !== null) all.push(beside(spec, order, decodeCursor(page.before, 'before', spec, orderBy), 'before', ascending ? '<' : '>', bindings));
  const direction = ascending === page.backward ? 'desc' : 'asc';
  const byKey = isKey(spec, order);
  // Nulls last in the caller's direction, so first when the walk is backward.
  const nulls = order.nullable ? ` nulls ${page.backward ? 'first' : 'last'}` : '';
  const ordering = (value: string, key: string) => (byKey ? `${key} ${direction}` : `${value} ${direction}${nulls}, ${key} ${direction}`);
  return {
    sql: `select ${selectList(spec, query.columns)}${byKey ? '' : `, ${order.sql} as "_order"`}
      from ${list.from} ${whereClause(all)} order by ${ordering(order.sql, keySql(spec))} limit ${bindings.add(page.looksFurther ? page.limit + 1 : page.limit)}`,
    outerOrder: ordering('page."_order"', `page."${spec.key}"`),
  };
}

/** What a list is read from and by which conditions, its filter and the viewer's areas considered. */
function listOf<F>(spec: ConnectionSpec<F>, { filter, viewer }: Pick<PageQuery<F>, 'filter' | 'viewer'>, bindings: Bindings, columns: readonly string[] | null = []): { from: string; conditions: string[] } {
  const filtered = spec.where(filter, bindings);
  const { from, conditions } = visible(spec, columns, viewer, bindings);
  return { from, conditions: [...filtered, ...conditions] };
}

function visible(spec: KeyedSource, columns: readonly string[] | null, viewer: Viewer, bindings: Bindings): { from: string; conditions: string[] } {
  const joins = joinedNames(spec, columns).map((name) => spec.joined?.[name]?.join);
  if (spec.areaColumn !== null && viewer.partnerId !== null) {
    return { from: [spec.from, ...joins].join(' '), conditions: [spec.seenByPartner?.(`${bindings.add(viewer.partnerId)}::uuid`) ?? 'false'] };
  }
  if (spec.areaColumn === null || viewer.areas === null) return { from: [spec.from, ...joins].join(' '), conditions: [] };
  return { from: [spec.from, ...joins, spec.areaJoin].join(' '), conditions: [withinAreas(spec.areaColumn, viewer.areas, bindings)] };
}

/** Which of a spec's joined rows some columns are of. */
export function joinedNames({ joined }: Pick<KeyedSpec, 'joined'>, columns: readonly string[] | null): string[] {
  return Object.keys(joined ?? {}).filter((name) => columns?.some((column) => column.startsWith(`${name}.`)));
}

function keySql(spec: Pick<KeyedSpec, 'columns' | 'key' | 'joined'>): string {
  return columnSql(spec, spec.key);
}

function isKey<F>(spec: ConnectionSpec<F>, order: Order): boolean {
  return order.sql === keySql(spec);
}

/**
 * Rows on one side of a position, in an order with nulls last.
 * @param sign > or < in the sense of the ordering value.
 */
function beside<F>(spec: ConnectionSpec<F>, order: Order, position: Position, side: 'after' | 'before', sign: '>' | '<', bindings: Bindings): string {
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
