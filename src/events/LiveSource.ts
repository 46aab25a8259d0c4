/** How a feed handles signals. */
export interface LiveSourceListener<E> {
  /** The log may hold new events. */
  readonly onLogChanged: () => void;
  /** An event was delivered. @param previous position of the previous event in the log, by which a gap is detected. */
  readonly onEvent: (event: E, previous: number) => void;
}

/** How a feed learns, between its regular reads of the log, what other instances of the hub have committed. */
export interface LiveSource<E> {
  /**
   * Signals every instance that events were committed here. Never fails: an instance that misses the signal finds the events when it polls.
   */
  announce(): void;
  /** Starts to listen. Called once. */
  open(listener: LiveSourceListener<E>): void;
  close(): Promise<void>;
}
