import type { FastifyRequest } from 'fastify';
import { badUserInput, HubError } from '../../errors.ts';
import type { DocumentParameters } from '../persisted/PersistedDocuments.ts';

/** The parameters of a GraphQL request, by GET or POST. */
export interface ExportRequest {
  readonly document: DocumentParameters;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Reads a request as GraphQL over HTTP has it.
 * @throws HubError BAD_USER_INPUT for a parameter that is missing or of another type; CSRF_PREVENTED for a GET that any
 *   page on the web could make a browser send.
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters
 */
export function readExportRequest(request: FastifyRequest): ExportRequest {
  const byGet = request.method === 'GET';
  if (byGet) requirePreflight(request);
  const given = (byGet ? request.query : (request.body ?? {})) as Record<string, unknown>;
  const { query, documentId, operationName } = given;
  const extensions = byGet && typeof given.extensions === 'string' ? parsed('extensions', given.extensions) : given.extensions;
  if (typeof query !== 'string' && (query != null || (documentId == null && extensions == null))) throw badUserInput(['query'], 'missing, or not a text', 'the text of a GraphQL query');
  if (operationName != null && typeof operationName !== 'string') throw badUserInput(['operationName'], 'not a text', 'the name of an operation of the query');
  return { document: { query, documentId, extensions }, operationName: operationName ?? null, variables: variablesOf(byGet && typeof given.variables === 'string' ? parsed('variables', given.variables) : given.variables) };
}

/**
 * The same rule as for every GET of GraphQL: a header that a browser sends across sites only after it has asked.
 * (POST takes `application/json` only, which browsers ask about too.)
 */
function requirePreflight({ headers }: FastifyRequest): void {
  if (['apollo-require-preflight', 'x-apollo-operation-name'].some((name) => (headers[name] ?? '') !== '')) return;
  throw new HubError('A GET needs the header apollo-require-preflight: true, so that no other site can make a browser send it; or use POST', 'CSRF_PREVENTED');
}

function parsed(name: string, text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badUserInput([name], 'not JSON', 'a JSON object');
  }
}

function variablesOf(given: unknown): Readonly<Record<string, unknown>> {
  if (given == null) return {};
  if (typeof given === 'object' && !Array.isArray(given)) return given as Record<string, unknown>;
  throw badUserInput(['variables'], 'not an object', 'a JSON object');
}
