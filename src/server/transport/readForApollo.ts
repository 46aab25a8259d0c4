import type { HTTPGraphQLRequest } from '@apollo/server';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { GraphQLError } from 'graphql';
import type { RefusedDocument } from '../document/readDocument.ts';
import type { Operations } from '../operation/operations.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { HttpRefusal } from './HttpRefusal.ts';
import { notWellFormed, readParameters, type GivenParameters, type RequestParameters } from './requestParameters.ts';

/** A request for an operation, as it has been read. */
export interface ReadRequest {
  readonly read: PreparedOperation | RefusedDocument;
  readonly variables: RequestParameters['variables'];
  /** The request as Apollo Server sees it, with the text of its document instead of an id or hash. */
  readonly shown: Pick<HTTPGraphQLRequest, 'body' | 'search'>;
}

/** Statuses of requests for an unknown document. Apollo's clients recognise the first one and send the text. */
const statusOfCode: Readonly<Record<string, number>> = { PERSISTED_QUERY_NOT_FOUND: 200, GRAPHQL_PARSE_FAILED: 400 };

/**
 * Reads a request that Apollo Server is to answer.
 * @throws GraphQLError for a request that is not well-formed, or a document that is unknown or too large to be parsed.
 */
export function readForApollo(given: GivenParameters, operations: Pick<Operations, 'read'>): ReadRequest {
  if (Array.isArray(given.body))
    throw refused(new GraphQLRefusal(message('server.noBatches'), { extensions: { code: 'BATCHING_NOT_ENABLED' } }));
  const asked = parametersOf(given);
  const read = operations.read(asked);
  if ('errors' in read && read.part === 'text') for (const error of read.errors) throw refused(error);
  return { read, variables: asked.variables, shown: shownOf(given.method, read.text, asked) };
}

function parametersOf(given: GivenParameters): RequestParameters {
  try {
    return readParameters(given);
  } catch (error) {
    if (!(error instanceof HttpRefusal)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST', http: { status: error.statusCode } } });
  }
}

function shownOf(method: string, query: string, { operationName = null, variables = null }: RequestParameters): ReadRequest['shown'] {
  if (method !== 'GET') return { body: { query, operationName, variables }, search: '' };
  const search = new URLSearchParams({
    query,
    ...(operationName !== null && { operationName }),
    ...(variables !== null && { variables: JSON.stringify(variables) }),
  });
  return { body: undefined, search: `?${search.toString()}` };
}

function refused({ message, extensions, nodes, source, positions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    extensions: { ...extensions, http: { status: statusOfCode[String(extensions.code)] ?? notWellFormed } },
  });
}
