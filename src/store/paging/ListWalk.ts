import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The keys of one list for a file. Its rows and their order are read once, with one statement; the pages are then read by these keys. So
 * concurrent writes cause no duplicate and no missing row (docs/decisions/031).
 */
export class ListWalk {
  /** Keys with commas between: of 500,000 rows 18 MB, where a list of texts would take 50. */
  #keys: string | null = null;
  #count = 0;
  #position = 0;
  #next = 0;

  /** @param most keys that are read at most: one more than a file may hold. */
  constructor(readonly most: number) {}

  /** Whether the keys have been read. Never, where the list is read in another process: by a gateway's subgraph. */
  get isBegun(): boolean {
    return this.#keys !== null;
  }

  /** How many rows the list has, from where the walk began; up to `most`. */
  get count(): number {
    return this.#count;
  }

  begin(keys: string, count: number): void {
    this.#keys = keys;
    this.#count = count;
  }

  /** The keys of the page that is due: the same until `advance` is called. */
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

  /** Whether rows follow the page that was asked for last. */
  get hasMore(): boolean {
    return this.#next < (this.#keys ?? '').length;
  }

  /** The page has been taken. */
  advance(): void {
    this.#position = this.#next;
  }
}

const current = new AsyncLocalStorage<ListWalk>();

/** Runs an operation whose one connection is the list of a walk. */
export function runInWalk<T>(walk: ListWalk, work: () => T): T {
  return current.run(walk, work);
}

export function currentWalk(): ListWalk | undefined {
  return current.getStore();
}
