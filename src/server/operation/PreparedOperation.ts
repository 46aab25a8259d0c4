import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { operationShape, type OperationShape } from '../document/operationShape.ts';
import { planCost, type CostPlan } from './costPlan.ts';
import type { Execution, RunPrepared } from './Execution.ts';
import { planAccess, type AccessPlan } from './fieldAccess.ts';
import { sharedBy } from './sharedBy.ts';

/** A document by its text. */
export interface DocumentOf {
  readonly document: DocumentNode;
  readonly text: string;
  /** Hash of the text. */
  readonly hash: string;
}

/**
 * Everything that can be computed from the document and the schema alone. It is computed once for each operation, and every call of the
 * operation carries it.
 */
export interface PreparedOperation extends OperationShape, DocumentOf {
  readonly cost: CostPlan;
  readonly access: AccessPlan;
  /** The variables that the answer to an event depends on; null where each subscriber needs an answer of its own. */
  readonly sharedBy: readonly string[] | null;
  readonly run: RunPrepared;
  /** Whether the last call of this operation cost less than a heavy operation. */
  isLight: boolean;
}

/** Prepares an operation of a valid document. */
export function prepareOperation(
  { schema, execution }: { readonly schema: GraphQLSchema; readonly execution: Pick<Execution, 'prepare'> },
  { document, text, hash }: DocumentOf,
  operation: OperationDefinitionNode,
): PreparedOperation {
  const shape = operationShape(schema, document, operation);
  return {
    ...shape,
    text,
    hash,
    cost: planCost(schema, shape),
    access: planAccess(schema, shape),
    sharedBy: sharedBy(schema, shape),
    run: execution.prepare(shape),
    isLight: false,
  };
}
