import {
  Kind,
  OperationTypeNode,
  parse,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { largestPageSize } from '../../store/paging/pageRequest.ts';
import type { PlannedPages } from './exportPlan.ts';

/** A document that requests a list page by page. */
export interface PagedDocument {
  readonly document: DocumentNode;
  readonly text: string;
  /** The operation that requests the pages. */
  readonly operation: OperationDefinitionNode;
}

/** Variables of each page, with names that no client uses. */
export const pageVariables = (after: string | null, isFirst: boolean): Record<string, unknown> => ({
  hub_export_after: after,
  hub_export_first: isFirst,
});

/** The fields of the connection that the document adds. */
export interface PageAnswer {
  readonly hub_export_page: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Of the first page only, because counting costs a statement. */
  readonly hub_export_total?: number;
}

const parts = operationOf(
  parse(`query ($hub_export_after: String, $hub_export_first: Boolean!) {
    list(first: ${largestPageSize}, after: $hub_export_after) {
      hub_export_page: pageInfo { hasNextPage endCursor }
      hub_export_total: totalCount @include(if: $hub_export_first)
    }
  }`),
);
const paging = parts.selectionSet.selections[0] as FieldNode;

/** Alias for the id of each item. */
export const itemKey = 'hub_export_key';

/**
 * Rewrites an operation so that variables choose the page of its connection, with the largest page size.
 * @param keyed whether it also selects the id of each item.
 */
export function pagedDocument(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { nodes, items }: PlannedPages,
  keyed: boolean,
): PagedDocument {
  const place = document.definitions.indexOf(operation);
  const rewritten = visit(document, {
    OperationDefinition: (node): OperationDefinitionNode | undefined =>
      node === operation
        ? {
            ...node,
            variableDefinitions: [...(node.variableDefinitions ?? []), ...(parts.variableDefinitions as VariableDefinitionNode[])],
          }
        : undefined,
    Field: (node): FieldNode | undefined =>
      nodes.has(node) ? withPaging(node) : keyed && items?.nodes.has(node) === true ? withKey(node) : undefined,
  });
  return { document: rewritten, text: print(rewritten), operation: rewritten.definitions[place] as OperationDefinitionNode };
}

function withPaging(field: FieldNode): FieldNode {
  const kept = (field.arguments ?? []).filter(({ name }) => !['first', 'after'].includes(name.value));
  const selections = (field.selectionSet?.selections ?? []).filter((selection) => !isCount(selection));
  return {
    ...field,
    arguments: [...kept, ...(paging.arguments ?? [])],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...selections, ...(paging.selectionSet?.selections ?? [])] },
  };
}

function withKey(field: FieldNode): FieldNode {
  const key: FieldNode = { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: itemKey }, name: { kind: Kind.NAME, value: 'id' } };
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [...(field.selectionSet?.selections ?? []), key] } };
}

function isCount(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === 'totalCount';
}

function operationOf({ definitions: [operation] }: DocumentNode): OperationDefinitionNode {
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== OperationTypeNode.QUERY) throw new TypeError('not a query');
  return operation;
}
