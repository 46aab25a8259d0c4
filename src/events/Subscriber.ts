import { HubError } from '../errors.ts';
import type { FeedEvent, ReadEvents } from './FeedEvent.ts';

/** A subscriber that is this many events behind is cut off: it must not grow memory or slow the others. */
const bufferLimit = 1_000;
const replayBatch = 200;

/**
 * One subscriber of a feed, read as an async iterator: replays the log from its start position, then hands
 * out the live events that were pushed meanwhile, skipping those the replay already gave.
 */
export class Subscriber<E extends FeedEvent> implements AsyncIterableIterator<E, void, void> {
  readonly #read: ReadEvents<E>;
  readonly #wants: (event: E) => boolean;
  readonly #onEnd: () => void;
  readonly #buffer: E[] = [];
  /** The position up to which everything was handed out or was not wanted. */
  #position = Number.POSITIVE_INFINITY;
  /** Whether the log may still hold events that were never pushed. */
  #replaying = true;
  #ended = false;
  #failure: Error | null = null;
  #notify: (() => void) | null = null;

  constructor(options: { read: ReadEvents<E>; wants: (event: E) => boolean; onEnd: () => void }) {
    this.#read = options.read;
    this.#wants = options.wants;
    this.#onEnd = options.onEnd;
  }

  /** Sets the position after which events are handed out. */
  start(position: number): void {
    this.#position = position;
  }

  /** Takes a live event. While the log is replayed it comes from there, so it need not be kept. */
  push(event: E): void {
    if (this.#ended || this.#replaying || event.seq <= this.#position || !this.#wants(event)) return;
    if (this.#buffer.length >= bufferLimit) {
      this.#failure = new HubError('Too many events waiting: subscribe again with the last cursor as `after`', 'SUBSCRIBER_TOO_SLOW');
      this.end();
      return;
    }
    this.#buffer.push(event);
    this.#notify?.();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd();
    this.#notify?.();
  }

  async next(): Promise<IteratorResult<E, void>> {
    for (;;) {
      const event = this.#buffer.shift();
      if (event !== undefined) {
        this.#position = Math.max(this.#position, event.seq);
        return { value: event, done: false };
      }
      if (this.#failure) throw this.#failure;
      if (this.#ended) return { value: undefined, done: true };
      if (this.#replaying) await this.#replayOrEnd();
      else await new Promise<void>((resolve) => (this.#notify = resolve));
    }
  }

  return(): Promise<IteratorResult<E, void>> {
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

  /** Reads the next stretch of the log into the buffer. An empty stretch ends the replay. */
  async #replay(): Promise<void> {
    // Live events are taken from before this read on: whatever commits after it is pushed.
    this.#replaying = false;
    const events = await this.#read(this.#position, replayBatch);
    const wanted = events.filter(this.#wants);
    const last = events.at(-1)?.seq ?? this.#position;
    const live = this.#buffer.splice(0).filter((event) => event.seq > last);
    this.#buffer.push(...wanted, ...live);
    this.#position = Math.max(this.#position, last);
    if (events.length === replayBatch) {
      // More to come: live events will be met again in the log.
      this.#replaying = true;
      this.#buffer.splice(wanted.length);
    }
  }
}
