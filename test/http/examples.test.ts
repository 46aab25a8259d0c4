import { readdirSync, readFileSync } from 'node:fs';
import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { assembleHub, type Hub } from '../../src/Hub.ts';
import { startServer, type RunningServer } from '../../src/server/startServer.ts';
import { openSeeded, today, type Seeded } from '../demo/seededHub.ts';
import { ask } from '../support/ask.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { silent } from '../support/testHub.ts';

const folder = new URL('../../schema/operations/', import.meta.url);
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => {
    const query = readFileSync(new URL(name, folder), 'utf8');
    const variables = readFileSync(new URL(name.replace(/\.graphql$/, '.variables.json'), folder), 'utf8').replaceAll('{{today}}', today);
    return { name, query, variables: JSON.parse(variables) as Record<string, unknown>, kind: getOperationAST(parse(query))?.operation };
  });

describe('Each example of GraphiQL', () => {
  let seeded: Seeded;
  let hub: Hub;
  let server: RunningServer;
  let url: string;

  beforeAll(async () => {
    seeded = await openSeeded();
    hub = await assembleHub(seeded.store, () => today, silent);
    server = await startServer({ schema: buildHubSchema(), host: '127.0.0.1', port: 0, logger: silent, makeContext: () => new HubContext(hub, localAdministrator) });
    url = `${server.url}/graphql`;
  });

  afterAll(async () => {
    await server.close();
    await hub.alerts.close();
    await seeded.drop();
  });

  it.each(examples)('$name begins with a title and an explanation', ({ query }) => {
    const [title, explanation] = query.split('\n');
    expect(title).toMatch(/^# \S.+/);
    expect(explanation).toMatch(/^# \S.+/);
  });

  it.each(examples.filter(({ kind }) => kind === 'query'))('$name answers with rows of the demo data as it stands', async ({ query, variables }) => {
    const { data, errors } = await ask(url, query, variables);
    expect(errors).toBeUndefined();
    expect(longestList(data)).toBeGreaterThan(0);
  });

  it('that records a measurement reaches the one that watches alerts, once', async () => {
    const subscription = examples.find(({ kind }) => kind === 'subscription');
    const mutation = examples.find(({ kind }) => kind === 'mutation');
    if (subscription === undefined || mutation === undefined) throw new Error('there is no such example');
    const client = webSocketClient(url);
    try {
      const watched = watch<{ stuntingAlerts: { type: string; alert: { kind: string; village: { name: string } } } }>(client, subscription.query, subscription.variables);
      await expect.poll(() => hub.alerts.size).toBe(1);
      for (let run = 0; run < 2; run++) {
        const { data, errors } = await ask<{ recordMeasurement: { child: { stuntingCase: { status: string } } } }>(url, mutation.query, mutation.variables);
        expect(errors).toBeUndefined();
        expect(data?.recordMeasurement.child.stuntingCase.status).toBe('OPEN');
      }
      await watched.waitFor(1);
      expect(watched.results).toMatchObject([{ stuntingAlerts: { type: 'RAISED', alert: { kind: 'NEW_STUNTING' } } }]);
    } finally {
      await client.dispose();
    }
  });
});

/** Length of the longest list anywhere in an answer. */
function longestList(value: unknown): number {
  if (Array.isArray(value)) return Math.max(value.length, ...value.map(longestList));
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(longestList));
}
