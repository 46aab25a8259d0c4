import { AsyncLocalStorage } from 'node:async_hooks';

/** The asynchronous context at the time when the hub was loaded: outside any operation. */
const outside = AsyncLocalStorage.snapshot();

/**
 * Runs work outside the operation that starts it. Node passes the context of an operation (its time limit, its abort signal, its viewer:
 * every `AsyncLocalStorage`) to all work that the operation starts. Work that several operations share, or that outlives the operation,
 * must not have this context: it would end with the client that started it (docs/decisions/023-background-work.md).
 */
export function outsideOperations<T>(work: () => T): T {
  return outside(work);
}

/** Starts work that nobody waits for, outside any operation. The work handles its own errors: an unhandled one ends the process. */
export function inBackground(work: () => PromiseLike<unknown>): void {
  void outside(work);
}

/** Runs work once after a number of milliseconds, outside any operation. */
export function after(ms: number, work: () => void): NodeJS.Timeout {
  return outside(() => setTimeout(work, ms));
}

/** Runs work at an interval in milliseconds, outside any operation. */
export function every(ms: number, work: () => void): NodeJS.Timeout {
  return outside(() => setInterval(work, ms));
}

/** Runs work after this turn of the event loop, outside any operation. */
export function afterThisTurn(work: () => void): void {
  outside(() => setImmediate(work));
}
