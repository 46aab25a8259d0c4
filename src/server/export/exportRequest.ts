import type { FastifyRequest } from 'fastify';
import { message } from '../../base/messages/index.ts';
import { HubError } from '../../base/errors.ts';
import { HttpRefusal } from '../transport/HttpRefusal.ts';
import { readOperation, type RequestParameters } from '../transport/requestParameters.ts';

/**
 * Reads a request as GraphQL over HTTP has it.
 * @throws HubError BAD_USER_INPUT for a parameter that cannot be read or is of another type; CSRF_PREVENTED for a GET that any web page
 *   could make a browser send.
 */
export function readExportRequest(request: FastifyRequest): RequestParameters {
  if (request.method === 'GET') requirePreflight(request);
  try {
    return readOperation(request);
  } catch (error) {
    throw error instanceof HttpRefusal ? new HubError(error.text, 'BAD_USER_INPUT', error.inputPath) : error;
  }
}

/**
 * The same rule as for every GET of GraphQL: a header that a browser sends to another site only after a preflight request. (POST accepts
 * only `application/json`, which also needs a preflight.)
 */
function requirePreflight({ headers }: FastifyRequest): void {
  if (['apollo-require-preflight', 'x-apollo-operation-name'].some((name) => (headers[name] ?? '') !== '')) return;
  throw new HubError(message('server.exportPreflight'), 'CSRF_PREVENTED');
}
