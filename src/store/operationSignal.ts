import { AsyncLocalStorage } from 'node:async_hooks';

/** Ends the statements of an operation that has taken too long, or whose client has gone. */
export interface OperationSignal {
  readonly signal: AbortSignal;
  /** When the operation has to be done, in ms of `performance.now()`; null for no such time. */
  readonly deadline: number | null;
}

/**
 * Carries the signal of an operation to its statements, through resolvers and loaders that need not know of it. The hub's own
 * work (migrations, rollups, sweeps) runs outside of any operation and takes the time it takes.
 */
const current = new AsyncLocalStorage<OperationSignal>();

export function runWithSignal<T>(signal: OperationSignal, work: () => T): T {
  return current.run(signal, work);
}

export function operationSignal(): OperationSignal | undefined {
  return current.getStore();
}
