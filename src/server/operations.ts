import { createSourceEventStream, getOperationAST, OperationTypeNode, type GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { createDocuments, type Documents, type ReadDocument } from './documents.ts';
import { createEventSharing, type AudienceOf } from './eventSharing.ts';
import { createExecutor, type Executor, type OperationRequest } from './executor.ts';
import { createFieldAccess } from './fieldAccess.ts';
import type { DocumentLimits } from './limits/documentLimits.ts';
import { createOperationGuard, type Introspection, type ViewerLimits } from './limits/OperationGuard.ts';
import { Rates } from './limits/Rates.ts';
import { withTimeLimit } from './limits/TimeLimit.ts';
import { mapEvents, type EventStream } from './mapEvents.ts';
import { runAround, type OperationCall } from './OperationCall.ts';
import { outwardError } from './outwardError.ts';
import type { RemoteExecution } from './RemoteExecution.ts';
import { automaticPersistedDocuments, type DocumentParameters, type PersistedDocuments } from './persisted/PersistedDocuments.ts';

/** Everything that HTTP and WebSocket have in common: whichever a request comes by, the answer is the same. */
export interface Operations {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly persisted: PersistedDocuments;
  readonly rates: Rates;
  readonly counts: Executor['counts'];
  /** Reads the document that a request is about: its text, or the persisted one that it names. */
  read(parameters: DocumentParameters): ReadDocument;
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
  /** Who may ask for the schema. */
  readonly introspection: Introspection;
  /** Who gets the same answers to an event; everybody gets an own one when left out. */
  readonly audienceOf?: AudienceOf | undefined;
  readonly documentLimits?: DocumentLimits | undefined;
  /** Automatic persisted documents when left out. */
  readonly persisted?: PersistedDocuments | undefined;
  readonly rates?: Rates | undefined;
  /** What the viewer of a context may take; no limits when left out. */
  readonly limitsOf?: ((context: unknown) => ViewerLimits) | undefined;
  /** How long an operation may take, in ms. */
  readonly timeoutMs?: number | undefined;
  /** Runs what is let in; the schema's own resolvers when left out. */
  readonly remote?: RemoteExecution | undefined;
}

export function createOperations(schema: GraphQLSchema, options: OperationsOptions): Operations {
  const { introspection, audienceOf, documentLimits, persisted = automaticPersistedDocuments(), rates = new Rates({}), limitsOf, timeoutMs, remote } = options;
  const executor = createExecutor(schema);
  const fieldAccess = createFieldAccess(schema);
  const guard = createOperationGuard(schema, { introspection, rates, limitsOf });
  const documents = createDocuments(schema, { suggestions: introspection === 'all', limits: documentLimits });
  const execute = async (call: OperationCall, context: unknown, rootValue: unknown) => outward(await executeWhole({ ...call, context, rootValue }), call);
  const cursors = new WeakMap<ExecutionResult, string>();
  const answerEvent = audienceOf === undefined ? execute : createEventSharing(schema, audienceOf, execute);
  return {
    schema,
    documents,
    persisted,
    rates,
    counts: executor.counts,
    read(parameters) {
      const text = persisted.textOf(parameters);
      return typeof text === 'string' ? documents.read(text) : { errors: [text] };
    },
    refusalOf: (call) => executor.refusalOf(call),
    run: (call) => run(call),
    subscribe,
    cursorOf: (result) => cursors.get(result),
  };

  /** Why this caller may not run the call. It counts as a call all the same. */
  function refusalsOf(call: OperationCall, context: unknown): readonly GraphQLError[] {
    const refusal = guard.refusalOf(call, context);
    return refusal === null ? fieldAccess.refusalOf(call, context) : [refusal];
  }

  function executeWhole(request: OperationRequest): Promise<ExecutionResult> {
    if (remote === undefined) return executor.execute(request);
    const errors = executor.refusalOf(request);
    return errors.length > 0 ? Promise.resolve({ errors }) : remote.execute(request);
  }

  async function runEvent(call: OperationCall, event: unknown): Promise<ExecutionResult> {
    const result = await settled(call, { timeoutMs }, async () => {
      const context = await call.makeContext();
      const errors = fieldAccess.refusalOf(call, context);
      return errors.length > 0 ? { errors } : runAround(context, described(call), () => answerEvent(call, context, event));
    });
    const cursor = (event as { cursor?: unknown } | null | undefined)?.cursor;
    if (typeof cursor === 'string') cursors.set(result, cursor);
    return result;
  }

  function run(call: OperationCall): Promise<ExecutionResult> {
    // A change is finished even where nobody waits for it.
    const gone = getOperationAST(call.document, call.operationName)?.operation === OperationTypeNode.QUERY ? call.gone : undefined;
    return settled(call, { timeoutMs, gone }, async () => {
      const context = await call.makeContext();
      const errors = refusalsOf(call, context);
      const result = errors.length > 0 ? { errors } : await runAround(context, described(call), () => execute(call, context, undefined));
      return call.reportCost === true ? { ...result, extensions: { ...result.extensions, cost: guard.costOf(call, context) } } : result;
    });
  }

  async function subscribe(call: OperationCall): Promise<EventStream<ExecutionResult> | ExecutionResult> {
    try {
      const context = await call.makeContext();
      const errors = [...executor.refusalOf(call), ...refusalsOf(call, context)];
      if (errors.length > 0) return { errors };
      if (remote !== undefined) return await subscribeRemotely(remote, call, context);
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

  async function subscribeRemotely(execution: RemoteExecution, call: OperationCall, context: unknown): Promise<EventStream<ExecutionResult> | ExecutionResult> {
    const source = await execution.subscribe({ ...call, context });
    if (!(Symbol.asyncIterator in source)) return outward(source, call);
    return mapEvents(
      source,
      ({ result, cursor }) => {
        const shown = outward(result, call);
        if (cursor !== undefined) cursors.set(shown, cursor);
        return Promise.resolve(shown);
      },
      (error) => outwardError(error, call.trace),
    );
  }
}

function described({ document, operationName, trace: { requestId } }: OperationCall) {
  const operation = getOperationAST(document, operationName);
  return { operation: operation?.name?.value ?? null, requestId, mutates: operation?.operation === OperationTypeNode.MUTATION };
}

/** What an operation answers in its time, or the reason why it does not. Never rejects. */
async function settled(call: OperationCall, limit: { timeoutMs?: number | undefined; gone?: AbortSignal | undefined }, work: () => Promise<ExecutionResult>): Promise<ExecutionResult> {
  try {
    return await withTimeLimit(limit, work);
  } catch (error) {
    return { errors: [outwardError(error, call.trace)] };
  }
}

function outward(result: ExecutionResult, { trace }: OperationCall): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: result.errors.map((error) => outwardError(error, trace)) };
}
