import { execute, getOperationAST, GraphQLError, OperationTypeNode, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { compileOperation, type CompiledOperation } from './execution/compileOperation.ts';
import { operationShape, type OperationShape } from './execution/operationShape.ts';
import { coerceVariables } from './coerceVariables.ts';

/** One request to run an operation of a document that has been validated. */
export interface OperationRequest {
  readonly document: DocumentNode;
  /** Identifies the text of the document. */
  readonly documentHash: string;
  readonly operationName?: string | null | undefined;
  /** As the client sent them. */
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly context: unknown;
  readonly rootValue?: unknown;
}

export interface Executor {
  /** Why the request cannot be run at all: no such operation, or variables that do not fit. */
  refusalOf(request: Omit<OperationRequest, 'context'>): readonly GraphQLError[];
  /** Runs the operation. A refusal before execution is a result without `data`. */
  execute(request: OperationRequest): Promise<ExecutionResult>;
  /** How many operations ran compiled and how many were interpreted by graphql-js, so far. */
  readonly counts: { readonly compiled: number; readonly interpreted: number };
}

export interface ExecutorOptions {
  /** Most operations kept compiled; the least recently used goes first. */
  readonly maxCompiled?: number;
  /** Most operations remembered as having been seen once. */
  readonly maxSeen?: number;
}

/** Combinations of @skip and @include values that are compiled of one operation; others are interpreted. */
const maxVariants = 16;

interface Ready {
  readonly operation: OperationDefinitionNode;
  /** Coerced. */
  readonly variables: Record<string, unknown>;
}

interface KnownOperation {
  readonly shape: OperationShape;
  readonly variants: Map<string, CompiledOperation>;
}

/**
 * Makes the executor of a schema: the same results as graphql-js's `execute`, several times as fast on lists.
 *
 * An operation is compiled when it comes a second time, so that one-off documents cost no compilation and
 * cannot push out what is in use. graphql-js interprets the first use of every operation, mutations (few
 * fields, which have to run one after the other), introspection, and operations whose @skip and @include
 * have more combinations than are worth keeping.
 *
 * The compiler is this folder's own (`execution/`). graphql-jit was tried and measured first: it is as fast,
 * but its results differ where ours must not. It answers wrongly when one fragment is spread with and
 * without @include, cannot await `resolveType` (which TypeGraphQL makes asynchronous), does not await or call
 * properties without a resolver, reports other errors when several non-null items fail, and never answers,
 * leaving an unhandled rejection, when a getter or a type resolver throws after a promise.
 */
export function createExecutor(schema: GraphQLSchema, { maxCompiled = 500, maxSeen = 10_000 }: ExecutorOptions = {}): Executor {
  const seen = new LRUCache<string, true>({ max: maxSeen });
  const known = new LRUCache<string, KnownOperation>({ max: maxCompiled });
  const counts = { compiled: 0, interpreted: 0 };

  return {
    counts,
    refusalOf(request) {
      const ready = prepare(request);
      return 'errors' in ready ? ready.errors : [];
    },
    async execute(request) {
      const ready = prepare(request);
      if ('errors' in ready) return ready;
      const compiled = compiledFor(request, ready.operation, ready.variables);
      if (compiled !== undefined) {
        counts.compiled++;
        return compiled(request.rootValue, request.context, ready.variables);
      }
      counts.interpreted++;
      return execute({
        schema,
        document: request.document,
        operationName: request.operationName,
        rootValue: request.rootValue,
        contextValue: request.context,
        // graphql-js coerces for itself, so it takes what the client sent.
        variableValues: request.variables,
      });
    },
  };

  function prepare({ document, operationName, variables }: Omit<OperationRequest, 'context'>): Ready | { errors: readonly GraphQLError[] } {
    const operation = getOperationAST(document, operationName);
    if (operation == null) return { errors: [unresolved(operationName)] };
    const coerced = coerceVariables(schema, operation, variables ?? {});
    return 'errors' in coerced ? coerced : { operation, variables: coerced.values };
  }

  function compiledFor(request: OperationRequest, operation: OperationDefinitionNode, variables: Record<string, unknown>): CompiledOperation | undefined {
    const rootType = schema.getRootType(operation.operation);
    if (operation.operation === OperationTypeNode.MUTATION || rootType == null) return undefined;
    const key = `${request.documentHash} ${operation.name?.value ?? ''}`;
    const entry = known.get(key) ?? remember(key, request.document, operation);
    if (entry === undefined || entry.shape.introspects) return undefined;

    const { fragments, conditions } = entry.shape;
    // A condition that is null is an error that graphql-js knows how to report.
    if (!conditions.every((name) => typeof variables[name] === 'boolean')) return undefined;
    const variant = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    let compiled = entry.variants.get(variant);
    if (compiled === undefined && entry.variants.size < maxVariants) {
      compiled = compileOperation({ schema, fragments, variables: pick(variables, conditions) }, rootType, operation);
      entry.variants.set(variant, compiled);
    }
    return compiled;
  }

  /** Undefined the first time. */
  function remember(key: string, document: DocumentNode, operation: OperationDefinitionNode): KnownOperation | undefined {
    if (!seen.has(key)) {
      seen.set(key, true);
      return undefined;
    }
    const entry: KnownOperation = { shape: operationShape(document, operation), variants: new Map() };
    known.set(key, entry);
    return entry;
  }
}

/** So that what stays compiled does not hold on to the rest of a request's variables. */
function pick(variables: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, variables[name]]));
}

function unresolved(operationName: string | null | undefined): GraphQLError {
  const message =
    operationName == null
      ? 'Must provide operation name if query contains multiple operations.'
      : 'The document has no operation of the given operationName.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}
