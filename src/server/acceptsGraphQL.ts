const served = ['application/graphql-response+json', 'application/json'];

/**
 * Whether an `Accept` header takes one of the media types of GraphQL responses. Asked before the operation
 * runs: a mutation whose answer the client cannot read must not happen.
 */
export function acceptsGraphQL(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  return accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !refused && (type === '*/*' || type === 'application/*' || served.includes(type));
  });
}
