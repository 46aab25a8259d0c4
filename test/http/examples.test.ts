import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { ensureRollup } from '../../src/indicators/index.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { openSeeded, today, type Seeded } from '../demo/seededHub.ts';
import { ask } from '../support/ask.ts';
import { exampleOperations } from '../support/exampleOperations.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { silent } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

const examples = exampleOperations(today);

describe('Each example of GraphiQL', () => {
  let seeded: Seeded;
  let hub: Hub;
  let server: RunningServer;
  let url: string;

  beforeAll(async () => {
    seeded = await openSeeded();
    await ensureRollup(seeded.store, 'Asia/Jakarta');
    hub = await assembleHub(seeded.store, () => today, silent);
    server = await startServer({
      schema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: () => new HubContext(hub, localAdministrator),
    });
    url = `${server.url}/graphql`;
  });

  afterAll(async () => {
    await server.close();
    await hub.alerts.close();
    await seeded.drop();
  });

  it.each(examples)('$name begins with a title, an explanation and a group', ({ query }) => {
    const [title, explanation, group, operation] = query.split('\n');
    expect(title).toMatch(/^# \S.+/);
    expect(explanation).toMatch(/^# \S.+/);
    expect(group).toMatch(/^# Group: \S.+/);
    expect(operation).toMatch(/^(query|mutation|subscription) \w+/);
  });

  it('is one of at least fifteen, with a title of its own', () => {
    expect(new Set(examples.map(({ query }) => query.split('\n')[0])).size).toBe(examples.length);
    expect(examples.length).toBeGreaterThanOrEqual(15);
  });

  it.each(examples.filter(({ kind }) => kind === 'query'))(
    '$name answers with rows of the demo data as it stands',
    async ({ query, variables }) => {
      const { data, errors } = await ask(url, query, variables);
      expect(errors).toBeUndefined();
      expect(data).toSatisfy(query.includes(calculates) ? hasValues : (answer) => longestList(answer) > 0);
    },
  );

  it('that watches alerts hears of the measurement that another records, once', async () => {
    const subscriptions = examples.filter(({ kind }) => kind === 'subscription');
    const mutation = examples.find(({ kind }) => kind === 'mutation');
    if (mutation === undefined) throw new Error('there is no such example');
    const client = webSocketClient(url);
    try {
      const watched = subscriptions.map(({ query, variables }) =>
        watch<{ stuntingAlerts: { type: string; alert: { kind: string; village: { name: string } } } }>(client, query, variables),
      );
      await expect.poll(() => hub.alerts.size).toBe(subscriptions.length);
      for (let run = 0; run < 2; run++) {
        const { data, errors } = await ask<{ recordMeasurement: { child: { stuntingCase: { status: string } } } }>(
          url,
          mutation.query,
          mutation.variables,
        );
        expect(errors).toBeUndefined();
        expect(data?.recordMeasurement.child.stuntingCase.status).toBe('OPEN');
      }
      for (const each of watched) {
        await each.waitFor(1);
        expect(each.results).toMatchObject([{ stuntingAlerts: { type: 'RAISED', alert: { kind: 'NEW_STUNTING' } } }]);
      }
    } finally {
      await client.dispose();
    }
  });
});

/** The one example that calculates and lists nothing. */
const calculates = 'assessGrowth';

function hasValues(answer: unknown): boolean {
  return Object.values((answer as { assessGrowth: object }).assessGrowth).every((value) => value !== null);
}

/** Length of the longest list anywhere in an answer. */
function longestList(value: unknown): number {
  if (Array.isArray(value)) return Math.max(value.length, ...value.map(longestList));
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(longestList));
}
