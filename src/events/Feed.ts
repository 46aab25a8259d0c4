import type { AreaCode } from '../areaCode.ts';
import { parentArea } from '../areaCode.ts';
import type { FeedEvent, ReadEvents } from './FeedEvent.ts';
import { Subscriber } from './Subscriber.ts';

export interface SubscribeOptions<E> {
  /** Areas to hear of; null hears of all. */
  areas: readonly AreaCode[] | null;
  /** Position to replay from; live from now when left out. */
  after?: number | undefined;
  /** Which of the events are wanted. */
  wants?: (event: E) => boolean;
}

const batchSize = 500;

/**
 * Carries events from the log to live subscribers, in the log's order, each exactly once.
 *
 * The feed reads the log when it is woken (after a commit in this process) and, where other processes write
 * too, every `pollMs`. One read serves all subscribers; they are found by area, not by asking each.
 */
export class Feed<E extends FeedEvent> {
  readonly #read: ReadEvents<E>;
  readonly #latest: () => Promise<number>;
  readonly #pollMs: number | null;
  readonly #onError: (error: unknown) => void;
  /** Subscribers by the area they listen to; those to everything under null. */
  readonly #subscribers = new Map<AreaCode | null, Set<Subscriber<E>>>();
  #count = 0;
  #position: number | null = null;
  #draining = false;
  #again = false;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  /**
   * @param options.read reads the log.
   * @param options.latest the position of the newest event, 0 for an empty log.
   * @param options.pollMs how often to look for events of other processes; null where there are none.
   */
  constructor(options: { read: ReadEvents<E>; latest: () => Promise<number>; pollMs: number | null; onError: (error: unknown) => void }) {
    this.#read = options.read;
    this.#latest = options.latest;
    this.#pollMs = options.pollMs;
    this.#onError = options.onError;
  }

  /** Number of live subscribers. */
  get size(): number {
    return this.#count;
  }

  /** Says that there may be new events. Cheap: calls during a read make one further read. */
  wake(): void {
    if (this.#closed || this.#count === 0) return;
    this.#again = true;
    if (!this.#draining) void this.#drain();
  }

  /** Subscribes: first what is missed since `after`, then live events, in order and without a gap. Ends at once when the feed is closed. */
  async subscribe(options: SubscribeOptions<E>): Promise<AsyncIterableIterator<E, void, void>> {
    const keys: readonly (AreaCode | null)[] = options.areas ?? [null];
    const subscriber = new Subscriber<E>({
      read: this.#read,
      wants: (event) => within(event.villageCode, options.areas) && (options.wants?.(event) ?? true),
      onEnd: () => this.#remove(keys, subscriber),
    });
    // Registered before the log is read, so that nothing falls between replay and live.
    for (const key of keys) this.#subscribersOf(key).add(subscriber);
    this.#count++;
    try {
      const latest = await this.#latest();
      this.#position ??= latest;
      subscriber.start(options.after ?? latest);
    } catch (error) {
      subscriber.end();
      throw error;
    }
    if (this.#closed) subscriber.end();
    this.#keepPolling();
    this.wake();
    return subscriber;
  }

  /** Ends every subscription. */
  close(): void {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
    for (const subscribers of this.#subscribers.values()) for (const subscriber of subscribers) subscriber.end();
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        if (this.#position === null) continue;
        const events = await this.#read(this.#position, batchSize);
        for (const event of events) this.#deliver(event);
        this.#position = events.at(-1)?.seq ?? this.#position;
        if (events.length === batchSize) this.#again = true;
      }
    } catch (error) {
      this.#onError(error);
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
    if (this.#pollMs === null || this.#timer !== null || this.#count === 0 || this.#closed) return;
    this.#timer = setInterval(() => this.wake(), this.#pollMs);
  }
}

function within(village: AreaCode, areas: readonly AreaCode[] | null): boolean {
  return areas === null || areas.some((area) => village === area || village.startsWith(`${area}.`));
}
