import type { AreaCode } from '../areaCode.ts';
import { isWithin, parentArea } from '../areaCode.ts';
import { Mutex } from '../store/Mutex.ts';
import { cursorPruned, requireReadable } from './cursorErrors.ts';
import type { CursorOf, FeedEvent, LogBounds, ReadEvents } from './FeedEvent.ts';
import type { LiveSource } from './LiveSource.ts';
import { SharedReplay } from './SharedReplay.ts';
import { Subscriber } from './Subscriber.ts';

export interface SubscribeOptions<E> {
  /** Areas to hear of; null hears of all. */
  areas: readonly AreaCode[] | null;
  /** Position to replay from; live from now when left out. */
  after?: number | undefined;
  /** Which of the events are wanted. */
  wants?: (event: E) => boolean;
}

export interface FeedOptions<E> {
  /** Reads the log. */
  read: ReadEvents<E>;
  /** Reads between which positions the log can be read. */
  bounds: () => Promise<LogBounds>;
  cursorOf: CursorOf;
  /** How it hears of what other instances commit; null where there are none. */
  source: LiveSource<E> | null;
  /** How often to look by itself, because news can be lost; null where there are no other instances. */
  pollMs: number | null;
  /** Most events that may wait for one subscriber. */
  bufferLimit?: number;
  onError: (error: unknown) => void;
}

const batchSize = 500;

/**
 * Carries events from the log to live subscribers, in the log's order, each exactly once.
 *
 * The feed reads the log when it is woken (after a commit in this process), when its source says so, and every
 * `pollMs`. One read serves all subscribers; they are found by area, not by asking each.
 */
export class Feed<E extends FeedEvent> {
  readonly #options: FeedOptions<E>;
  readonly #replay: SharedReplay<E>;
  /** Subscribers by the area they listen to; those to everything under null. */
  readonly #subscribers = new Map<AreaCode | null, Set<Subscriber<E>>>();
  readonly #turns = new Mutex();
  /** A read of the bounds that has not begun: whoever joins it gets what was committed before. */
  #queuedBounds: Promise<LogBounds> | null = null;
  #count = 0;
  #position: number | null = null;
  #draining = false;
  #again = false;
  #timer: NodeJS.Timeout | null = null;
  #hears = false;
  #closed = false;

  constructor(options: FeedOptions<E>) {
    this.#options = options;
    this.#replay = new SharedReplay(options.read, options.cursorOf);
  }

  /** Number of live subscribers. */
  get size(): number {
    return this.#count;
  }

  /** Says that events were committed in this process: tells the other instances, and looks. */
  wake(): void {
    if (this.#closed) return;
    this.#options.source?.announce();
    this.#look();
  }

  /**
   * Subscribes: first what is missed since `after`, then live events, in order and without a gap. Ends at once when the
   * feed is closed.
   * @throws HubError `CURSOR_PRUNED` or `CURSOR_UNKNOWN` when the log cannot be resumed from `after`.
   */
  async subscribe(options: SubscribeOptions<E>): Promise<AsyncIterableIterator<E, void, void>> {
    const { cursorOf, bufferLimit = 1_000, source } = this.#options;
    const keys: readonly (AreaCode | null)[] = options.areas ?? [null];
    const subscriber = new Subscriber<E>({
      replay: (after) => this.#replay.after(after),
      wants: (event) => within(event.villageCode, options.areas) && (options.wants?.(event) ?? true),
      cursorOf,
      bufferLimit,
      onEnd: () => this.#remove(keys, subscriber),
    });
    // Registered before the log is read, so that nothing falls between replay and live.
    for (const key of keys) this.#subscribersOf(key).add(subscriber);
    this.#count++;
    try {
      const bounds = await this.#bounds();
      if (options.after !== undefined) requireReadable(options.after, bounds, cursorOf);
      this.#position ??= bounds.newest;
      subscriber.start(options.after ?? bounds.newest);
    } catch (error) {
      subscriber.end();
      throw error;
    }
    if (this.#closed) {
      subscriber.end();
      return subscriber;
    }
    if (source !== null && !this.#hears) source.open({ look: () => this.#look(), take: (event, previous) => this.#take(event, previous) });
    this.#hears = true;
    this.#keepPolling();
    this.#look();
    return subscriber;
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
    for (const subscribers of this.#subscribers.values()) for (const subscriber of subscribers) subscriber.end();
    await this.#options.source?.close();
  }

  /** Cheap: calls during a read make one further read. */
  #look(): void {
    if (this.#closed || this.#count === 0) return;
    this.#again = true;
    if (!this.#draining) void this.#drain();
  }

  /** Takes an event that came without a read. Whatever is not the very next one is left to the log. */
  #take(event: E, previous: number): void {
    if (this.#closed || this.#position === null || event.seq <= this.#position) return;
    if (this.#draining || previous !== this.#position) {
      this.#look();
      return;
    }
    this.#position = event.seq;
    this.#deliver(event);
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        if (this.#position === null) continue;
        const from = this.#position;
        const { events, prunedThrough } = await this.#options.read(from, batchSize);
        // Everybody has left meanwhile; whoever came after them has begun from a newer position and asked for a look.
        if (this.#position !== from) continue;
        // This instance stood still for so long that events went by unread: nobody may believe that nothing happened.
        if (from < prunedThrough) this.#failAll(cursorPruned(prunedThrough, this.#options.cursorOf));
        for (const event of events) this.#deliver(event);
        this.#position = events.at(-1)?.seq ?? Math.max(from, prunedThrough);
        if (events.length === batchSize) this.#again = true;
      }
    } catch (error) {
      this.#options.onError(error);
    } finally {
      // In the same step as the last look at #again: a wake in between would be lost.
      this.#draining = false;
    }
  }

  #deliver(event: E): void {
    const told = new Set<Subscriber<E>>();
    for (let area: AreaCode | null = event.villageCode; ; area = parentArea(area)) {
      for (const subscriber of this.#subscribers.get(area) ?? []) told.add(subscriber);
      if (area === null) break;
    }
    for (const subscriber of told) subscriber.push(event);
  }

  #failAll(error: Error): void {
    for (const subscribers of this.#subscribers.values()) for (const subscriber of subscribers) subscriber.fail(error);
  }

  /** The bounds of the log as of a moment after this call; those who subscribe at once share the read. */
  #bounds(): Promise<LogBounds> {
    return (this.#queuedBounds ??= this.#turns.run(() => {
      this.#queuedBounds = null;
      return this.#options.bounds();
    }));
  }

  #subscribersOf(area: AreaCode | null): Set<Subscriber<E>> {
    let subscribers = this.#subscribers.get(area);
    if (subscribers === undefined) this.#subscribers.set(area, (subscribers = new Set()));
    return subscribers;
  }

  #remove(keys: readonly (AreaCode | null)[], subscriber: Subscriber<E>): void {
    for (const key of keys) {
      const subscribers = this.#subscribers.get(key);
      subscribers?.delete(subscriber);
      if (subscribers?.size === 0) this.#subscribers.delete(key);
    }
    this.#count--;
    // With nobody listening the log is not read; the next subscriber starts from its newest event.
    if (this.#count === 0) {
      this.#position = null;
      if (this.#timer) clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  #keepPolling(): void {
    const { pollMs } = this.#options;
    if (pollMs === null || this.#timer !== null || this.#count === 0) return;
    this.#timer = setInterval(() => this.#look(), pollMs);
  }
}

function within(village: AreaCode, areas: readonly AreaCode[] | null): boolean {
  return areas === null || areas.some((area) => isWithin(village, area));
}
