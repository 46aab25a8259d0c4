import {
  Kind,
  separateOperations,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf } from './fragmentsOf.ts';

/** One operation of a valid document, and the parts of the document that belong to it. */
export interface OperationShape {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Null for an operation without a name, which is the only one of its document. */
  readonly name: string | null;
  /** Undefined where the schema has no operations of this kind. */
  readonly rootType: GraphQLObjectType | undefined;
  /** Every fragment of the document. */
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Names of the variables that its @skip and @include use. Each combination of their values is compiled separately. */
  readonly conditions: readonly string[];
  /** Whether it introspects the schema (`__schema`, `__type`). */
  readonly introspects: boolean;
}

/** Reads the shape of one operation of a valid document. */
export function operationShape(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): OperationShape {
  const name = operation.name?.value ?? null;
  const own = separateOperations(document)[name ?? ''] ?? document;
  const conditions = new Set<string>();
  let introspects = false;
  visit(own, {
    Field(node) {
      if (node.name.value === '__schema' || node.name.value === '__type') introspects = true;
    },
    Directive(node) {
      if (node.name.value !== 'skip' && node.name.value !== 'include') return;
      for (const { value } of node.arguments ?? []) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
    },
  });
  return {
    document,
    operation,
    name,
    rootType: schema.getRootType(operation.operation) ?? undefined,
    fragments: fragmentsOf(document),
    conditions: [...conditions],
    introspects,
  };
}
