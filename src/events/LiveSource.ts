/** What a feed does with the news it gets. */
export interface Ear<E> {
  /** The log may hold new events. */
  readonly look: () => void;
  /**
   * An event came by itself.
   * @param previous position of the event before it in the log, by which a gap shows.
   */
  readonly take: (event: E, previous: number) => void;
}

/** How a feed hears, between its own regular looks at the log, of what other instances of the hub have committed. */
export interface LiveSource<E> {
  /** Tells every instance that events were committed here. Never fails: who misses the news finds the events by looking. */
  announce(): void;
  /** Begins to hear. Called once. */
  open(ear: Ear<E>): void;
  close(): Promise<void>;
}
