import type { OperationRequest } from './executor.ts';
import type { RateState } from './limits/Rates.ts';
import type { RequestTrace } from './outwardError.ts';

/** A context that has something to do before an operation and after it. */
export interface SurroundingContext {
  around<T>(operation: { readonly operation: string | null; readonly requestId: string; readonly mutates: boolean }, work: () => Promise<T>): Promise<T>;
}

/** Runs an operation inside what its context does around it. */
export function runAround<T>(context: unknown, operation: Parameters<SurroundingContext['around']>[0], work: () => Promise<T>): Promise<T> {
  const surrounding = context as Partial<SurroundingContext> | null | undefined;
  return surrounding?.around === undefined ? work() : surrounding.around(operation, work);
}

/** A context that wants to know when it is answered with what was found for another one. */
export interface SharingContext {
  sharesAnswerOf(other: unknown): void;
}

/** A request to run an operation, with the means to make its context. */
export interface OperationCall extends Omit<OperationRequest, 'context' | 'rootValue'> {
  readonly trace: RequestTrace;
  /** Makes a context; called once for a query or mutation, and for a subscription once for every event. */
  makeContext(): unknown;
  /** Cursor of the last event that a client has seen who comes back to an event stream. */
  readonly lastEventId?: string | undefined;
  /** Aborted when the client has gone, so that a query for it need not be finished. */
  readonly gone?: AbortSignal | undefined;
  /** Whether the client asks what the operation is estimated to cost. */
  readonly reportCost?: boolean | undefined;
  /** Told how the viewer stands to its quotas once the operation is counted. */
  readonly onRate?: ((states: readonly RateState[]) => void) | undefined;
}
