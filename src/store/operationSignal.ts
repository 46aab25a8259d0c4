import { AsyncLocalStorage } from 'node:async_hooks';
import type { Reading } from './Reading.ts';

/** Cancels the statements of an operation that took too long, or whose client disconnected. */
export interface OperationSignal {
  readonly signal: AbortSignal;
  /** Deadline of the operation, as `performance.now()`; null for none. */
  readonly deadline: number | null;
  /** How long it may take, in ms. */
  readonly timeoutMs?: number | undefined;
  /** The rows that it has read; not counted when left out. */
  readonly reading?: Reading | undefined;
  /** Cancels its statements when its answer is refused. */
  readonly cancel?: (() => void) | undefined;
}

/**
 * Passes the signal of an operation to its statements, without parameters of resolvers and loaders. The hub's own work (migrations,
 * rollups, sweeps) runs outside any operation, without a time limit.
 */
const current = new AsyncLocalStorage<OperationSignal>();

export function runWithSignal<T>(signal: OperationSignal, work: () => T): T {
  return current.run(signal, work);
}

export function operationSignal(): OperationSignal | undefined {
  return current.getStore();
}

/** Runs work that must complete even if the operation was cancelled. */
export function withoutSignal<T>(work: () => T): T {
  return current.exit(work);
}
