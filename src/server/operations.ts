import { createSourceEventStream, getOperationAST, OperationTypeNode, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { createDocuments, type Documents } from './documents.ts';
import { createEventSharing, type AudienceOf } from './eventSharing.ts';
import { createExecutor, type Executor } from './executor.ts';
import { createFieldAccess } from './fieldAccess.ts';
import { mapEvents, type EventStream } from './mapEvents.ts';
import { runAround, type OperationCall } from './OperationCall.ts';
import { outwardError } from './outwardError.ts';

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
  /** What resumes a subscription after the event that this result answers, where its source has cursors. */
  readonly cursorOf: (result: ExecutionResult) => string | undefined;
}

export interface OperationsOptions {
  readonly introspection: boolean;
  /** Who gets the same answers to an event; everybody gets an own one when left out. */
  readonly audienceOf?: AudienceOf | undefined;
}

export function createOperations(schema: GraphQLSchema, { introspection, audienceOf }: OperationsOptions): Operations {
  const executor = createExecutor(schema);
  const fieldAccess = createFieldAccess(schema);
  const execute = async (call: OperationCall, context: unknown, rootValue: unknown) => outward(await executor.execute({ ...call, context, rootValue }), call);
  const cursors = new WeakMap<ExecutionResult, string>();
  const answerEvent = audienceOf === undefined ? execute : createEventSharing(schema, audienceOf, execute);
  return {
    schema,
    documents: createDocuments(schema, { introspection }),
    counts: executor.counts,
    refusalOf: (call) => executor.refusalOf(call),
    run: (call) => run(call, execute),
    subscribe,
    cursorOf: (result) => cursors.get(result),
  };

  async function runEvent(call: OperationCall, event: unknown): Promise<ExecutionResult> {
    const result = await run(call, answerEvent, event);
    const cursor = (event as { cursor?: unknown } | null | undefined)?.cursor;
    if (typeof cursor === 'string') cursors.set(result, cursor);
    return result;
  }

  async function run(call: OperationCall, answer: typeof execute, event?: unknown): Promise<ExecutionResult> {
    try {
      const context = await call.makeContext();
      const errors = fieldAccess.refusalOf(call, context);
      return errors.length > 0 ? { errors } : await runAround(context, described(call), () => answer(call, context, event));
    } catch (error) {
      return { errors: [outwardError(error, call.trace)] };
    }
  }

  async function subscribe(call: OperationCall): Promise<EventStream<ExecutionResult> | ExecutionResult> {
    try {
      const context = await call.makeContext();
      const errors = [...executor.refusalOf(call), ...fieldAccess.refusalOf(call, context)];
      if (errors.length > 0) return { errors };
      const source = await createSourceEventStream({
        schema,
        document: call.document,
        operationName: call.operationName,
        variableValues: call.variables,
        contextValue: context,
        rootValue: { lastEventId: call.lastEventId },
      });
      if (!(Symbol.asyncIterator in source)) return outward(source, call);
      return mapEvents(
        source,
        (event) => runEvent(call, event),
        (error) => outwardError(error, call.trace),
      );
    } catch (error) {
      return { errors: [outwardError(error, call.trace)] };
    }
  }
}

function described({ document, operationName, trace: { requestId } }: OperationCall) {
  const operation = getOperationAST(document, operationName);
  return { operation: operation?.name?.value ?? null, requestId, mutates: operation?.operation === OperationTypeNode.MUTATION };
}

function outward(result: ExecutionResult, { trace }: OperationCall): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: result.errors.map((error) => outwardError(error, trace)) };
}
