import {
  Kind,
  OperationTypeNode,
  SingleFieldSubscriptionsRule,
  type ASTVisitor,
  type DirectiveNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';

const conditions = ['skip', 'include'];

/**
 * Validation rule: a subscription selects one field, and no variable decides which. So neither @skip nor @include is allowed at its root,
 * in a fragment or in the operation itself, whatever their value. The rule of graphql-js runs after this one: it collects the root fields
 * without variables, and throws if a condition needs one (graphql 16.15, fixed in 17).
 * @see https://spec.graphql.org/September2025/#sec-Single-Root-Field
 * @see https://github.com/graphql/graphql-spec/pull/860
 */
export function subscriptionRoot(context: ValidationContext): ASTVisitor {
  const { OperationDefinition: checkFields } = SingleFieldSubscriptionsRule(context) as {
    OperationDefinition: (node: OperationDefinitionNode) => void;
  };
  return {
    OperationDefinition(node) {
      if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
      const conditional = conditionsOf(node.selectionSet, context);
      if (conditional.length === 0) checkFields(node);
      else
        context.reportError(
          new GraphQLRefusal(message('server.conditionalSubscription', { operation: described(node) }), { nodes: conditional }),
        );
    },
  };
}

/** The @skip and @include of a selection set and of the fragments in it. */
function conditionsOf(selectionSet: SelectionSetNode, context: ValidationContext): DirectiveNode[] {
  const found: DirectiveNode[] = [];
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      found.push(...(selection.directives ?? []).filter(({ name }) => conditions.includes(name.value)));
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || visited.has(selection.name.value)) continue;
      visited.add(selection.name.value);
      const fragment = context.getFragment(selection.name.value);
      if (fragment != null) collect(fragment.selectionSet);
    }
  };
  collect(selectionSet);
  return found;
}

function described({ name }: OperationDefinitionNode): string {
  return name === undefined ? 'Anonymous Subscription' : `Subscription "${name.value}"`;
}
