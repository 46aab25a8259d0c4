import { acceptedTypes } from './acceptedTypes.ts';

const served = ['application/graphql-response+json', 'application/json'];

/**
 * Whether an `Accept` header takes one of the media types of GraphQL responses. Asked before the operation
 * runs: a mutation whose answer the client cannot read must not happen.
 */
export function acceptsGraphQL(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  return acceptedTypes(accept).some(({ type, quality }) => quality !== 0 && (type === '*/*' || type === 'application/*' || served.includes(type)));
}
