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

/** Highest number of digits of a number that is repeated: every identity number is longer. */
const longestNumber = 9;

/**
 * A value as it may stand in an error message. Texts and long numbers are described, never repeated: they may hold a name or a NIK, and
 * messages are logged.
 */
export function describeGiven(value: unknown): Message {
  if (typeof value === 'string') return message('graphql.givenText', { length: value.length });
  if (Array.isArray(value)) return message('graphql.givenList', { length: value.length });
  if (typeof value === 'object' && value !== null) return message('graphql.givenOther', { what: 'object' });
  const text = JSON.stringify(value ?? null);
  return text.length <= longestNumber ? message('shared.verbatim', { text }) : message('graphql.givenOther', { what: 'number' });
}
