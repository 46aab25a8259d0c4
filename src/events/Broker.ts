/** An event on its way through a broker. */
export interface BrokerMessage {
  readonly seq: number;
  /** Position of the previous event in the log, by which a reader detects a gap. */
  readonly previous: number;
  /** The event; null for one that has to be read from the database. */
  readonly body: string | null;
}

/** Receiver of what a broker delivers. */
export interface BrokerListener {
  readonly onMessage: (message: BrokerMessage) => void;
  /** The broker became reliable or unreliable; while it is unreliable, messages are missed. */
  readonly onReliabilityChanged: () => void;
}

/**
 * Carries events between instances, when there are more of them than one database should serve. The log stays authoritative: lost,
 * duplicate and reordered messages are detected by their positions, and the events are read from the log.
 */
export interface Broker {
  /** Whether the broker accepts messages now. */
  readonly reliable: boolean;
  /** Publishes in the given order. Rejects if not all messages are acknowledged. */
  publish(messages: readonly BrokerMessage[]): Promise<void>;
  /** Position of the newest stored message; null if there is none. */
  newest(): Promise<number | null>;
  /** Delivers what is published from now on to the listener. Called once. */
  listen(listener: BrokerListener): void;
  close(): Promise<void>;
}

/** Encodes events for a broker. */
export interface EventCodec<E> {
  /** Null for an event that must not leave the database. */
  encode(event: E): string | null;
  decode(body: string): E;
}
