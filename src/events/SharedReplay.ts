import { LRUCache } from 'lru-cache';
import { outsideOperations } from '../base/background.ts';
import { Mutex } from '../store/Mutex.ts';
import { asOwnWork } from '../store/ownWork.ts';
import { requireKept } from './cursorErrors.ts';
import type { CursorOf, FeedEvent, LogRead, ReadEvents } from './FeedEvent.ts';

/** A segment of the log, read for one subscriber. */
export interface LogPage<E> {
  readonly events: readonly E[];
  /** The log was read up to here. */
  readonly through: number;
  /** Whether the log may hold more after it. */
  readonly more: boolean;
}

/** Events in a page of the log. */
const pageSize = 200;

/** How long a page is kept, in ms: the time in which clients reconnect after a common failure. */
const pageTtlMs = 10_000;

/**
 * Reads the log for subscribers that replay. A thousand subscribers that reconnect at once, each with its own cursor, cost one statement
 * per page, not a thousand: the pages are shared, and read one after the other, which leaves the other connections of the database free.
 */
export class SharedReplay<E extends FeedEvent> {
  readonly #read: ReadEvents<E>;
  readonly #cursorOf: CursorOf;
  readonly #readMutex = new Mutex();
  /** Full pages, by the position that they start after. They are immutable: nothing is ever inserted between two events. */
  readonly #full = new LRUCache<number, LogRead<E>>({ max: 50, ttl: pageTtlMs });
  /** Reads that have not started: callers who join one see everything committed before. */
  readonly #queued = new Map<number, Promise<LogRead<E>>>();

  constructor(read: ReadEvents<E>, cursorOf: CursorOf) {
    this.#read = read;
    this.#cursorOf = cursorOf;
  }

  /**
   * The next events after a position. The last segment reaches the end of the log at a time after this call.
   * @throws HubError `CURSOR_PRUNED` when events after the position are no longer kept.
   */
  async after(position: number): Promise<LogPage<E>> {
    const start = position - (position % pageSize);
    const { events, prunedThrough } = this.#full.get(start) ?? (await this.#queue(start));
    requireKept(position, prunedThrough, this.#cursorOf);
    return {
      events: events.filter(({ seq }) => seq > position),
      through: Math.max(position, events.at(-1)?.seq ?? 0),
      more: events.length === pageSize,
    };
  }

  #queue(start: number): Promise<LogRead<E>> {
    let page = this.#queued.get(start);
    if (page === undefined) {
      const read = async () => {
        this.#queued.delete(start);
        const found = await asOwnWork(() => this.#read(start, pageSize));
        if (found.events.length === pageSize) this.#full.set(start, found);
        return found;
      };
      this.#queued.set(start, (page = outsideOperations(() => this.#readMutex.run(read))));
    }
    return page;
  }
}
