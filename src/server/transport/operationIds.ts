import { inBackground } from '../../base/background.ts';
import type { EventStream } from '../operation/mapEvents.ts';

/**
 * The operations of one WebSocket by the ids that the client gives them. An id is free again once the client has completed its operation,
 * which may still be running then. graphql-ws identifies operations by their ids alone, so it would send results of the old operation as
 * results of the new one.
 *
 * Therefore results of the old operation are dropped: their promise is never settled. Such a promise holds no memory once nothing refers to
 * it.
 */
export class OperationIds {
  readonly #operations = new Map<string, { readonly operation: object; readonly gone: AbortController }>();

  /**
   * Assigns the id to this operation.
   * @returns a signal that is aborted when the client completes the operation, or has gone.
   */
  take(id: string, operation: object): AbortSignal {
    const gone = new AbortController();
    this.#operations.set(id, { operation, gone });
    return gone.signal;
  }

  /** The client has completed the operation with this id. */
  complete(id: string): void {
    this.#operations.get(id)?.gone.abort();
  }

  /** The client has gone. */
  completeAll(): void {
    for (const { gone } of this.#operations.values()) gone.abort();
  }

  /** The result of an operation, as long as the id is assigned to it. */
  answer<Result>(id: string, operation: object, result: Promise<Result>): Promise<Result> {
    const isCurrent = () => this.#isOf(id, operation);
    return new Promise((resolve, reject) => {
      const answered = (value: Result): void => {
        if (!isStream(value)) {
          if (isCurrent()) resolve(value);
        } else if (isCurrent()) resolve(untilReturned(value, () => this.release(id, operation)) as Result);
        else inBackground(() => value.return().catch(() => undefined));
      };
      const failed = (error: Error): void => {
        if (isCurrent()) reject(error);
      };
      inBackground(() => result.then(answered, failed));
    });
  }

  /** Forgets an operation that has ended. */
  release(id: string, operation: object): void {
    if (this.#isOf(id, operation)) this.#operations.delete(id);
  }

  #isOf(id: string, operation: object): boolean {
    return this.#operations.get(id)?.operation === operation;
  }
}

/** The stream until the client completes it (graphql-ws then calls `return`). After that it delivers neither events nor its end. */
function untilReturned(stream: EventStream<unknown>, onReturn: () => void): EventStream<unknown> {
  let returned = false;
  return {
    next: () =>
      new Promise((resolve, reject) => {
        const came = (result: IteratorResult<unknown>): void => {
          if (!returned) resolve(result);
        };
        const failed = (error: Error): void => {
          if (!returned) reject(error);
        };
        inBackground(() => stream.next().then(came, failed));
      }),
    return() {
      returned = true;
      onReturn();
      return stream.return();
    },
    throw: (error) => stream.throw(error),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}

function isStream(value: unknown): value is EventStream<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
