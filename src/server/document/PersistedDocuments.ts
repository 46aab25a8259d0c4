import { hashOf } from './hashOf.ts';
import { message, type Message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';

/** The parameters of a request that identify its document. */
export interface DocumentParameters {
  readonly query?: string | null | undefined;
  /** Id of a persisted document, as GraphQL over HTTP names it: `sha256:` and the hash, or the hash alone. */
  readonly documentId?: unknown;
  /** With `persistedQuery`, as Apollo's clients name a persisted document. */
  readonly extensions?: unknown;
}

/** Finds the text of the document of a request. */
export interface PersistedDocuments {
  /** @returns the text, or the error if there is none. */
  textOf(parameters: DocumentParameters): string | GraphQLError;
}

const sha256 = /^[0-9a-f]{64}$/;

/**
 * Automatic persisted queries, on every transport: a client sends only the hash; if the hub does not know the hash, it sends hash and text
 * once. The cache is bounded by count and size.
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
      if (query == null || query === '') return texts.get(id) ?? refusal(message('server.persistedNotFound'), 'PERSISTED_QUERY_NOT_FOUND');
      if (hashOf(query) !== id) return refusal(message('server.hashMismatch'), 'PERSISTED_QUERY_HASH_MISMATCH');
      texts.set(id, query);
      return query;
    },
  };
}

/** Trusted documents: only the listed documents run, by their ids. */
export function trustedDocuments(texts: ReadonlyMap<string, string>): PersistedDocuments {
  return {
    textOf(parameters) {
      const id = idOf(parameters);
      if (id instanceof GraphQLError) return id;
      if (id === null) return refusal(message('server.trustedOnly'), 'PERSISTED_QUERY_ID_REQUIRED');
      return texts.get(id) ?? refusal(message('server.notTrusted'), 'PERSISTED_QUERY_NOT_IN_LIST');
    },
  };
}

/** The hash that a request names; null for none. */
function idOf({ documentId, extensions }: DocumentParameters): string | null | GraphQLError {
  const persisted = (extensions as { persistedQuery?: unknown } | null | undefined)?.persistedQuery;
  const given = documentId ?? persisted ?? null;
  if (given === null) return null;
  if (documentId == null && (persisted as { version?: unknown }).version !== 1)
    return refusal(message('server.persistedVersion'), 'BAD_USER_INPUT');
  const id = documentId ?? (persisted as { sha256Hash?: unknown }).sha256Hash;
  const hash = typeof id === 'string' ? id.replace(/^sha256:/, '') : '';
  // An id that is not a hash cannot be known.
  return sha256.test(hash) ? hash : refusal(message('server.persistedNotFound'), 'PERSISTED_QUERY_NOT_FOUND');
}

function noQuery(): GraphQLError {
  return refusal(message('server.noQuery'), 'BAD_REQUEST');
}

function refusal(text: Message, code: string): GraphQLError {
  return new GraphQLRefusal(text, { extensions: { code } });
}
