import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

/** The parameters of GraphQL over HTTP. */
const parameters = z.object({
  query: z.string('query: must be a text').nullish(),
  documentId: z.string('documentId: must be a text').nullish(),
  extensions: z.record(z.string(), z.unknown(), 'extensions: must be an object').nullish(),
  operationName: z.string('operationName: must be a text').nullish(),
  variables: z.record(z.string(), z.unknown(), 'variables: must be an object').nullish(),
}).refine(({ query, documentId, extensions }) => query != null || documentId != null || extensions != null, 'query: a text is required');

export type StreamRequest = z.infer<typeof parameters>;

/** Reads a request for an event stream, from its body or, for GET, from its address; says in a sentence why it cannot be read. */
export function readStreamRequest({ method, query, body }: Pick<FastifyRequest, 'method' | 'query' | 'body'>): StreamRequest | string {
  const given = method === 'GET' ? withParsed(query as Record<string, unknown>) : body;
  const read = parameters.safeParse(given);
  return read.success ? read.data : (read.error.issues[0]?.message ?? 'The request is not well-formed');
}

/** The parameters that are JSON in an address; what cannot be parsed is left as the text that it is. */
function withParsed(query: Record<string, unknown>): Record<string, unknown> {
  return { ...query, variables: parsed(query.variables), extensions: parsed(query.extensions) };
}

function parsed(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
}
