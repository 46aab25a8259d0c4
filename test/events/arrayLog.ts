import { Feed } from '../../src/events/Feed.ts';
import type { FeedEvent } from '../../src/events/FeedEvent.ts';

/** A log in memory: the feed takes its reads as functions, so it needs no database. */
export class ArrayLog {
  readonly events: FeedEvent[] = [];
  readonly #pause: () => Promise<unknown>;

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

  read = async (after: number, limit: number): Promise<FeedEvent[]> => {
    await this.#pause();
    const events = this.events.filter(({ seq }) => seq > after).slice(0, limit);
    await this.#pause();
    return events;
  };

  latest = async (): Promise<number> => {
    await this.#pause();
    const { newest } = this;
    await this.#pause();
    return newest;
  };

  /** A feed over this log whose errors fail the test that reads them. */
  feed(onError: (error: unknown) => void = (error) => { throw error; }): Feed<FeedEvent> {
    return new Feed<FeedEvent>({ read: this.read, latest: this.latest, pollMs: null, onError });
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
