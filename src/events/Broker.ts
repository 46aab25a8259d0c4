/** An event on its way through a broker. */
export interface BrokerMessage {
  readonly seq: number;
  /** Position of the event before it in the log: who has not seen that one sees the gap. */
  readonly previous: number;
  /** The event; null for one that has to be read from the database. */
  readonly body: string | null;
}

/** What is done with news from a broker. */
export interface BrokerEar {
  readonly take: (message: BrokerMessage) => void;
  /** It can be relied on from now on, or no longer: in between, messages were missed. */
  readonly changed: () => void;
}

/**
 * Carries events between instances, for more of them than one database should serve. It is never the truth: whatever it
 * loses, doubles or brings out of order is found by the positions, and read from the log.
 */
export interface Broker {
  /** Whether what is published now will be heard. */
  readonly reliable: boolean;
  /** Publishes in the order given. Rejects when it cannot tell that all have arrived. */
  publish(messages: readonly BrokerMessage[]): Promise<void>;
  /** Position of the newest message it holds; null for none. */
  newest(): Promise<number | null>;
  /** Has `ear` told of what is published from now on. Called once. */
  listen(ear: BrokerEar): void;
  close(): Promise<void>;
}

/** Writes events for a broker. */
export interface EventCodec<E> {
  /** Null for an event that must not leave the database. */
  encode(event: E): string | null;
  decode(body: string): E;
}
