import {
  getNamedType,
  isObjectType,
  Kind,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';
import { collectFields } from '../document/collectFields.ts';
import type { OperationShape } from '../document/operationShape.ts';
import type { RemoteEvent } from '../operation/RemoteExecution.ts';

/** A subscription whose events have positions, and that can be started after one. */
export interface Positions {
  /** Where the client itself wants to start; undefined for from now on. */
  readonly start: string | undefined;
  /** The document with the position of every event asked for, started after one. */
  documentAfter(position: string | undefined): DocumentNode;
  /** An answer to that document as the client asked it. */
  read(result: ExecutionResult): RemoteEvent;
}

/** How a subscription is resumed: by the argument `after` of its field, and the `cursor` of its events; null for one that has no such. */
export function positionsOf(
  schema: GraphQLSchema,
  { document, operation, fragments }: OperationShape,
  variables: Readonly<Record<string, unknown>>,
): Positions | null {
  const root = schema.getSubscriptionType();
  if (root == null) return null;
  const [asked] = collectFields({ schema, fragments, variables: null }, root, [operation.selectionSet]);
  if (asked === undefined) return null;
  const [key, nodes] = asked;
  const field = root.getFields()[nodes[0].name.value];
  const type = field === undefined ? undefined : getNamedType(field.type);
  if (field?.args.some(({ name }) => name === 'after') !== true || !isObjectType(type) || type.getFields().cursor === undefined)
    return null;

  const alias = freeAlias(document);
  // A field of its own beside the client's: they have one name, so that what they ask is merged.
  const cursor: FieldNode = { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: alias }, name: { kind: Kind.NAME, value: 'cursor' } };
  const beside: FieldNode = { ...nodes[0], selectionSet: { kind: Kind.SELECTION_SET, selections: [cursor] } };
  const places = new Set<FieldNode>([...nodes, beside]);
  const positioned = visit(document, {
    OperationDefinition: (node) =>
      node === operation
        ? { ...node, selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, beside] } }
        : undefined,
  });

  return {
    start: valueOf(nodes[0].arguments?.find(({ name }) => name.value === 'after')),
    documentAfter: (position) =>
      position === undefined
        ? positioned
        : visit(positioned, { Field: (node) => (places.has(node) ? { ...node, arguments: startingAfter(node, position) } : undefined) }),
    read(result) {
      const event = result.data?.[key] as Record<string, unknown> | null | undefined;
      if (event == null) return { result };
      const { [alias]: position, ...shown } = event;
      return { result: { ...result, data: { ...result.data, [key]: shown } }, cursor: typeof position === 'string' ? position : undefined };
    },
  };

  function valueOf(argument: ArgumentNode | undefined): string | undefined {
    const value = argument?.value;
    if (value?.kind === Kind.STRING) return value.value;
    if (value?.kind !== Kind.VARIABLE) return undefined;
    const given = variables[value.name.value];
    return typeof given === 'string' ? given : undefined;
  }
}

/** A name under which the position is requested, whether the client requests it or not, that the document does not use. */
function freeAlias(document: DocumentNode): string {
  const taken = new Set<string>();
  visit(document, { Field: ({ alias, name }) => void taken.add((alias ?? name).value) });
  let free = 'hubGatewayCursor';
  while (taken.has(free)) free += '_';
  return free;
}

function startingAfter(node: FieldNode, position: string): ArgumentNode[] {
  const others = (node.arguments ?? []).filter(({ name }) => name.value !== 'after');
  return [...others, { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'after' }, value: { kind: Kind.STRING, value: position } }];
}
