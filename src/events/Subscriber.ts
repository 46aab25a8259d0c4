import { subscriberTooSlow } from './cursorErrors.ts';
import type { CursorOf, FeedEvent } from './FeedEvent.ts';
import type { Stretch } from './SharedReplay.ts';

export interface SubscriberOptions<E> {
  /** Reads the log after a position, for the replay. */
  replay: (after: number) => Promise<Stretch<E>>;
  wants: (event: E) => boolean;
  cursorOf: CursorOf;
  /** Most events that may wait. */
  bufferLimit: number;
  onEnd: () => void;
}

/**
 * One subscriber of a feed, read as an async iterator: replays the log from its start position, then hands
 * out the live events that were pushed meanwhile, skipping those the replay already gave.
 */
export class Subscriber<E extends FeedEvent> implements AsyncIterableIterator<E, void, void> {
  readonly #options: SubscriberOptions<E>;
  readonly #buffer: E[] = [];
  /** The position up to which the log was replayed: live events up to it are known. */
  #replayedThrough = Number.POSITIVE_INFINITY;
  /** Position of the last event that was handed out, or where it began: what the client may resume after. */
  #handedOut = 0;
  /** Whether the log may still hold events that were never pushed. */
  #replaying = true;
  #ended = false;
  #failure: Error | null = null;
  #notify: (() => void) | null = null;

  constructor(options: SubscriberOptions<E>) {
    this.#options = options;
  }

  /** Sets the position after which events are handed out. */
  start(position: number): void {
    this.#replayedThrough = position;
    this.#handedOut = position;
  }

  /**
   * Takes a live event. While the log is replayed it comes from there, so it need not be kept. A subscriber that does
   * not read is cut off: it must neither grow memory nor slow the others.
   */
  push(event: E): void {
    if (this.#ended || this.#replaying || event.seq <= this.#replayedThrough || !this.#options.wants(event)) return;
    if (this.#buffer.length >= this.#options.bufferLimit) {
      this.fail(subscriberTooSlow(this.#handedOut, this.#options.cursorOf));
      return;
    }
    this.#buffer.push(event);
    this.#notify?.();
  }

  /** Ends it after what waits has been handed out. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#options.onEnd();
    this.#notify?.();
  }

  /** Ends it with an error, in place of what waits. */
  fail(error: Error): void {
    if (this.#ended) return;
    this.#failure = error;
    this.#buffer.length = 0;
    this.end();
  }

  async next(): Promise<IteratorResult<E, void>> {
    for (;;) {
      if (this.#failure) throw this.#failure;
      const event = this.#buffer.shift();
      if (event !== undefined) {
        this.#handedOut = event.seq;
        return { value: event, done: false };
      }
      if (this.#ended) return { value: undefined, done: true };
      if (this.#replaying) await this.#replayOrEnd();
      else await new Promise<void>((resolve) => (this.#notify = resolve));
    }
  }

  return(): Promise<IteratorResult<E, void>> {
    this.#buffer.length = 0;
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** A replay that fails ends the subscriber: it cannot know what it has missed. */
  async #replayOrEnd(): Promise<void> {
    try {
      await this.#replay();
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** Reads the next stretch of the log into the buffer. A stretch that ends at the log's end ends the replay. */
  async #replay(): Promise<void> {
    // Live events are taken from before this read on: whatever commits after it is pushed.
    this.#replaying = false;
    const { events, through, more } = await this.#options.replay(this.#replayedThrough);
    if (this.#ended) return;
    const live = this.#buffer.splice(0).filter(({ seq }) => seq > through);
    this.#buffer.push(...events.filter(this.#options.wants));
    this.#replayedThrough = through;
    // With more to come, live events will be met again in the log.
    if (more) this.#replaying = true;
    else this.#buffer.push(...live);
  }
}
