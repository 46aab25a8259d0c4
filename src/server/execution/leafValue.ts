import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, type GraphQLLeafType } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';

/**
 * For each built-in scalar, a JavaScript condition under which its `serialize` returns the value `x` as it is.
 */
const asItIs = new Map<GraphQLLeafType, string>([
  [GraphQLString, `typeof x === 'string'`],
  [GraphQLID, `typeof x === 'string'`],
  [GraphQLBoolean, `typeof x === 'boolean'`],
  [GraphQLFloat, `typeof x === 'number' && x - x === 0`],
  [GraphQLInt, `typeof x === 'number' && x === (x | 0)`],
]);

/** The condition on `x` under which a value of the type needs no serializing; undefined when there is none. */
export function needsNoSerializing(type: GraphQLLeafType): string | undefined {
  return asItIs.get(type);
}

/** The response value of a scalar or enum. */
export function serializeLeaf(type: GraphQLLeafType, value: unknown): unknown {
  const serialized: unknown = type.serialize(value);
  if (serialized == null) {
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
    );
  }
  return serialized;
}
