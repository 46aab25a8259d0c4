import { Feed, type FeedOptions } from '../../src/events/Feed.ts';
import type { FeedEvent, LogBounds, LogRead } from '../../src/events/FeedEvent.ts';

/** A log in memory: the feed takes its reads as functions, so it needs no database. */
export class ArrayLog {
  readonly events: FeedEvent[] = [];
  readonly #pause: () => Promise<unknown>;
  #prunedThrough = 0;

  /** @param pause what a read waits for before it looks at the log, and again before it answers. */
  constructor(pause: () => Promise<unknown> = () => Promise.resolve()) {
    this.#pause = pause;
  }

  get newest(): number {
    return this.events.length;
  }

  commit(villageCode: string, count = 1): void {
    for (let n = 0; n < count; n++) this.events.push({ seq: this.events.length + 1, villageCode });
  }

  /** Removes the events up to a position. */
  prune(through: number): void {
    this.#prunedThrough = through;
  }

  /** How often it was read. */
  reads = 0;

  read = async (after: number, limit: number): Promise<LogRead<FeedEvent>> => {
    this.reads++;
    await this.#pause();
    const read = {
      events: this.events.filter(({ seq }) => seq > after && seq > this.#prunedThrough).slice(0, limit),
      prunedThrough: this.#prunedThrough,
    };
    await this.#pause();
    return read;
  };

  bounds = async (): Promise<LogBounds> => {
    this.reads++;
    await this.#pause();
    const bounds = { newest: this.newest, prunedThrough: this.#prunedThrough };
    await this.#pause();
    return bounds;
  };

  /** A feed over this log whose errors fail the test that reads them. */
  feed(options: Partial<FeedOptions<FeedEvent>> = {}): Feed<FeedEvent> {
    return new Feed<FeedEvent>({
      read: this.read,
      bounds: this.bounds,
      cursorOf: (position) => `cursor ${position}`,
      source: null,
      pollMs: null,
      onError: (error) => {
        throw error;
      },
      ...options,
    });
  }
}

/** Takes so many events; fails when the subscription ends before. */
export async function take(subscription: AsyncIterator<FeedEvent, void>, count: number): Promise<number[]> {
  const taken: number[] = [];
  while (taken.length < count) {
    const { value } = await subscription.next();
    if (value === undefined) throw new Error(`ended after ${taken.length} events`);
    taken.push(value.seq);
  }
  return taken;
}

/** The numbers from one to another. */
export function sequence(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}
