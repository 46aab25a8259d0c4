import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { ReadTrail } from '../../src/access/audit/ReadTrail.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { areaLevel, isWithin, type AreaCode } from '../../src/base/areaCode.ts';
import { badUserInput, type HubError } from '../../src/base/errors.ts';
import { afterAllParts } from '../../src/base/eventLoop.ts';
import type { ConnectionSpec, PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { PageArguments } from '../../src/store/paging/pageRequest.ts';
import { joinedRows, type KeyedSpec } from '../../src/store/paging/pageSql.ts';
import { readByKey } from '../../src/store/paging/readByKey.ts';
import { readTotalCounts, readPage, readPages } from '../../src/store/paging/readPages.ts';
import type { Store } from '../../src/store/Store.ts';
import type { MadePageQuery } from './MadePageQuery.ts';
import { wantedColumns } from './wantedColumns.ts';

/** A level of an answer that is made in several turns of the event loop is read in one batch all the same. */
const batching = { batchScheduleFn: afterAllParts };

/**
 * The DataLoaders of one operation. Each field that reads other rows uses one, so that a query costs one statement per such field, however
 * many rows there are.
 */
export class Loaders {
  readonly #byKey = new Map<object, DataLoader<string, unknown>>();
  readonly #byQuery = new Map<object, DataLoader<string, unknown>>();
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();
  /** What `pageQuery` made of arguments in this operation. */
  readonly pageQueries = new Map<PageArguments, MadePageQuery>();

  constructor(
    readonly store: Store,
    readonly viewer: Viewer,
    readonly trail: ReadTrail,
  ) {}

  /**
   * Rows by their key; null for a missing row. @param info of the field that reads them: only the selected columns are read; all columns
   * without it.
   */
  byKey<Row>(spec: KeyedSpec, info?: GraphQLResolveInfo): DataLoader<string, Row | null> {
    // Equal sets of columns of one spec are one array: it stands for both.
    const columns = info === undefined ? null : wantedColumns(info, spec, 'field');
    const identity = columns ?? spec;
    let loader = this.#byKey.get(identity);
    if (loader === undefined) {
      loader = new DataLoader<string, unknown>(
        async (keys) => this.#audited(spec, columns, await readByKey<Row>(this.store, spec, keys, columns, this.viewer)),
        batching,
      );
      this.#byKey.set(identity, loader);
    }
    return loader as DataLoader<string, Row | null>;
  }

  /** Pages of a list that hangs on parents of one kind, by the parent's key. */
  pages<Row, F>(spec: ConnectionSpec<F>, parent: string, query: PageQuery<F>): DataLoader<string, Page<Row & PagedRow>> {
    // Parents of one field come with one query object; fields that ask the same in other words meet by name.
    let loader = this.#byQuery.get(query);
    if (loader === undefined) this.#byQuery.set(query, (loader = this.#pages<Row, F>(spec, parent, query)));
    return loader as DataLoader<string, Page<Row & PagedRow>>;
  }

  /** A page of a whole list. */
  async page<Row, F>(spec: ConnectionSpec<F>, query: PageQuery<F>): Promise<Page<Row & PagedRow>> {
    const page = await readPage<Row, F>(this.store, spec, query);
    this.#audited(spec, query.columns, page.nodes);
    return page;
  }

  /** Any other batch, identified by `name`. */
  custom<Value>(name: string, batch: (keys: readonly string[]) => Promise<(Value | Error)[]>): DataLoader<string, Value> {
    let loader = this.#loaders.get(name);
    if (loader === undefined) {
      loader = new DataLoader<string, unknown>(batch, batching);
      this.#loaders.set(name, loader);
    }
    return loader as DataLoader<string, Value>;
  }

  #pages<Row, F>(spec: ConnectionSpec<F>, parent: string, query: PageQuery<F>): DataLoader<string, Page<Row & PagedRow>> {
    const name = `${spec.name} of ${parent} ${JSON.stringify([query.page, query.filter, query.orderBy, query.columns])}`;
    return this.custom<Page<Row & PagedRow>>(name, async (keys) => {
      const counts = this.custom(`count of ${name}`, (parents) => readTotalCounts(this.store, spec, parent, parents, query));
      const pages = await readPages<Row, F>(this.store, spec, parent, keys, query, (key) => counts.load(key));
      if (spec.audited !== undefined && (parent === 'child' || parent === 'family'))
        this.trail.keys(spec.audited.type, parent === 'child' ? 'person' : 'family', keys);
      for (const page of pages) this.#audited(spec, query.columns, page.nodes);
      return pages.map((page, nth) => misplacedArea(keys[nth], query.filter) ?? page);
    });
  }

  /** Records whose records were read, with the rows that were joined to them. */
  #audited<Rows extends readonly unknown[]>(
    spec: Pick<KeyedSpec, 'audited' | 'joined'>,
    columns: readonly string[] | null,
    rows: Rows,
  ): Rows {
    if (spec.audited !== undefined) this.trail.rows(spec.audited, rows);
    for (const { path, row } of joinedRows(spec, columns)) {
      if (row.audited === undefined) continue;
      this.trail.rows(
        row.audited,
        rows.map((each) => joinedAt(each, path)).filter((each) => each !== null),
      );
    }
    return rows;
  }
}

/** The refusal of a filter by an area that is not in the area whose list it is, and does not contain it; null for any other. */
function misplacedArea(parent: string | undefined, filter: unknown): HubError | null {
  const { area } = filter as { area?: AreaCode | null };
  if (area == null || parent === undefined || areaLevel(parent) === null) return null;
  return isWithin(area, parent) || isWithin(parent, area)
    ? null
    : badUserInput(['filter', 'area'], 'shared.areaElsewhere', { area, parent });
}

/** The row at a path of joined rows; null where there is none. */
function joinedAt(row: unknown, path: string): unknown {
  return path.split('.').reduce((at, name) => (at === null ? null : (at as Record<string, unknown>)[name]), row);
}
