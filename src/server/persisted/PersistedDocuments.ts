import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';

/** The parameters of a request that say which document it is about. */
export interface DocumentParameters {
  readonly query?: string | null | undefined;
  /** Id of a persisted document, as GraphQL over HTTP names it: `sha256:` and the hash, or the hash alone. */
  readonly documentId?: unknown;
  /** With `persistedQuery`, as Apollo's clients name a persisted document. */
  readonly extensions?: unknown;
}

/** Finds the text of the document that a request is about. */
export interface PersistedDocuments {
  /** @returns the text, or why there is none. */
  textOf(parameters: DocumentParameters): string | GraphQLError;
}

const sha256 = /^[0-9a-f]{64}$/;

/**
 * Automatic persisted queries, on every transport: a client sends the hash alone, and hash and text once where the hash is not known.
 * What is kept is bounded by count and size.
 * @see https://www.apollographql.com/docs/apollo-server/performance/apq
 */
export function automaticPersistedDocuments(): PersistedDocuments {
  const texts = new LRUCache<string, string>({ max: 10_000, maxSize: 10_000_000, sizeCalculation: (text) => text.length + 1 });
  return {
    textOf(parameters) {
      const { query } = parameters;
      const id = idOf(parameters);
      if (id instanceof GraphQLError) return id;
      if (id === null) return query == null || query === '' ? noQuery() : query;
      if (query == null || query === '') return texts.get(id) ?? refusal('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND');
      if (createHash('sha256').update(query).digest('hex') !== id) return refusal('The hash is not that of the query; allowed: its SHA-256 in hexadecimal', 'PERSISTED_QUERY_HASH_MISMATCH');
      texts.set(id, query);
      return query;
    },
  };
}

/** Trusted documents: the listed ones run, by their ids, and nothing else does. */
export function trustedDocuments(texts: ReadonlyMap<string, string>): PersistedDocuments {
  return {
    textOf(parameters) {
      const id = idOf(parameters);
      if (id instanceof GraphQLError) return id;
      if (id === null) return refusal('This server runs trusted documents only; allowed: the id of one of them, in documentId or extensions.persistedQuery', 'PERSISTED_QUERY_ID_REQUIRED');
      return texts.get(id) ?? refusal('This server runs trusted documents only, and none has this id', 'PERSISTED_QUERY_NOT_IN_LIST');
    },
  };
}

/** The hash that a request names; null for none. */
function idOf({ documentId, extensions }: DocumentParameters): string | null | GraphQLError {
  const persisted = (extensions as { persistedQuery?: unknown } | null | undefined)?.persistedQuery;
  const given = documentId ?? persisted ?? null;
  if (given === null) return null;
  if (documentId == null && (persisted as { version?: unknown }).version !== 1) return refusal('extensions.persistedQuery.version: unknown; allowed: 1', 'BAD_USER_INPUT');
  const id = documentId ?? (persisted as { sha256Hash?: unknown }).sha256Hash;
  const hash = typeof id === 'string' ? id.replace(/^sha256:/, '') : '';
  // What is no hash names nothing that could be there.
  return sha256.test(hash) ? hash : refusal('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND');
}

function noQuery(): GraphQLError {
  return refusal('query: missing or empty; allowed: the text of an operation, or the hash of one in extensions.persistedQuery', 'BAD_REQUEST');
}

function refusal(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
