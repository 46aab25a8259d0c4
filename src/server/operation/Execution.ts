import type { ExecutionResult } from 'graphql';
import type { OperationShape } from '../document/operationShape.ts';

/** The input of one run of a prepared operation. */
export interface RunRequest {
  /** Coerced. */
  readonly variables: Record<string, unknown>;
  /** As the client sent them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The context that resolvers receive. */
  readonly context: unknown;
  readonly rootValue?: unknown;
}

/** Runs an operation that was read, prepared and admitted. */
export type RunPrepared = (request: RunRequest) => Promise<ExecutionResult>;

/** Runs operations with the schema's own resolvers: `execution/`, or graphql-js's `execute` instead. */
export interface Execution {
  /** Returns the function that runs the operation; called once for each operation that is prepared. */
  prepare(shape: OperationShape): RunPrepared;
  /** How many operations ran compiled, how many were interpreted by graphql-js, and how many compilations there were, so far. */
  readonly counts: { readonly compiled: number; readonly interpreted: number; readonly compilations: number };
}
