import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import { message, type Message } from '../../base/messages/index.ts';

/** The values that an input type takes. */
export function describeAllowed(type: GraphQLInputType): Message {
  if (isNonNullType(type)) return describeAllowed(type.ofType);
  if (isListType(type)) return message('graphql.allowedList', { item: describeAllowed(type.ofType) });
  if (isEnumType(type))
    return message('graphql.allowedEnum', {
      names: type
        .getValues()
        .map(({ name }) => name)
        .join(', '),
    });
  if (isInputObjectType(type)) return message('graphql.allowedObject', { names: Object.keys(type.getFields()).join(', ') });
  return message('graphql.allowedScalar', { name: type.name });
}

/** Longest number that is repeated: no identity number is as short. */
const longestNumber = 9;

/**
 * A value as it may stand in an error message. Texts are described and never repeated, wherever they are, and so are long
 * numbers: somebody's name or NIK may be in them, and messages get into logs.
 */
export function describeGiven(value: unknown): Message {
  if (typeof value === 'string') return message('graphql.givenText', { length: value.length });
  if (Array.isArray(value)) return message('graphql.givenList', { length: value.length });
  if (typeof value === 'object' && value !== null) return message('graphql.givenOther', { what: 'object' });
  const text = JSON.stringify(value ?? null);
  return text.length <= longestNumber ? message('shared.verbatim', { text }) : message('graphql.givenOther', { what: 'number' });
}
