import { Kind, OperationTypeNode, visit, type GraphQLSchema } from 'graphql';
import type { OperationShape } from '../document/operationShape.ts';

/**
 * Extension of a subscription field whose resolver uses only the event, not the arguments of the field. The arguments only filter the
 * events.
 */
export const answersFromEvent = 'answersFromEvent';

/** The variables that the answer to an event of a subscription depends on; null when the answer must not be shared. */
export function sharedBy(schema: GraphQLSchema, { document, operation }: OperationShape): readonly string[] | null {
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return null;
  const [field] = operation.selectionSet.selections;
  // Selections other than one plain field are rare: their answers are not shared, so that fragments need not be resolved here.
  if (field?.kind !== Kind.FIELD || operation.selectionSet.selections.length > 1) return null;
  if (schema.getSubscriptionType()?.getFields()[field.name.value]?.extensions[answersFromEvent] !== true) return null;
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Argument: (node) => (field.arguments?.includes(node) === true ? false : undefined),
    Variable: (node) => void names.add(node.name.value),
  });
  return [...names];
}
