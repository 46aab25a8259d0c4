import type { ExecutionResult } from 'graphql';
import type { OperationShape } from '../document/operationShape.ts';

/** What one run of a prepared operation is given. */
export interface RunRequest {
  /** Coerced. */
  readonly variables: Record<string, unknown>;
  /** As the client sent them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What the resolvers get. */
  readonly context: unknown;
  readonly rootValue?: unknown;
}

/** Runs an operation that has been prepared, read and admitted. */
export type RunPrepared = (request: RunRequest) => Promise<ExecutionResult>;

/** What runs operations on a schema's own resolvers: `execution/`, or graphql-js's `execute` in its place. */
export interface Execution {
  /** Makes what runs the operation; called once for each operation that is prepared. */
  prepare(shape: OperationShape): RunPrepared;
  /** How many operations ran compiled, how many were interpreted by graphql-js, and how many compilations there were, so far. */
  readonly counts: { readonly compiled: number; readonly interpreted: number; readonly compilations: number };
}
