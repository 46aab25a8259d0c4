import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { getOperationAST } from 'graphql';
import { operationShape } from '../../src/server/document/operationShape.ts';
import { createExecutor, type ExecutorOptions } from '../../src/server/execution/executor.ts';
import { coerceVariables } from '../../src/server/operation/coerceVariables.ts';
import type { Execution, RunPrepared } from '../../src/server/operation/Execution.ts';

/** An executor that prepares each operation once, as the server does. */
export interface DocumentRunner extends Pick<Execution, 'counts'> {
  /** @param document the same object for the same document. */
  run(document: DocumentNode, request?: RunOptions): Promise<ExecutionResult>;
}

export interface RunOptions {
  readonly operationName?: string;
  readonly variables?: Record<string, unknown> | undefined;
  readonly rootValue?: unknown;
  readonly context?: unknown;
}

export function documentRunner(schema: GraphQLSchema, options?: ExecutorOptions): DocumentRunner {
  const executor = createExecutor(schema, options);
  const prepared = new WeakMap<object, RunPrepared>();
  return {
    counts: executor.counts,
    async run(document, { operationName, variables = {}, rootValue, context } = {}) {
      const operation = getOperationAST(document, operationName);
      if (operation == null) throw new Error('the document has no such operation');
      const coerced = coerceVariables(schema, operation, variables);
      if ('errors' in coerced) return { errors: coerced.errors };
      const run = prepared.get(operation) ?? executor.prepare(operationShape(schema, document, operation));
      prepared.set(operation, run);
      return run({ variables: coerced.values, given: variables, rootValue, context });
    },
  };
}
