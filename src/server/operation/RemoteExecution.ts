import type { ExecutionResult } from 'graphql';
import type { OperationContext } from '../../access/OperationContext.ts';
import type { OperationCall } from './OperationCall.ts';

/** One answer of a subscription. */
export interface RemoteEvent {
  readonly result: ExecutionResult;
  /** What resumes the subscription after it, where its source has cursors. */
  readonly cursor?: string | undefined;
}

/** An operation that has been let in. */
export interface RemoteRequest extends Pick<OperationCall, 'prepared' | 'variables' | 'lastEventId'> {
  /** The variables, coerced. */
  readonly values: Record<string, unknown>;
  readonly context: OperationContext;
}

/** Runs operations that have been read, checked and let in, in the place of the schema's own resolvers. */
export interface RemoteExecution {
  execute(request: RemoteRequest): Promise<ExecutionResult>;
  /** Starts a subscription, or says why not. After `lastEventId`, where it is given, whatever the operation itself says. */
  subscribe(request: RemoteRequest): Promise<AsyncIterable<RemoteEvent> | ExecutionResult>;
}
