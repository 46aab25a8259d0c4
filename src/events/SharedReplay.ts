import { LRUCache } from 'lru-cache';
import { Mutex } from '../store/Mutex.ts';
import { requireKept } from './cursorErrors.ts';
import type { CursorOf, FeedEvent, LogRead, ReadEvents } from './FeedEvent.ts';

/** A stretch of the log, read for one subscriber. */
export interface Stretch<E> {
  readonly events: readonly E[];
  /** The log was read up to here. */
  readonly through: number;
  /** Whether the log may hold more after it. */
  readonly more: boolean;
}

/** Events in a page of the log. */
const pageSize = 200;

/** How long a page is kept, in ms: as long as it takes those to return whom one fault has cut off. */
const keptFor = 10_000;

/**
 * Reads the log for those who catch up. A thousand who come back at once, each with a cursor of its own, cost as many
 * statements as there are pages between them and now, not a thousand: the log is read in pages that are shared, one
 * statement after the other, so that they leave the database's connections to the others.
 */
export class SharedReplay<E extends FeedEvent> {
  readonly #read: ReadEvents<E>;
  readonly #cursorOf: CursorOf;
  readonly #turns = new Mutex();
  /** Full pages, by the position they begin after. They change no more: nothing is ever inserted between two events. */
  readonly #full = new LRUCache<number, LogRead<E>>({ max: 50, ttl: keptFor });
  /** Reads that have not begun: whoever joins one gets all that was committed before. */
  readonly #queued = new Map<number, Promise<LogRead<E>>>();

  constructor(read: ReadEvents<E>, cursorOf: CursorOf) {
    this.#read = read;
    this.#cursorOf = cursorOf;
  }

  /**
   * The next events after a position. Where the log ends, it is read up to its end as of a moment after this call.
   * @throws HubError `CURSOR_PRUNED` when events after the position are no longer kept.
   */
  async after(position: number): Promise<Stretch<E>> {
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
      page = this.#turns.run(async () => {
        this.#queued.delete(start);
        const read = await this.#read(start, pageSize);
        if (read.events.length === pageSize) this.#full.set(start, read);
        return read;
      });
      this.#queued.set(start, page);
    }
    return page;
  }
}
