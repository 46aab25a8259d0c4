import { every, inBackground } from '../base/background.ts';
import { asOwnWork } from '../store/ownWork.ts';
import type { Broker, EventCodec } from './Broker.ts';
import type { FeedEvent, LogBounds, ReadEvents } from './FeedEvent.ts';

const batchSize = 200;

export interface RelayOptions<E> {
  read: ReadEvents<E>;
  bounds: () => Promise<LogBounds>;
  broker: Pick<Broker, 'publish' | 'newest'>;
  codec: Pick<EventCodec<E>, 'encode'>;
  /** Poll interval in ms. */
  pollMs: number;
  onError: (error: unknown) => void;
}

/**
 * Publishes the events of the log to a broker, in order. It continues after the newest message of the broker; after a failure it asks the
 * broker again which one that is. Two relays at once do no harm: messages are deduplicated by position.
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

  /** Starts to relay; returns a function that stops it. */
  start(): () => void {
    this.#active = true;
    this.#position = null;
    this.#timer = every(this.#options.pollMs, () => this.wake());
    this.wake();
    return () => {
      this.#active = false;
      if (this.#timer !== null) clearInterval(this.#timer);
    };
  }

  /** Signals that there may be new events. */
  wake(): void {
    if (!this.#active) return;
    this.#again = true;
    if (!this.#running) inBackground(() => this.#run());
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
      // In the same synchronous step as the last check of #again: a wake in between would be lost.
      this.#running = false;
    }
  }

  /** Relays the result of one read; returns whether there may be more. */
  async #relay(): Promise<boolean> {
    const { read, broker, codec } = this.#options;
    const position = (this.#position ??= await this.#start());
    const { events, prunedThrough } = await asOwnWork(() => read(position, batchSize));
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

  /** Where to continue: an empty broker starts with new events; a broker ahead of the database is out of date. */
  async #start(): Promise<number> {
    const published = await this.#options.broker.newest();
    const { newest } = await asOwnWork(this.#options.bounds);
    return Math.min(published ?? newest, newest);
  }
}
