import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { HubError } from '../../src/base/errors.ts';
import { message } from '../../src/base/messages/index.ts';
import { responseStatus } from '../../src/server/transport/responseStatus.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { toyContext, toySchema } from './toySchema.ts';

// https://github.com/graphql/graphql-over-http/blob/e1e46e7b07a3347e8337a080c4fbdaec1aa4753d/spec/GraphQLOverHTTP.md#status-codes

const newer = 'application/graphql-response+json';
const older = 'application/json';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    schema: toySchema,
    host: '127.0.0.1',
    port: 0,
    logger: pino({ level: 'silent' }),
    makeContext: ({ headers }) => {
      if (headers.authorization === undefined) return toyContext();
      throw new HubError(message('shared.verbatim', { text: 'who are you?' }), headers.authorization);
    },
  });
});
afterAll(() => server.close());

interface Asked {
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

async function post(
  { body, headers }: Asked,
  accept: string,
): Promise<{ status: number; type: string | null; code: unknown; hasData: boolean }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as { data?: unknown; errors?: { extensions: { code: unknown } }[] };
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    code: answer.errors?.[0]?.extensions.code,
    hasData: answer.data !== undefined,
  };
}

const viewer = '{ viewer }';

describe('The status of an answer', () => {
  test.each<[string, Asked, number, number, string | undefined]>([
    ['with data', { body: { query: viewer } }, 200, 200, undefined],
    ['with data and errors', { body: { query: '{ viewer throws(how: "hub") }' } }, 294, 200, 'LIMIT_REACHED'],
    ['with data that is null and errors', { body: { query: '{ sureThrows(how: "hub") }' } }, 294, 200, 'LIMIT_REACHED'],
    ['to a body that is no JSON', { body: '{"query":' }, 400, 400, 'BAD_REQUEST'],
    ['to a body that is no object', { body: '"{ viewer }"' }, 422, 400, 'BAD_REQUEST'],
    ['to a request without a query', { body: { qeury: viewer } }, 422, 400, 'BAD_REQUEST'],
    ['to an empty query', { body: { query: '' } }, 422, 400, 'BAD_REQUEST'],
    ['to a query that is no text', { body: { query: 7 } }, 422, 400, 'BAD_REQUEST'],
    ['to variables that are a list', { body: { query: viewer, variables: [7] } }, 422, 400, 'BAD_REQUEST'],
    ['to a name that is no text', { body: { query: viewer, operationName: 7 } }, 422, 400, 'BAD_REQUEST'],
    ['to extensions that are a text', { body: { query: viewer, extensions: 'x' } }, 422, 400, 'BAD_REQUEST'],
    ['to several requests in one', { body: [{ query: viewer }] }, 422, 400, 'BATCHING_NOT_ENABLED'],
    ['to a document that does not parse', { body: { query: '{' } }, 400, 200, 'GRAPHQL_PARSE_FAILED'],
    ['to a document that is not valid', { body: { query: '{ nonsense }' } }, 422, 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['to a document over a limit', { body: { query: `{ ${'viewer '.repeat(30)} }` } }, 422, 200, 'MAX_DUPLICATES_LIMIT'],
    ['to an operation that there is not', { body: { query: viewer, operationName: 'B' } }, 422, 200, 'OPERATION_RESOLUTION_FAILURE'],
    [
      'to variables that cannot be coerced',
      { body: { query: 'query ($n: Int!) { number(value: $n) }', variables: { n: 'x' } } },
      422,
      200,
      'BAD_USER_INPUT',
    ],
    ['to a subscription', { body: { query: 'subscription { ticks { number } }' } }, 422, 200, 'OPERATION_NOT_OFFERED'],
    ['to a hash that is not known', { body: { documentId: 'a'.repeat(64) } }, 422, 200, 'PERSISTED_QUERY_NOT_FOUND'],
    [
      'to a caller who is not let in',
      { body: { query: viewer }, headers: { authorization: 'UNAUTHENTICATED' } },
      401,
      401,
      'UNAUTHENTICATED',
    ],
    [
      'to a caller whose headers are none',
      { body: { query: viewer }, headers: { authorization: 'BAD_USER_INPUT' } },
      400,
      400,
      'BAD_USER_INPUT',
    ],
    ['to another content type', { body: '', headers: { 'content-type': 'text/plain' } }, 415, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('%s', async (_name, asked, inNewer, inOlder, code) => {
    const hasData = inNewer === 200 || inNewer === 294;
    expect(await post(asked, newer)).toEqual({ status: inNewer, type: `${newer}; charset=utf-8`, code, hasData });
    expect(await post(asked, older)).toEqual({ status: inOlder, type: `${older}; charset=utf-8`, code, hasData });
    expect(await post(asked, '*/*')).toMatchObject({ status: inOlder });
  });

  test.each([
    ['UNAUTHENTICATED', 401, 200],
    ['FORBIDDEN', 403, 200],
    ['INTROSPECTION_DISABLED', 403, 200],
    ['COST_ESTIMATED_TOO_EXPENSIVE', 422, 200],
    ['RATE_LIMITED', 429, 429],
    ['EXECUTION_TIMEOUT', 504, 504],
    ['INTERNAL_SERVER_ERROR', 500, 500],
  ])('without data and with %s', (code, inNewer, inOlder) => {
    const answer = { hasData: false, codes: [code] };
    expect([responseStatus(400, newer, answer), responseStatus(400, older, answer)]).toEqual([inNewer, inOlder]);
  });
});
