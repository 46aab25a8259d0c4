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

/** Longest number that is repeated: no identity number is as short. */
const longestNumber = 9;

/**
 * A value as it may stand in an error message. Texts are described and never repeated, wherever they are, and so are long
 * numbers: somebody's name or NIK may be in them, and messages get into logs.
 */
export function describeGiven(value: unknown): string {
  if (typeof value === 'string') return `a text of ${count(value.length, 'character')}`;
  if (Array.isArray(value)) return `a list of ${count(value.length, 'item')}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value ?? null);
  return text.length <= longestNumber ? text : 'a long number';
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
