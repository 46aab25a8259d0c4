import type { OrderBy, PageRequest } from './ConnectionSpec.ts';
import { encodeCursor } from './cursor.ts';

/** The member that a page statement adds to each row: the ordering value, unless the list is ordered by key. */
export interface PagedRow {
  _order?: string | number | null;
}

/** How the pages of one list field make their cursors. */
export interface CursorFormat {
  list: string;
  /** Name of the key column. */
  key: string;
  orderBy: OrderBy;
  /** Whether a cursor may contain the ordering value. */
  showsValue: boolean;
}

/**
 * One page of a list, in the shape of a Relay connection. Edges and cursors are made only when asked for.
 */
export class Page<Row extends PagedRow> {
  readonly nodes: Row[];
  /** Counts the whole list; called only if `totalCount` is selected. */
  readonly count: () => Promise<number>;
  private readonly format: CursorFormat;
  private readonly request: PageRequest;
  private readonly more: boolean;

  /**
   * @param rows as read: in the order of reading, with one row more than requested if there is a further page and the request looks for it.
   * @param more whether there is a further page, if this is known from elsewhere.
   */
  constructor(rows: Row[], format: CursorFormat, request: PageRequest, count: () => Promise<number>, more = rows.length > request.limit) {
    this.more = more;
    const kept = rows.length > request.limit ? rows.slice(0, request.limit) : rows;
    this.nodes = request.backward ? kept.reverse() : kept;
    this.format = format;
    this.request = request;
    this.count = count;
  }

  get edges(): { cursor: string; node: Row }[] {
    return this.nodes.map((node) => ({ cursor: this.cursor(node), node }));
  }

  get pageInfo(): { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null } {
    const { backward, after, before } = this.request;
    const [first, last] = [this.nodes[0], this.nodes.at(-1)];
    return {
      // On the other side there is at least one row: that of the given cursor.
      hasNextPage: backward ? before !== null : this.more,
      hasPreviousPage: backward ? this.more : after !== null,
      startCursor: first ? this.cursor(first) : null,
      endCursor: last ? this.cursor(last) : null,
    };
  }

  private cursor(row: Row): string {
    const { list, key, orderBy, showsValue } = this.format;
    return encodeCursor(list, orderBy, {
      value: showsValue ? (row._order ?? null) : null,
      key: (row as Record<string, unknown>)[key] as string | number,
    });
  }
}
