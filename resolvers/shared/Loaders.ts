import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { ReadTrail } from '../../src/access/audit/ReadTrail.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import type { ConnectionSpec, PageQuery } from '../../src/store/paging/ConnectionSpec.ts';
import type { Page, PagedRow } from '../../src/store/paging/Page.ts';
import type { KeyedSpec } from '../../src/store/paging/pageSql.ts';
import { readByKey } from '../../src/store/paging/readByKey.ts';
import { readCounts, readPage, readPages } from '../../src/store/paging/readPages.ts';
import type { Store } from '../../src/store/Store.ts';
import { wantedColumns } from './wantedColumns.ts';

/**
 * The DataLoaders of one operation. Each field that leads to other rows goes through one, so that a query
 * costs one statement for each such field, however many rows there are.
 */
export class Loaders {
  readonly #byKey = new Map<object, DataLoader<string, unknown>>();
  readonly #byQuery = new Map<object, DataLoader<string, unknown>>();
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(
    readonly store: Store,
    readonly viewer: Viewer,
    readonly trail: ReadTrail,
  ) {}

  /**
   * Rows by their key; null where there is none.
   * @param info of the field that leads to them: only the columns it selects are read. All without it.
   */
  byKey<Row>(spec: KeyedSpec, info?: GraphQLResolveInfo): DataLoader<string, Row | null> {
    // Equal sets of columns of one spec are one array: it stands for both.
    const columns = info === undefined ? null : wantedColumns(info, spec, 'field');
    const identity = columns ?? spec;
    let loader = this.#byKey.get(identity);
    if (loader === undefined) {
      loader = new DataLoader<string, unknown>(async (keys) => this.#audited(spec, await readByKey<Row>(this.store, spec, keys, columns, this.viewer)));
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
    this.#audited(spec, page.nodes);
    return page;
  }

  /** Any other batch; `name` keeps it apart from the rest. */
  custom<Value>(name: string, batch: (keys: readonly string[]) => Promise<Value[]>): DataLoader<string, Value> {
    let loader = this.#loaders.get(name);
    if (loader === undefined) {
      loader = new DataLoader<string, unknown>(batch);
      this.#loaders.set(name, loader);
    }
    return loader as DataLoader<string, Value>;
  }

  #pages<Row, F>(spec: ConnectionSpec<F>, parent: string, query: PageQuery<F>): DataLoader<string, Page<Row & PagedRow>> {
    const name = `${spec.name} of ${parent} ${JSON.stringify([query.page, query.filter, query.orderBy, query.columns])}`;
    return this.custom(name, async (keys) => {
      const counts = this.custom(`count of ${name}`, (parents) => readCounts(this.store, spec, parent, parents, query));
      const pages = await readPages<Row, F>(this.store, spec, parent, keys, query, (key) => counts.load(key));
      if (spec.audited !== undefined && (parent === 'child' || parent === 'family')) this.trail.keys(spec.audited.type, parent === 'child' ? 'person' : 'family', keys);
      for (const page of pages) this.#audited(spec, page.nodes);
      return pages;
    });
  }

  /** Records whose records were read. */
  #audited<Rows extends readonly unknown[]>({ audited }: Pick<KeyedSpec, 'audited'>, rows: Rows): Rows {
    if (audited !== undefined) this.trail.rows(audited, rows);
    return rows;
  }
}
