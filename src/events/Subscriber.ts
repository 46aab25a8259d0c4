import { subscriberTooSlow } from './cursorErrors.ts';
import type { CursorOf, FeedEvent } from './FeedEvent.ts';
import type { LogPage } from './SharedReplay.ts';

export interface SubscriberOptions<E> {
  /** Reads the log after a position, for the replay. */
  replay: (after: number) => Promise<LogPage<E>>;
  filter: (event: E) => boolean;
  cursorOf: CursorOf;
  /** Highest number of waiting events. */
  bufferLimit: number;
  onEnd: () => void;
}

/**
 * One subscriber of a feed, read as an async iterator. It replays the log from its start position, then delivers live events. Each event
 * is delivered once, even if it was both replayed and pushed.
 */
export class Subscriber<E extends FeedEvent> implements AsyncIterableIterator<E, void, void> {
  readonly #options: SubscriberOptions<E>;
  readonly #buffer: E[] = [];
  /** Position up to which the log was replayed: live events up to it are skipped. */
  #replayedThrough = Number.POSITIVE_INFINITY;
  /** Position of the last delivered event, or the start position: the client may resume after it. */
  #handedOut = 0;
  /** Whether the log may still hold events that were never pushed. */
  #replaying = true;
  #ended = false;
  #failure: Error | null = null;
  #notify: (() => void) | null = null;

  constructor(options: SubscriberOptions<E>) {
    this.#options = options;
  }

  /** Sets the position after which events are delivered. */
  start(position: number): void {
    this.#replayedThrough = position;
    this.#handedOut = position;
  }

  /**
   * Accepts a live event. During the replay events are ignored here, because they are read from the log. A subscriber whose buffer is full
   * is disconnected: it must not fill memory or slow the others.
   */
  push(event: E): void {
    if (this.#ended || this.#replaying || event.seq <= this.#replayedThrough || !this.#options.filter(event)) return;
    if (this.#buffer.length >= this.#options.bufferLimit) {
      this.fail(subscriberTooSlow(this.#handedOut, this.#options.cursorOf));
      return;
    }
    this.#buffer.push(event);
    this.#notify?.();
  }

  /** Ends it after the waiting events are delivered. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#options.onEnd();
    this.#notify?.();
  }

  /** Ends it with an error and drops the waiting events. */
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

  /** A failed replay ends the subscriber: it cannot know which events it missed. */
  async #replayOrEnd(): Promise<void> {
    try {
      await this.#replay();
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** Reads the next segment of the log into the buffer. A segment that reaches the end of the log ends the replay. */
  async #replay(): Promise<void> {
    // Live events are accepted before this read: events committed after it are pushed.
    this.#replaying = false;
    const { events, through, more } = await this.#options.replay(this.#replayedThrough);
    if (this.#ended) return;
    const live = this.#buffer.splice(0).filter(({ seq }) => seq > through);
    this.#buffer.push(...events.filter(this.#options.filter));
    this.#replayedThrough = through;
    // More of the log follows, and it contains the live events.
    if (more) this.#replaying = true;
    else this.#buffer.push(...live);
  }
}
