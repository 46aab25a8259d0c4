import { Kind, separateOperations, visit, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { fragmentsOf } from './fragmentsOf.ts';

/** What has to be known of an operation before it is compiled. */
export interface OperationShape {
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Names of the variables that its @skip and @include use: each combination of their values is compiled apart. */
  readonly conditions: readonly string[];
  /** It asks for the schema itself (`__schema`, `__type`). */
  readonly introspects: boolean;
}

/** Reads the shape of one operation of a valid document. */
export function operationShape(document: DocumentNode, operation: OperationDefinitionNode): OperationShape {
  const own = separateOperations(document)[operation.name?.value ?? ''] ?? document;
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
  return { fragments: fragmentsOf(document), conditions: [...conditions], introspects };
}
