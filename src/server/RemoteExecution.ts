import type { ExecutionResult } from 'graphql';
import type { OperationRequest } from './executor.ts';

/** One answer of a subscription. */
export interface RemoteEvent {
  readonly result: ExecutionResult;
  /** What resumes the subscription after it, where its source has cursors. */
  readonly cursor?: string | undefined;
}

export interface RemoteSubscription extends Omit<OperationRequest, 'rootValue'> {
  /** Cursor of the last event that the client has seen; goes before what the operation says. */
  readonly lastEventId?: string | undefined;
}

/** Runs operations that have been read, checked and let in, in the place of the schema's own resolvers. */
export interface RemoteExecution {
  execute(request: OperationRequest): Promise<ExecutionResult>;
  /** Starts a subscription, or says why not. */
  subscribe(request: RemoteSubscription): Promise<AsyncIterable<RemoteEvent> | ExecutionResult>;
}
