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

/** What says which operation of which document a request is about. */
export interface OperationParameters extends DocumentParameters {
  readonly operationName?: string | null | undefined;
}

/** What every transport does with an operation. */
export interface Operations {
  readonly schema: GraphQLSchema;
  readonly rates: Rates;
  /** How many operations were compiled and interpreted so far. */
  readonly counts: Execution['counts'];
  /** How much heavy work runs and waits; undefined where it has no limit. */
  readonly heavyOperations: HeavyOperations | undefined;
  /** Whether others run what is let in: subgraphs, in other processes. */
  readonly isRemote: boolean;
  /** The operation that a request is about, prepared; or why it cannot be. */
  read(parameters: OperationParameters): PreparedOperation | RefusedDocument;
  /** Whether a document has been light so far, as a request gives its text: nothing of it is checked yet. */
  isKnownLight(text: string): boolean;
  /** The parsed document with this hash, as long as it is kept. */
  documentOf(hash: string): DocumentNode | undefined;
  /** Prepares an operation of a document that the server itself has made of a valid one. */
  prepare(document: DocumentNode, text: string, operation: OperationDefinitionNode): PreparedOperation;
  /** Answers a query or a mutation. Errors are fit for the client to read. Never rejects. */
  run(call: OperationCall): Promise<ExecutionResult>;
  /** Starts a subscription, or says why not. Never rejects. */
  subscribe(call: OperationCall): Promise<EventStream<ExecutionResult> | ExecutionResult>;
  /** Does work that answers a call in another way than `run`, by the same stages. @throws GraphQLError why the call may not be answered. */
  runElsewhere<Answer>(call: OperationCall, work: (context: object) => Promise<Answer>): Promise<Answer>;
  /** What resumes a subscription after the event that this result answers, where its source has cursors. */
  cursorOf(result: ExecutionResult): string | undefined;
}

export interface OperationsOptions {
  /** Who may ask for the schema. */
  readonly introspection: Introspection;
  readonly documentLimits?: DocumentLimits | undefined;
  /** Automatic persisted documents when left out. */
  readonly persisted?: PersistedDocuments | undefined;
  readonly rates?: Rates | undefined;
  /** What a viewer may take; no limits when left out. */
  readonly limitsOf?: LimitsOf | undefined;
  /** How long an operation may take, in ms. */
  readonly timeoutMs?: number | undefined;
  /** How large an answer may be, and how many rows may be read for it; no limit when left out. */
  readonly answerLimits?: (AnswerLimits & { readonly rows: number }) | undefined;
  /** How much heavy work is done at once; no limit when left out. */
  readonly heavy?: HeavyLimits | undefined;
  /** Runs what is let in; the schema's own resolvers when left out. */
  readonly remote?: RemoteExecution | undefined;
  /** Told what a rule of validation threw in the place of reporting it. */
  readonly onValidationFault?: ((fault: unknown) => void) | undefined;
}

/** Texts that are longer, in characters, take long to be read themselves. */
const longestLight = 2_000;

/** Puts the reading of documents, the preparation of operations and the pipeline together, for a schema. */
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

  /** Remembers what resumes the subscription after a result. */
  function resumedBy(result: ExecutionResult, event: unknown): ExecutionResult {
    const cursor = (event as { cursor?: unknown } | null | undefined)?.cursor;
    if (typeof cursor === 'string') cursors.set(result, cursor);
    return result;
  }
}
