import {
  getNamedType,
  GraphQLError,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { anyone, type FieldAccess } from '../../access/Access.ts';
import type { OperationContext } from '../../access/OperationContext.ts';
import { isSignedIn } from '../../access/viewer.ts';
import { isIncluded } from '../document/collectFields.ts';
import type { OperationShape } from '../document/operationShape.ts';

/** A field that an operation selects. */
interface Use {
  /** `Type.field`, the schema coordinate. */
  readonly coordinate: string;
  readonly access: FieldAccess | undefined;
  readonly node: FieldNode;
}

/** Highest number of refused fields that one response names. */
const mostNamed = 10;

/** The fields that an operation selects, for any viewer. */
export interface AccessPlan {
  /** Why the operation may not run: an error for each field that the viewer may not use. */
  refusals(context: OperationContext, variables: Readonly<Record<string, unknown>>): readonly GraphQLError[];
}

/**
 * Checks before an operation runs that its viewer may use every selected field, as `Access` declares it. The whole operation is
 * refused: so no mutation is half done, and nobody mistakes a withheld value for an unknown one.
 */
export function planAccess(schema: GraphQLSchema, shape: OperationShape): AccessPlan {
  // All selected fields, whatever @skip and @include say, reduced to one field for each scope: most viewers may use all of them.
  const all = withoutRepeated(usesOf(schema, shape, null));
  return {
    refusals(context, variables) {
      if (all.every(({ access }) => context.mayUse(access))) return [];
      const refused = usesOf(schema, shape, variables).filter(({ access }) => !context.mayUse(access));
      return [...new Map(refused.map((use) => [use.coordinate, use])).values()]
        .slice(0, mostNamed)
        .map((use) => refusal(use, isSignedIn(context.viewer)));
    },
  };
}

function refusal({ coordinate, access, node }: Use, knowsViewer: boolean): GraphQLError {
  const scopes = access === undefined || access === anyone ? [] : access;
  const text =
    scopes.length === 0
      ? message('server.fieldNotOffered', { field: coordinate })
      : message(knowsViewer ? 'server.fieldNeedsScope' : 'server.fieldNeedsToken', { field: coordinate, scopes });
  return new GraphQLRefusal(text, {
    nodes: node,
    extensions: { code: knowsViewer ? 'FORBIDDEN' : 'UNAUTHENTICATED', field: coordinate, scopes },
  });
}

/** @param variables as the client sent them; null to include every field, whatever @skip and @include say. */
function usesOf(
  schema: GraphQLSchema,
  { operation, rootType, fragments }: OperationShape,
  variables: Readonly<Record<string, unknown>> | null,
): Use[] {
  // The executor reports the error of such an operation.
  if (rootType === undefined) return [];
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [],
    ),
  );
  const scope = { variables: variables && { ...defaults, ...variables } };
  const uses: Use[] = [];
  const visited = new Set<string>();
  collect(operation.selectionSet, rootType);
  return uses;

  function collect(selectionSet: SelectionSetNode, type: GraphQLNamedType): void {
    for (const selection of selectionSet.selections) {
      if (!isIncluded(scope, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        // `__typename`, `__schema` and `__type` are not fields of a type.
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
        if (field === undefined) continue;
        uses.push({
          coordinate: `${type.name}.${field.name}`,
          access: field.extensions.access as FieldAccess | undefined,
          node: selection,
        });
        if (selection.selectionSet !== undefined) collect(selection.selectionSet, getNamedType(field.type));
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
      const condition = fragment?.typeCondition === undefined ? type : schema.getType(fragment.typeCondition.name.value);
      if (fragment !== undefined && condition !== undefined) collect(fragment.selectionSet, condition);
    }
  }
}

function withoutRepeated(uses: readonly Use[]): Use[] {
  return [...new Map(uses.map((use) => [String(use.access), use])).values()];
}
