import { OperationTypeNode } from 'graphql';
import type { Passage } from '../Stage.ts';

/** Has the context of the operation record what it reads and writes. */
export function record<Answer>({ call: { prepared, trace }, context }: Passage, next: () => Promise<Answer>): Promise<Answer> {
  const { name, operation } = prepared;
  const described = { operation: name, requestId: trace.requestId, mutates: operation.operation === OperationTypeNode.MUTATION };
  return context.around(described, next);
}
