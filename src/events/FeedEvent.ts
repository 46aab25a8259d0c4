import type { AreaCode } from '../areaCode.ts';

/** An event that a feed carries: its place in the one total order, and the village it concerns. */
export interface FeedEvent {
  readonly seq: number;
  readonly villageCode: AreaCode;
}

/** What one read of the log gives, as of one moment. */
export interface LogRead<E> {
  /** In order. */
  readonly events: readonly E[];
  /** Events up to this position were removed because of their age; 0 when none was. */
  readonly prunedThrough: number;
}

/** Reads events in order: those after a position, at most so many. */
export type ReadEvents<E> = (after: number, limit: number) => Promise<LogRead<E>>;

/** The positions between which a log can be read. */
export interface LogBounds {
  readonly prunedThrough: number;
  /** Position of the newest event there ever was; 0 before the first. */
  readonly newest: number;
}

/** Writes a position as the cursor that clients are given. */
export type CursorOf = (position: number) => string;
