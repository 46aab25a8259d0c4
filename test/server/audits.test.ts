import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { startServer, type RunningServer } from '../../src/server/startServer.ts';
import { toyContext, toySchema } from './toySchema.ts';

/**
 * GET without a header that browsers ask permission for, which these optional audits send, is refused on
 * purpose: any page on the web could send it with the reader's rights.
 */
const refusedOnPurpose = new Set(['5A70', 'D6D5', '6A70']);

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ schema: toySchema, host: '127.0.0.1', port: 0, logger: pino({ level: 'silent' }), makeContext: () => toyContext() });
});
afterAll(() => server.close());

const audits = serverAudits({ url: () => `${server.url}/graphql` });

describe('GraphQL over HTTP', () => {
  test.each(audits.filter(({ id }) => !refusedOnPurpose.has(id)))('$id $name', async ({ fn }) => {
    const result = await fn();
    expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
  });

  test.each(audits.filter(({ id }) => refusedOnPurpose.has(id)))('refused on purpose: $id $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'notice', reason: 'Response status code is not 200' });
  });
});
