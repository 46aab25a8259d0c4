import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The keys of one list for a file. Its rows and their order are read once, with one statement; the pages are then read by these keys. So
 * concurrent writes cause no duplicate and no missing row (docs/decisions/031).
 */
export class ListWalk {
  /** Keys separated by commas: 18 MB for 500,000 rows; an array of strings would take 50 MB. */
  #keys: string | null = null;
  #count = 0;
  #position = 0;
  #next = 0;

  /** @param most highest number of keys that are read: one more than a file may hold. */
  constructor(readonly most: number) {}

  /** Whether the keys have been read. Always false in a gateway, whose subgraphs read the list in other processes. */
  get isBegun(): boolean {
    return this.#keys !== null;
  }

  /** Number of rows of the list from the start of the walk, up to `most`. */
  get count(): number {
    return this.#count;
  }

  begin(keys: string, count: number): void {
    this.#keys = keys;
    this.#count = count;
  }

  /** The keys of the current page: the same until `advance` is called. */
  page(limit: number): string[] {
    const keys = this.#keys ?? '';
    const page: string[] = [];
    this.#next = this.#position;
    while (page.length < limit && this.hasMore) {
      const comma = keys.indexOf(',', this.#next);
      const end = comma === -1 ? keys.length : comma;
      page.push(keys.slice(this.#next, end));
      this.#next = end + 1;
    }
    return page;
  }

  /** Whether rows follow the current page. */
  get hasMore(): boolean {
    return this.#next < (this.#keys ?? '').length;
  }

  /** Moves on to the next page. */
  advance(): void {
    this.#position = this.#next;
  }
}

const current = new AsyncLocalStorage<ListWalk>();

/** Runs an operation whose only connection is the list of the walk. */
export function runInWalk<T>(walk: ListWalk, work: () => T): T {
  return current.run(walk, work);
}

export function currentWalk(): ListWalk | undefined {
  return current.getStore();
}
