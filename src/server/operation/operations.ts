import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { defaultDocumentLimits, type DocumentLimits } from '../document/documentLimits.ts';
import type { DocumentRules } from '../document/DocumentStep.ts';
import { hashOf } from '../document/hashOf.ts';
import { automaticPersistedDocuments, type DocumentParameters, type PersistedDocuments } from '../document/PersistedDocuments.ts';
import { readDocument, type RefusedDocument } from '../document/readDocument.ts';
import type { AnswerLimits } from '../execution/AnswerSize.ts';
import { createExecutor } from '../execution/executor.ts';
import { HeavyOperations, type HeavyLimits } from '../limits/HeavyOperations.ts';
import { Rates } from '../limits/Rates.ts';
import { noLimits, type Introspection, type LimitsOf } from '../limits/ViewerLimits.ts';
import type { Execution } from './Execution.ts';
import { mapEvents, type EventStream } from './mapEvents.ts';
import type { OperationCall } from './OperationCall.ts';
import { outwardError, outwardResult } from './outwardError.ts';
import { createPipeline } from './pipeline.ts';
import { prepareOperation, type PreparedOperation } from './PreparedOperation.ts';
import { PreparedOperations } from './PreparedOperations.ts';
import type { RemoteExecution } from './RemoteExecution.ts';
import { Passage, Refused } from './Stage.ts';

/** The parameters of a request that identify its document and operation. */
export interface OperationParameters extends DocumentParameters {
  readonly operationName?: string | null | undefined;
}

/** The functions with which every transport handles operations. */
export interface Operations {
  readonly schema: GraphQLSchema;
  readonly rates: Rates;
  /** How many operations were compiled and interpreted so far. */
  readonly counts: Execution['counts'];
  /** The heavy operations that run and wait; undefined if they have no limit. */
  readonly heavyOperations: HeavyOperations | undefined;
  /** Whether subgraphs in other processes run the admitted operations. */
  readonly isRemote: boolean;
  /** The prepared operation of a request, or the reason why it is refused. */
  read(parameters: OperationParameters): PreparedOperation | RefusedDocument;
  /** Whether every operation of this text was light when it last ran. The text has not been checked yet. */
  isKnownLight(text: string): boolean;
  /** The parsed document with this hash, as long as it is kept. */
  documentOf(hash: string): DocumentNode | undefined;
  /** Prepares an operation of a document that the server derived from a valid one. */
  prepare(document: DocumentNode, text: string, operation: OperationDefinitionNode): PreparedOperation;
  /** Answers a query or a mutation. Errors are fit for the client to read. Never rejects. */
  run(call: OperationCall): Promise<ExecutionResult>;
  /** Starts a subscription, or says why not. Never rejects. */
  subscribe(call: OperationCall): Promise<EventStream<ExecutionResult> | ExecutionResult>;
  /** Runs `work` instead of the operation of a call, after the same stages. @throws GraphQLError if the call is refused. */
  runElsewhere<Answer>(call: OperationCall, work: (context: object) => Promise<Answer>): Promise<Answer>;
  /** The cursor that resumes a subscription after the event of this result, if its source has cursors. */
  cursorOf(result: ExecutionResult): string | undefined;
}

export interface OperationsOptions {
  /** Who may introspect the schema. */
  readonly introspection: Introspection;
  readonly documentLimits?: DocumentLimits | undefined;
  /** Automatic persisted documents when left out. */
  readonly persisted?: PersistedDocuments | undefined;
  readonly rates?: Rates | undefined;
  /** Limits of each viewer; no limits when left out. */
  readonly limitsOf?: LimitsOf | undefined;
  /** How long an operation may take, in ms. */
  readonly timeoutMs?: number | undefined;
  /** How large an answer may be, and how many rows may be read for it; no limit when left out. */
  readonly answerLimits?: (AnswerLimits & { readonly rows: number }) | undefined;
  /** How much heavy work is done at once; no limit when left out. */
  readonly heavy?: HeavyLimits | undefined;
  /** Runs the admitted operations; the schema's own resolvers when left out. */
  readonly remote?: RemoteExecution | undefined;
  /** Called when a validation rule throws instead of reporting an error. */
  readonly onValidationFault?: ((fault: unknown) => void) | undefined;
}

/** Reading a longer text, in characters, is heavy work in itself. */
const longestLight = 2_000;

/** Combines the reading of documents, the preparation of operations and the pipeline for a schema. */
export function createOperations(schema: GraphQLSchema, options: OperationsOptions): Operations {
  const {
    introspection,
    documentLimits = defaultDocumentLimits,
    persisted = automaticPersistedDocuments(),
    rates = new Rates({}),
    limitsOf = noLimits,
    timeoutMs,
    answerLimits,
    heavy,
    remote,
    onValidationFault,
  } = options;
  const execution = createExecutor(schema, { answerLimits });
  const rules: DocumentRules = { schema, limits: documentLimits, suggestions: introspection === 'all' };
  const prepared = new PreparedOperations({
    read: (text) => readDocument(text, rules, onValidationFault),
    prepare: (document, operation) => prepareOperation({ schema, execution }, document, operation),
  });
  const heavyOperations = heavy && new HeavyOperations(heavy);
  const pipeline = createPipeline({
    schema,
    introspection,
    limitsOf,
    rates,
    limits: { timeoutMs, rows: answerLimits?.rows },
    heavy: heavyOperations ?? null,
    remote,
  });
  const cursors = new WeakMap<ExecutionResult, string>();
  return {
    schema,
    rates,
    counts: execution.counts,
    heavyOperations,
    isRemote: remote !== undefined,
    read(parameters) {
      const text = persisted.textOf(parameters);
      return typeof text === 'string' ? prepared.read(text, parameters.operationName ?? null) : { errors: [text], part: 'text', text: '' };
    },
    isKnownLight: (text) => text.length <= longestLight && prepared.isKnownLight(text),
    documentOf: (hash) => prepared.documentOf(hash),
    prepare: (document, text, operation) => prepareOperation({ schema, execution }, { document, text, hash: hashOf(text) }, operation),
    run: (call) => pipeline.operation(new Passage(call)),
    async runElsewhere(call, work) {
      const passage = new Passage(call);
      try {
        return await pipeline.elsewhere(passage, () => work(passage.context));
      } catch (error) {
        throw error instanceof Refused ? (error.errors[0] ?? error) : error;
      }
    },
    async subscribe(call) {
      const source = await pipeline.subscription(new Passage(call));
      const describe = (error: unknown) => outwardError(error, call.trace);
      if ('events' in source)
        return mapEvents(source.events, async (event) => resumedBy(await pipeline.event(new Passage(call, event)), event), describe);
      if ('answers' in source)
        return mapEvents(source.answers, (event) => Promise.resolve(resumedBy(outwardResult(event.result, call.trace), event)), describe);
      return source;
    },
    cursorOf: (result) => cursors.get(result),
  };

  /** Stores the cursor that resumes the subscription after a result. */
  function resumedBy(result: ExecutionResult, event: unknown): ExecutionResult {
    const cursor = (event as { cursor?: unknown } | null | undefined)?.cursor;
    if (typeof cursor === 'string') cursors.set(result, cursor);
    return result;
  }
}
