import type { AreaCode } from '../areaCode.ts';

/** An event that a feed carries: its place in the one total order, and the village it concerns. */
export interface FeedEvent {
  readonly seq: number;
  readonly villageCode: AreaCode;
}

/** Reads events in order: those after a position, at most so many. */
export type ReadEvents<E> = (after: number, limit: number) => Promise<E[]>;
