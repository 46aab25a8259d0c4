import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';

const builtIn = new Map<GraphQLInputType, string>([
  [GraphQLInt, 'a whole number of 32 bits'],
  [GraphQLFloat, 'a finite number'],
  [GraphQLString, 'a text'],
  [GraphQLBoolean, 'true or false'],
  [GraphQLID, 'an id, as text'],
]);

/** In words, the values that an input type takes. */
export function describeAllowed(type: GraphQLInputType): string {
  if (isNonNullType(type)) return describeAllowed(type.ofType);
  if (isListType(type)) return `a list of which each item is ${describeAllowed(type.ofType)}`;
  if (isEnumType(type)) return `one of ${type.getValues().map(({ name }) => name).join(', ')}`;
  if (isInputObjectType(type)) return `an object with the fields ${Object.keys(type.getFields()).join(', ')}`;
  return builtIn.get(type) ?? `a value of the scalar ${type.name}`;
}

/** A value as it may stand in an error message: a long one is described, never repeated. */
export function describeGiven(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  if (text.length <= 80) return text;
  if (typeof value === 'string') return `a text of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length} items`;
  return `a value of ${text.length} characters`;
}
