import {
  GraphQLError,
  isObjectType,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';

/**
 * The object type that a type resolver named.
 * @throws GraphQLError when it is no possible type of the abstract type; with graphql-js's messages.
 */
export function runtimeType(
  name: unknown,
  abstractType: GraphQLAbstractType,
  nodes: readonly FieldNode[],
  { schema, parentType, fieldName }: GraphQLResolveInfo,
  value: unknown,
): GraphQLObjectType {
  const field = `${parentType.name}.${fieldName}`;
  if (name == null) {
    throw new GraphQLError(
      `Abstract type "${abstractType.name}" must resolve to an Object type at runtime for field "${field}". Either the "${abstractType.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(
      `Abstract type "${abstractType.name}" must resolve to an Object type at runtime for field "${field}" with value ${inspect(value)}, received "${inspect(name)}".`,
    );
  }
  const type = schema.getType(name);
  if (type == null) {
    throw new GraphQLError(`Abstract type "${abstractType.name}" was resolved to a type "${name}" that does not exist inside the schema.`, {
      nodes,
    });
  }
  if (!isObjectType(type)) {
    throw new GraphQLError(`Abstract type "${abstractType.name}" was resolved to a non-object type "${name}".`, { nodes });
  }
  if (!schema.isSubType(abstractType, type)) {
    throw new GraphQLError(`Runtime Object type "${type.name}" is not a possible type for "${abstractType.name}".`, { nodes });
  }
  return type;
}
