import type { Broker, EventCodec } from './Broker.ts';
import type { FeedEvent, LogBounds, ReadEvents } from './FeedEvent.ts';

const batchSize = 200;

export interface RelayOptions<E> {
  read: ReadEvents<E>;
  bounds: () => Promise<LogBounds>;
  broker: Pick<Broker, 'publish' | 'newest'>;
  codec: Pick<EventCodec<E>, 'encode'>;
  /** How often to look by itself, in ms. */
  pollMs: number;
  onError: (error: unknown) => void;
}

/**
 * Publishes the events of the log to a broker, in order. It goes on after the newest that the broker holds; after a
 * failure it asks again which that is. Two at once do no harm: a message is known by its position.
 */
export class Relay<E extends FeedEvent> {
  readonly #options: RelayOptions<E>;
  #active = false;
  #running = false;
  #again = false;
  #position: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: RelayOptions<E>) {
    this.#options = options;
  }

  /** Begins to relay; returns how to stop. */
  start(): () => void {
    this.#active = true;
    this.#position = null;
    this.#timer = setInterval(() => this.wake(), this.#options.pollMs);
    this.wake();
    return () => {
      this.#active = false;
      if (this.#timer !== null) clearInterval(this.#timer);
    };
  }

  /** Says that there may be new events. */
  wake(): void {
    if (!this.#active) return;
    this.#again = true;
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (this.#again && this.#active) {
        this.#again = false;
        if (await this.#relay()) this.#again = true;
      }
    } catch (error) {
      this.#position = null;
      if (this.#active) this.#options.onError(error);
    } finally {
      // In the same step as the last look at #again: a wake in between would be lost.
      this.#running = false;
    }
  }

  /** Relays what one read gives; says whether there may be more. */
  async #relay(): Promise<boolean> {
    const { read, broker, codec } = this.#options;
    const position = (this.#position ??= await this.#start());
    const { events, prunedThrough } = await read(position, batchSize);
    let previous = Math.max(position, prunedThrough);
    const messages = events.map((event) => {
      const message = { seq: event.seq, previous, body: codec.encode(event) };
      previous = event.seq;
      return message;
    });
    if (messages.length > 0) await broker.publish(messages);
    this.#position = previous;
    return events.length === batchSize;
  }

  /** Where to go on: a broker that holds nothing begins with what is new; one that is ahead of the database is out of date. */
  async #start(): Promise<number> {
    const published = await this.#options.broker.newest();
    const { newest } = await this.#options.bounds();
    return Math.min(published ?? newest, newest);
  }
}
