import type { AreaCode } from '../base/areaCode.ts';
import { isWithin, parentArea } from '../base/areaCode.ts';
import { every, inBackground, outsideOperations } from '../base/background.ts';
import { Mutex } from '../store/Mutex.ts';
import { asOwnWork } from '../store/ownWork.ts';
import { cursorPruned, requireReadable } from './cursorErrors.ts';
import type { CursorOf, FeedEvent, LogBounds, ReadEvents } from './FeedEvent.ts';
import type { LiveSource } from './LiveSource.ts';
import { SharedReplay } from './SharedReplay.ts';
import { Subscriber } from './Subscriber.ts';

export interface SubscribeOptions<E> {
  /** Areas to subscribe to; null for all areas. */
  areas: readonly AreaCode[] | null;
  /** Position to replay from; only new events when left out. */
  after?: number | undefined;
  /** Filter of the events. */
  filter?: (event: E) => boolean;
}

export interface FeedOptions<E> {
  /** Reads the log. */
  read: ReadEvents<E>;
  /** Reads the bounds of the log. */
  bounds: () => Promise<LogBounds>;
  cursorOf: CursorOf;
  /** Source of events that other instances commit; null without other instances. */
  source: LiveSource<E> | null;
  /** Poll interval, because signals can be lost; null without other instances. */
  pollMs: number | null;
  /** Highest number of waiting events of one subscriber. */
  bufferLimit?: number;
  onError: (error: unknown) => void;
}

const batchSize = 500;

/**
 * Delivers events from the log to live subscribers, in the order of the log, each exactly once. The feed reads the log when it is woken
 * (after a commit in this process), on a signal of its source, and every `pollMs`. One read serves all subscribers, which are indexed by
 * area.
 */
export class Feed<E extends FeedEvent> {
  readonly #options: FeedOptions<E>;
  readonly #replay: SharedReplay<E>;
  /** Subscribers by area; subscribers to all areas under null. */
  readonly #subscribers = new Map<AreaCode | null, Set<Subscriber<E>>>();
  readonly #boundsMutex = new Mutex();
  /** A read of the bounds that has not started: callers who join it see everything committed before. */
  #queuedBounds: Promise<LogBounds> | null = null;
  #subscriberCount = 0;
  /** Those that know after which position events are delivered to them. */
  readonly #started = new Set<Subscriber<E>>();
  #position: number | null = null;
  #draining = false;
  #again = false;
  #timer: NodeJS.Timeout | null = null;
  #sourceOpen = false;
  #closed = false;

  constructor(options: FeedOptions<E>) {
    this.#options = options;
    this.#replay = new SharedReplay(options.read, options.cursorOf);
  }

  /** Number of subscribers that have started: they receive every event that is committed from now on. */
  get size(): number {
    return this.#started.size;
  }

  /** Called after events were committed in this process: signals the other instances and reads the log. */
  wake(): void {
    if (this.#closed) return;
    outsideOperations(() => this.#options.source?.announce());
    this.#requestRead();
  }

  /**
   * Subscribes: first the events after `after`, then live events, in order and without a gap. Ends at once if the feed is closed.
   * @throws HubError `CURSOR_PRUNED` or `CURSOR_UNKNOWN` when the log cannot be resumed from `after`.
   */
  async subscribe(options: SubscribeOptions<E>): Promise<AsyncIterableIterator<E, void, void>> {
    const { cursorOf, bufferLimit = 1_000, source } = this.#options;
    const keys: readonly (AreaCode | null)[] = options.areas ?? [null];
    const subscriber = new Subscriber<E>({
      replay: (after) => this.#replay.after(after),
      filter: (event) => within(event.villageCode, options.areas) && (options.filter?.(event) ?? true),
      cursorOf,
      bufferLimit,
      onEnd: () => this.#remove(keys, subscriber),
    });
    // Registered before the log is read, so that no event is lost between replay and live delivery.
    for (const key of keys) this.#subscribersOf(key).add(subscriber);
    this.#subscriberCount++;
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
    this.#started.add(subscriber);
    if (source !== null && !this.#sourceOpen)
      outsideOperations(() =>
        source.open({ onLogChanged: () => this.#requestRead(), onEvent: (event, previous) => this.#acceptEvent(event, previous) }),
      );
    this.#sourceOpen = true;
    this.#keepPolling();
    this.#requestRead();
    return subscriber;
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
    for (const subscribers of this.#subscribers.values()) for (const subscriber of subscribers) subscriber.end();
    await this.#options.source?.close();
  }

  /** Cheap: calls during a read cause only one further read. */
  #requestRead(): void {
    if (this.#closed || this.#subscriberCount === 0) return;
    this.#again = true;
    if (!this.#draining) inBackground(() => this.#drain());
  }

  /** Accepts an event that a source delivered. An event that is not the next one is read from the log instead. */
  #acceptEvent(event: E, previous: number): void {
    if (this.#closed || this.#position === null || event.seq <= this.#position) return;
    if (this.#draining || previous !== this.#position) {
      this.#requestRead();
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
        const { events, prunedThrough } = await asOwnWork(() => this.#options.read(from, batchSize));
        // All subscribers have left meanwhile; later ones started from a newer position and requested a read.
        if (this.#position !== from) continue;
        // This instance was suspended so long that events were pruned before it read them; subscribers must learn that.
        if (from < prunedThrough) this.#failAll(cursorPruned(prunedThrough, this.#options.cursorOf));
        for (const event of events) this.#deliver(event);
        this.#position = events.at(-1)?.seq ?? Math.max(from, prunedThrough);
        if (events.length === batchSize) this.#again = true;
      }
    } catch (error) {
      this.#options.onError(error);
    } finally {
      // In the same synchronous step as the last check of #again: a wake in between would be lost.
      this.#draining = false;
    }
  }

  #deliver(event: E): void {
    const receivers = new Set<Subscriber<E>>();
    for (let area: AreaCode | null = event.villageCode; ; area = parentArea(area)) {
      for (const subscriber of this.#subscribers.get(area) ?? []) receivers.add(subscriber);
      if (area === null) break;
    }
    for (const subscriber of receivers) subscriber.push(event);
  }

  #failAll(error: Error): void {
    for (const subscribers of this.#subscribers.values()) for (const subscriber of subscribers) subscriber.fail(error);
  }

  /** The bounds of the log at a time after this call; concurrent subscribers share the read. */
  #bounds(): Promise<LogBounds> {
    return (this.#queuedBounds ??= outsideOperations(() =>
      this.#boundsMutex.run(() => {
        this.#queuedBounds = null;
        return asOwnWork(this.#options.bounds);
      }),
    ));
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
    this.#started.delete(subscriber);
    this.#subscriberCount--;
    // Without subscribers the log is not read; the next subscriber starts from its newest event.
    if (this.#subscriberCount === 0) {
      this.#position = null;
      if (this.#timer) clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  #keepPolling(): void {
    const { pollMs } = this.#options;
    if (pollMs === null || this.#timer !== null || this.#subscriberCount === 0) return;
    this.#timer = every(pollMs, () => this.#requestRead());
  }
}

function within(village: AreaCode, areas: readonly AreaCode[] | null): boolean {
  return areas === null || areas.some((area) => isWithin(village, area));
}
