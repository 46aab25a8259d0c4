import type { OperationContext } from '../../access/OperationContext.ts';
import type { RateState } from '../limits/Rates.ts';
import type { RequestTrace } from './outwardError.ts';
import type { PreparedOperation } from './PreparedOperation.ts';

/** A request to run an operation, with the means to make its context. */
export interface OperationCall {
  readonly prepared: PreparedOperation;
  /** As the client sent them. */
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly trace: RequestTrace;
  /** Makes a context; called once for a query or mutation, and for a subscription once for every event. */
  makeContext(): Promise<OperationContext> | OperationContext;
  /** Cursor of the last event that a reconnecting client of an event stream has seen. */
  readonly lastEventId?: string | undefined;
  /** Aborted when the client has disconnected, so that its query can be stopped. */
  readonly gone?: AbortSignal | undefined;
  /** Whether the client asks for the estimated cost of the operation. */
  readonly reportCost?: boolean | undefined;
  /** Receives the state of the viewer's quotas once the operation is counted. */
  readonly onRate?: ((states: readonly RateState[]) => void) | undefined;
}
