import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { toyContext, toySchema } from './toySchema.ts';

/**
 * GET without a header that browsers ask permission for, which these optional audits send, is refused on
 * purpose: any page on the web could send it with the reader's rights.
 */
const refusedOnPurpose = new Set(['5A70', 'D6D5', '6A70']);

/**
 * Audits of graphql-http 1.23.1 that are older than the draft of 6 August 2026, and what that has in their place; the hub follows the
 * draft.
 */
const olderThanDraft: Readonly<Record<string, string>> = {
  '423L': '422, not 400, for a request without a query, which is not well-formed',
  '86EE': '422, not 400, for variables that cannot be coerced',
};

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    schema: toySchema,
    host: '127.0.0.1',
    port: 0,
    logger: pino({ level: 'silent' }),
    makeContext: () => toyContext(),
  });
});
afterAll(() => server.close());

const audits = serverAudits({ url: () => `${server.url}/graphql` });

describe('GraphQL over HTTP', () => {
  test.each(audits.filter(({ id }) => !refusedOnPurpose.has(id) && olderThanDraft[id] === undefined))('$id $name', async ({ fn }) => {
    const result = await fn();
    expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
  });

  test.each(Object.entries(olderThanDraft))('older than the draft: %s, which has %s', async (id) => {
    const result = await audits.find((audit) => audit.id === id)?.fn();
    expect(result).toMatchObject({ reason: 'Response status code is not 400', response: { status: 422 } });
  });

  // Its audit of the status after failed validation sends what does not parse, so it says nothing of 422.
  test('the draft, where the audits do not reach: 422 for a document that is not valid', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: '{ nonsense }' }),
    });
    expect(response.status).toBe(422);
  });

  test.each(audits.filter(({ id }) => refusedOnPurpose.has(id)))('refused on purpose: $id $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'notice', reason: 'Response status code is not 200' });
  });
});
