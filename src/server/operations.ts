import { createSourceEventStream, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { createDocuments, type Documents } from './documents.ts';
import { createExecutor, type Executor, type OperationRequest } from './executor.ts';
import { mapEvents, type EventStream } from './mapEvents.ts';
import { outwardError, type RequestTrace } from './outwardError.ts';

/** A request to run an operation, with the means to make its context. */
export interface OperationCall extends Omit<OperationRequest, 'context' | 'rootValue'> {
  readonly trace: RequestTrace;
  /** Makes a context; called once for a query or mutation, and for a subscription once for every event. */
  makeContext(): unknown;
}

/** Everything that HTTP and WebSocket have in common: whichever a request comes by, the answer is the same. */
export interface Operations {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly counts: Executor['counts'];
  /** Why the call cannot be run at all: no such operation, or variables that do not fit. */
  refusalOf(call: OperationCall): readonly GraphQLError[];
  /** Runs a query or a mutation. Errors are fit for the client to read. Never rejects. */
  run(call: OperationCall): Promise<ExecutionResult>;
  /** Starts a subscription, or says why not. */
  subscribe(call: OperationCall): Promise<EventStream<ExecutionResult> | ExecutionResult>;
}

export function createOperations(schema: GraphQLSchema, options: { readonly introspection: boolean }): Operations {
  const executor = createExecutor(schema);
  return { schema, documents: createDocuments(schema, options), counts: executor.counts, refusalOf: (call) => executor.refusalOf(call), run: (call) => run(call), subscribe };

  async function run(call: OperationCall, rootValue?: unknown): Promise<ExecutionResult> {
    try {
      const context = await call.makeContext();
      return outward(await executor.execute({ ...call, context, rootValue }), call);
    } catch (error) {
      return { errors: [outwardError(error, call.trace)] };
    }
  }

  async function subscribe(call: OperationCall): Promise<EventStream<ExecutionResult> | ExecutionResult> {
    try {
      const errors = executor.refusalOf(call);
      if (errors.length > 0) return { errors };
      const source = await createSourceEventStream({
        schema,
        document: call.document,
        operationName: call.operationName,
        variableValues: call.variables,
        contextValue: await call.makeContext(),
      });
      if (!(Symbol.asyncIterator in source)) return outward(source, call);
      return mapEvents(
        source,
        (payload) => run(call, payload),
        (error) => outwardError(error, call.trace),
      );
    } catch (error) {
      return { errors: [outwardError(error, call.trace)] };
    }
  }
}

function outward(result: ExecutionResult, { trace }: OperationCall): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: result.errors.map((error) => outwardError(error, trace)) };
}
