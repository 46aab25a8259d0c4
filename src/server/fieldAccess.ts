import { getNamedType, getOperationAST, GraphQLError, isInterfaceType, isObjectType, Kind, type FieldNode, type GraphQLNamedType, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { anyone, type FieldAccess } from '../access/Access.ts';
import { isIncluded } from './execution/collectFields.ts';
import { fragmentsOf } from './execution/fragmentsOf.ts';
import type { OperationRequest } from './executor.ts';

/** A context that limits what may be asked for. */
export interface Guarded {
  /** Whether whoever asks may use a field that is declared so; undefined is a field without a declaration. */
  mayUse(access: FieldAccess | undefined): boolean;
  /** Whether whoever asks has shown a token. */
  readonly isSignedIn: boolean;
}

function isGuarded(context: unknown): context is Guarded {
  return typeof (context as Partial<Guarded> | null | undefined)?.mayUse === 'function';
}

/** A field that an operation asks for. */
interface Use {
  /** `Type.field`, the schema coordinate. */
  readonly coordinate: string;
  readonly access: FieldAccess | undefined;
  readonly node: FieldNode;
}

/** Refused fields that are named in one answer. */
const mostNamed = 10;

export interface FieldAccessCheck {
  /** Why the operation may not be run: an error for each field that takes more than whoever asks may. */
  refusalOf(request: Omit<OperationRequest, 'context'>, context: unknown): readonly GraphQLError[];
}

/**
 * Checks, before an operation runs, that whoever asks may use every field that it asks for, as `Access` declares it. The whole
 * operation is refused, so that a mutation is not half done and nobody mistakes a withheld value for an unknown one.
 *
 * Contexts that limit nothing are not checked; the hub's own limits always.
 */
export function createFieldAccess(schema: GraphQLSchema): FieldAccessCheck {
  // Of each operation what it asks for whatever its @skip and @include say, one field for each scope: most viewers may use all.
  const known = new LRUCache<string, readonly Use[]>({ max: 2_000 });

  return {
    refusalOf(request, context) {
      if (!isGuarded(context)) return [];
      const key = `${request.documentHash} ${request.operationName ?? ''}`;
      let uses = known.get(key);
      if (uses === undefined) known.set(key, (uses = withoutRepeated(usesOf(schema, request, null))));
      if (uses.every(({ access }) => context.mayUse(access))) return [];
      const refused = usesOf(schema, request, request.variables ?? {}).filter(({ access }) => !context.mayUse(access));
      return [...new Map(refused.map((use) => [use.coordinate, use])).values()].slice(0, mostNamed).map((use) => refusal(use, context));
    },
  };
}

function refusal({ coordinate, access, node }: Use, { isSignedIn }: Guarded): GraphQLError {
  const scopes = access === undefined || access === anyone ? [] : access;
  const takes = scopes.length === 0 ? 'is offered to nobody' : `takes the scope ${scopes.join(' or ')}`;
  return !isSignedIn
    ? new GraphQLError(`${coordinate} ${takes}; send a token that has it`, { nodes: node, extensions: { code: 'UNAUTHENTICATED', field: coordinate, scopes } })
    : new GraphQLError(`${coordinate} ${takes}, which your token does not have`, { nodes: node, extensions: { code: 'FORBIDDEN', field: coordinate, scopes } });
}

/** @param variables as the client sent them; null to take every field for included. */
function usesOf(schema: GraphQLSchema, { document, operationName }: Pick<OperationRequest, 'document' | 'operationName'>, variables: Readonly<Record<string, unknown>> | null): Use[] {
  const operation = getOperationAST(document, operationName);
  const rootType = operation == null ? undefined : schema.getRootType(operation.operation);
  // The executor says what is wrong with such a request.
  if (operation == null || rootType == null) return [];
  const fragments = fragmentsOf(document);
  const defaults = Object.fromEntries((operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) => (defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [])));
  const scope = { variables: variables && { ...defaults, ...variables } };
  const uses: Use[] = [];
  const visited = new Set<string>();
  collect(operation.selectionSet, rootType);
  return uses;

  function collect(selectionSet: SelectionSetNode, type: GraphQLNamedType): void {
    for (const selection of selectionSet.selections) {
      if (!isIncluded(scope, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        // `__typename`, `__schema` and `__type` are of no type.
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
        if (field === undefined) continue;
        uses.push({ coordinate: `${type.name}.${field.name}`, access: field.extensions.access as FieldAccess | undefined, node: selection });
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
