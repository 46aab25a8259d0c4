/*
 * The only reader of `Accept`. Own because @fastify/accept-negotiator reads lists of encodings (docs/decisions/032).
 */

/** One media range of an `Accept` header. */
export interface AcceptedType {
  /** In lower case, e.g. `text/csv` or `application/*`. */
  readonly type: string;
  /** 0 (refused) to 1. */
  readonly quality: number;
  /** Its other parameters, in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Reads an `Accept` header (RFC 9110, 12.5.1), in its order. */
export function acceptedTypes(accept: string): AcceptedType[] {
  return accept.split(',').map((range) => {
    const [type = '', ...rest] = range.split(';').map((part) => part.trim().toLowerCase());
    const { q = '1', ...parameters } = Object.fromEntries(
      rest.map((part) => part.split('=').map((side) => side.trim()) as [string, string]),
    );
    return { type, quality: Number(q), parameters };
  });
}

/** Whether an `Accept` header names a media type with a quality above 0. A wildcard names none. */
export function names(accept: string | undefined, mediaType: string): boolean {
  return acceptedTypes(accept ?? '').some(({ type, quality }) => type === mediaType && quality !== 0);
}

/** The media type of GraphQL over HTTP, and the older one. */
export const graphqlMediaTypes = { newer: 'application/graphql-response+json', older: 'application/json' } as const;

const accepted = ['*/*', 'application/*', ...Object.values(graphqlMediaTypes)];

/**
 * Whether an `Accept` header accepts a media type of GraphQL responses. This is checked before the operation runs: a mutation whose
 * response the client cannot read must not run.
 */
export function acceptsGraphQL(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  return acceptedTypes(accept).some(({ type, quality }) => quality !== 0 && accepted.includes(type));
}
