/** A stream of events that can be ended at any time. */
export type EventStream<Event> = AsyncGenerator<Event, void, void>;

/**
 * Maps every payload of a source, one after the other.
 *
 * Ending the stream ends the source at once, even while the next payload is awaited. An async generator function would end the source only
 * after that payload.
 * @param describeFailure what to throw when the source fails.
 */
export function mapEvents<Payload, Event>(
  source: AsyncIterable<Payload>,
  toEvent: (payload: Payload) => Promise<Event>,
  describeFailure: (error: unknown) => Error,
): EventStream<Event> {
  type Result = IteratorResult<Event, void>;
  const payloads = source[Symbol.asyncIterator]();
  const end: Result = { value: undefined, done: true };
  const waiting = new Set<(result: Result) => void>();
  let ended = false;

  const finish = (): Result => {
    ended = true;
    for (const resolve of waiting) resolve(end);
    waiting.clear();
    return end;
  };
  const advance = async (): Promise<Result> => {
    try {
      const payload: IteratorResult<Payload, unknown> = await payloads.next();
      return ended || payload.done === true ? finish() : { value: await toEvent(payload.value), done: false };
    } catch (error) {
      if (ended) return end;
      ended = true;
      throw describeFailure(error);
    }
  };

  return {
    next() {
      if (ended) return Promise.resolve(end);
      const { promise, resolve } = Promise.withResolvers<Result>();
      waiting.add(resolve);
      return Promise.race([promise, advance()]).finally(() => waiting.delete(resolve));
    },
    async return() {
      if (ended) return end;
      // finish() last would leave this stream open for as long as the source takes to end.
      finish();
      await Promise.resolve(payloads.return?.()).catch((error: unknown) => {
        throw describeFailure(error);
      });
      return end;
    },
    async throw(error: unknown) {
      await this.return();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
