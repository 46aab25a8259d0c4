import type { OperationRequest } from './executor.ts';
import type { RequestTrace } from './outwardError.ts';

/** A request to run an operation, with the means to make its context. */
export interface OperationCall extends Omit<OperationRequest, 'context' | 'rootValue'> {
  readonly trace: RequestTrace;
  /** Makes a context; called once for a query or mutation, and for a subscription once for every event. */
  makeContext(): unknown;
  /** Cursor of the last event that a client has seen who comes back to an event stream. */
  readonly lastEventId?: string | undefined;
}
