import { setTimeout } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import type { RemoteEvent } from '../operation/RemoteExecution.ts';
import type { Positions } from './positions.ts';
import { endingOf } from './subgraphErrors.ts';

export interface Resuming {
  /** Starts the subscription after a position, or with new events only. Returns the errors if it is refused. */
  readonly subscribe: (position: string | undefined) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
  /** Null if events have no positions. */
  readonly positions: Positions | null;
  /** Position after which the first stream was started. */
  readonly startedAfter: string | undefined;
  /** Called when the subgraph rejects the client's token. */
  readonly onTokenEnd: () => void;
}

/** Waits before each attempt to restart a lost stream, in ms. Together half a minute, which is enough for the restart of a subgraph. */
const waits = [100, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000];

/** If a stream lasted this long, in ms, the waits begin anew when it is lost. */
const held = 60_000;

/**
 * The events of a subscription whose stream may be lost, for example because a subgraph restarts. The stream is restarted after the last
 * event that was read, so that no event is missed. If no position is known, the client gets an error, because events may have been missed
 * and only the client can find out.
 */
export function resumedEvents(
  first: AsyncIterable<ExecutionResult>,
  { subscribe, positions, startedAfter, onTokenEnd }: Resuming,
): AsyncIterableIterator<RemoteEvent> {
  const ended = new AbortController();
  let position = startedAfter;
  let events: AsyncIterator<ExecutionResult> | null = first[Symbol.asyncIterator]();
  let startedAt = performance.now();
  let tries = 0;

  return {
    async next() {
      while (events !== null) {
        const next: IteratorResult<ExecutionResult, unknown> = await events.next();
        if (next.done === true) break;
        const result = next.value;
        const ending = endingOf(result);
        if (ending === 'expired') onTokenEnd();
        if (ending !== 'lost') {
          const event = positions?.read(result) ?? { result };
          position = event.cursor ?? position;
          return { done: false, value: event };
        }
        await events.return?.();
        const refused = await startAgain(result);
        if (refused !== null) return { done: false, value: { result: refused } };
      }
      events = null;
      return { done: true, value: undefined };
    },
    async return() {
      ended.abort();
      await events?.return?.();
      events = null;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };

  /** Returns null if the stream was started, otherwise the result with the reason. */
  async function startAgain(lost: ExecutionResult): Promise<ExecutionResult | null> {
    events = null;
    if (performance.now() - startedAt > held) tries = 0;
    const wait = waits[tries++];
    if (position === undefined || wait === undefined) return lost;
    // With jitter: a subgraph that restarts has lost the streams of all its subscribers.
    await setTimeout(wait * (0.5 + Math.random()), undefined, { signal: ended.signal }).catch(() => undefined);
    if (isEnded()) return null;
    const started = await subscribe(position);
    if (!(Symbol.asyncIterator in started)) return started;
    startedAt = performance.now();
    events = started[Symbol.asyncIterator]();
    // The client may have ended it in the meantime.
    if (isEnded()) await events.return?.();
    return null;
  }

  function isEnded(): boolean {
    return ended.signal.aborted;
  }
}
