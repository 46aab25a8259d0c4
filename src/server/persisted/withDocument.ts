import type { HTTPGraphQLRequest } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Operations } from '../operations.ts';

type Fields = Record<string, unknown>;

/** Statuses of requests about a document that there is not: Apollo's clients read the first one, and send the text. */
const statusOfCode: Readonly<Record<string, number>> = { PERSISTED_QUERY_NOT_FOUND: 200 };

/**
 * The request with the text of its document in the place of what names it, so that Apollo Server needs to know of no other kind.
 * What is wrong with the request otherwise is left to Apollo to say.
 * @throws GraphQLError for a document that is not there, or too large to be parsed.
 */
export function withDocument(request: HTTPGraphQLRequest, operations: Pick<Operations, 'persisted' | 'documents'>): HTTPGraphQLRequest {
  if (Array.isArray(request.body)) throw refused(new GraphQLError('Batches are not offered; allowed: one operation in a request', { extensions: { code: 'BATCHING_NOT_ENABLED' } }));
  const search = request.method === 'GET' ? new URLSearchParams(request.search) : null;
  const given = search === null ? request.body : fromSearch(search);
  if (!isFields(given) || Object.keys(given).length === 0 || (given.query != null && typeof given.query !== 'string')) return request;

  const text = operations.persisted.textOf(given);
  if (text instanceof GraphQLError) throw refused(text);
  const tooLarge = operations.documents.textErrorOf(text);
  if (tooLarge !== null) throw refused(tooLarge);
  if (given.documentId == null && (given.extensions as Fields | null | undefined)?.persistedQuery == null) return request;
  if (search === null) return { ...request, body: { query: text, operationName: given.operationName ?? null, variables: given.variables ?? null } };
  search.set('query', text);
  search.delete('extensions');
  return { ...request, search: `?${search.toString()}` };
}

/** What Apollo would refuse (a name given twice, JSON that is none) counts as not given here. */
function fromSearch(search: URLSearchParams): Fields {
  const once = (name: string) => (search.getAll(name).length === 1 ? (search.get(name) ?? undefined) : undefined);
  let extensions: unknown;
  try {
    extensions = JSON.parse(once('extensions') ?? 'null');
  } catch {
    extensions = null;
  }
  return { query: once('query'), documentId: once('documentId'), extensions };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function refused({ message, extensions, nodes, source, positions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { ...extensions, http: { status: statusOfCode[String(extensions.code)] ?? 400 } } });
}
