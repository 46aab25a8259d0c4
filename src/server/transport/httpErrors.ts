import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../../base/errors.ts';
import { message, render, type Message } from '../../base/messages/index.ts';
import { graphqlMediaTypes, names } from './accept.ts';
import { HttpRefusal } from './HttpRefusal.ts';
import { outwardError } from '../operation/outwardError.ts';
import type { Logger } from 'pino';

/** Stable codes of errors before GraphQL sees a request. */
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

/** Status for a refused caller, if GraphQL over HTTP defines none; 400 for every other code. */
export function statusOfRefusal(code: unknown): number {
  return refusals[String(code)] ?? 400;
}

const refusals: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  OVERLOADED: 503,
  AUTHENTICATION_UNAVAILABLE: 503,
  DATABASE_UNAVAILABLE: 503,
  EXECUTION_TIMEOUT: 504,
  INTERNAL_SERVER_ERROR: 500,
};

/** Whether a response has the media type of GraphQL over HTTP. */
export function isNewer(contentType: string | undefined): boolean {
  return contentType?.startsWith(graphqlMediaTypes.newer) === true;
}

/**
 * Status of a request that does not reach GraphQL. The older media type has no separate status for a readable request that is not a GraphQL
 * request.
 */
export function statusBeforeGraphQL(status: number, contentType: string | undefined): number {
  return status === 422 && !isNewer(contentType) ? 400 : status;
}

/** Answers with an error in the shape of a GraphQL response, so that a client needs to read only one shape. */
export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  text: Message,
  extensions?: Record<string, unknown>,
): FastifyReply {
  const type = mediaType(request);
  return reply
    .code(statusBeforeGraphQL(status, type))
    .type(type)
    .send(
      JSON.stringify({
        errors: [{ message: render(text, 'en'), extensions: { code: codeOfStatus[status] ?? 'BAD_REQUEST', ...extensions } }],
      }),
    );
}

/** Sends an error that was thrown outside GraphQL. Mistakes of the caller are named, other errors are masked. */
export function sendThrown(error: FastifyError, request: FastifyRequest, reply: FastifyReply, logger: Logger): FastifyReply {
  const status = error.statusCode;
  if (status !== undefined && status >= 400 && status < 500) return sendError(request, reply, status, messageOf(status, error));
  const outward = outwardError(error, { requestId: request.id, logger });
  return reply
    .code(error instanceof HubError ? statusOfRefusal(outward.extensions.code) : (status ?? 500))
    .type(mediaType(request))
    .send(JSON.stringify({ errors: [{ message: outward.message, extensions: outward.extensions }] }));
}

function messageOf(status: number, error: FastifyError): Message {
  if (error instanceof HttpRefusal) return error.text;
  switch (status) {
    case 413:
      return message('server.bodyTooLarge');
    case 415:
      return message('server.contentType');
    default:
      // A parser's own message repeats a part of the body.
      return message(error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ? 'server.bodyEmpty' : 'server.requestMalformed');
  }
}

function mediaType({ headers: { accept } }: FastifyRequest): string {
  const { newer, older } = graphqlMediaTypes;
  return `${names(accept, newer) ? newer : older}; charset=utf-8`;
}
