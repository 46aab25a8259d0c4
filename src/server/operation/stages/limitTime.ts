import { OperationTypeNode } from 'graphql';
import { withTimeLimit, type TimeLimitOptions } from '../../limits/TimeLimit.ts';
import type { AnyStage } from '../Stage.ts';

/** Ends an operation at its time or row limit, and a query whose client has disconnected. A mutation is not ended by a disconnection. */
export function limitTime(limits: Pick<TimeLimitOptions, 'timeoutMs' | 'rows'>): AnyStage {
  return ({ call }, next) => {
    const gone = call.prepared.operation.operation === OperationTypeNode.QUERY ? call.gone : undefined;
    return withTimeLimit({ ...limits, gone }, next);
  };
}
