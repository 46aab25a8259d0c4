import type { AreaCode } from '../base/areaCode.ts';

/** An event of a feed: its position in the total order, and the village it concerns. */
export interface FeedEvent {
  readonly seq: number;
  readonly villageCode: AreaCode;
}

/** Result of one read of the log, from one snapshot. */
export interface LogRead<E> {
  /** In order. */
  readonly events: readonly E[];
  /** Events up to this position were pruned; 0 if none were. */
  readonly prunedThrough: number;
}

/** Reads the events after a position, in order, up to a limit. */
export type ReadEvents<E> = (after: number, limit: number) => Promise<LogRead<E>>;

/** The positions between which a log can be read. */
export interface LogBounds {
  readonly prunedThrough: number;
  /** Position of the newest event ever written; 0 before the first. */
  readonly newest: number;
}

/** Encodes a position as a cursor for clients. */
export type CursorOf = (position: number) => string;
