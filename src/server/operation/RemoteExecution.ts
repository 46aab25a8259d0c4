import type { ExecutionResult } from 'graphql';
import type { OperationContext } from '../../access/OperationContext.ts';
import type { OperationCall } from './OperationCall.ts';

/** One answer of a subscription. */
export interface RemoteEvent {
  readonly result: ExecutionResult;
  /** The cursor that resumes the subscription after this event, if its source has cursors. */
  readonly cursor?: string | undefined;
}

/** An operation that was admitted. */
export interface RemoteRequest extends Pick<OperationCall, 'prepared' | 'variables' | 'lastEventId'> {
  /** The variables, coerced. */
  readonly values: Record<string, unknown>;
  readonly context: OperationContext;
}

/** Runs operations that were read, checked and admitted, instead of the schema's own resolvers. */
export interface RemoteExecution {
  execute(request: RemoteRequest): Promise<ExecutionResult>;
  /**
   * Starts a subscription, or returns the errors for which it is refused. A given `lastEventId` overrides the argument `after` of the
   * operation.
   */
  subscribe(request: RemoteRequest): Promise<AsyncIterable<RemoteEvent> | ExecutionResult>;
}
