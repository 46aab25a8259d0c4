import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../errors.ts';
import { outwardError } from './outwardError.ts';
import type { Logger } from 'pino';

/** Stable codes of what can be wrong with a request before GraphQL sees it. */
const codeOfStatus: Readonly<Record<number, string>> = {
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  421: 'HOST_NOT_ALLOWED',
  429: 'TOO_MANY_CONNECTIONS',
  503: 'SHUTTING_DOWN',
};

/** Status of a caller who is refused, where GraphQL has none of its own; 400 for every other code. */
export function statusOfRefusal(code: unknown): number {
  return refusals[String(code)] ?? 400;
}

const refusals: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  AUTHENTICATION_UNAVAILABLE: 503,
  EXECUTION_TIMEOUT: 504,
  INTERNAL_SERVER_ERROR: 500,
};

/** Answers with an error in the shape of a GraphQL response, so that a client needs to read only one shape. */
export function sendError(request: FastifyRequest, reply: FastifyReply, status: number, message: string, extensions?: Record<string, unknown>): FastifyReply {
  return reply
    .code(status)
    .type(mediaType(request))
    .send(JSON.stringify({ errors: [{ message, extensions: { code: codeOfStatus[status] ?? 'BAD_REQUEST', ...extensions } }] }));
}

/** Answers what was thrown outside GraphQL: what the caller did wrong is said, anything else is masked. */
export function sendThrown(error: FastifyError, request: FastifyRequest, reply: FastifyReply, logger: Logger): FastifyReply {
  const status = error.statusCode;
  if (status !== undefined && status >= 400 && status < 500) return sendError(request, reply, status, messageOf(status, error));
  const { message, extensions } = outwardError(error, { requestId: request.id, logger });
  return reply
    .code(error instanceof HubError ? statusOfRefusal(extensions.code) : (status ?? 500))
    .type(mediaType(request))
    .send(JSON.stringify({ errors: [{ message, extensions }] }));
}

function messageOf(status: number, error: FastifyError): string {
  switch (status) {
    case 413:
      return 'The request body is too large';
    case 415:
      return 'The content type must be application/json';
    default:
      // A parser's own message repeats a part of the body.
      return error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ? 'The request body is empty' : 'The request is not well-formed';
  }
}

function mediaType({ headers: { accept } }: FastifyRequest): string {
  const newer = accept?.includes('application/graphql-response+json') === true;
  return `${newer ? 'application/graphql-response+json' : 'application/json'}; charset=utf-8`;
}
