import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

/** The parameters of GraphQL over HTTP. */
const parameters = z.object({
  query: z.string('query: a text is required'),
  operationName: z.string('operationName: must be a text').nullish(),
  variables: z.record(z.string(), z.unknown(), 'variables: must be an object').nullish(),
});

export type StreamRequest = z.infer<typeof parameters>;

/** Reads a request for an event stream, from its body or, for GET, from its address; says in a sentence why it cannot be read. */
export function readStreamRequest({ method, query, body }: Pick<FastifyRequest, 'method' | 'query' | 'body'>): StreamRequest | string {
  const given = method === 'GET' ? withVariables(query as Record<string, unknown>) : body;
  const read = parameters.safeParse(given);
  return read.success ? read.data : (read.error.issues[0]?.message ?? 'The request is not well-formed');
}

function withVariables(query: Record<string, unknown>): Record<string, unknown> {
  if (typeof query.variables !== 'string') return query;
  try {
    return { ...query, variables: JSON.parse(query.variables) as unknown };
  } catch {
    return query;
  }
}
