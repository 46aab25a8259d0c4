import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { ask, dataOf } from '../support/ask.ts';
import { openTestHub, silent, type TestHub } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

const record = 'mutation ($input: [RecordMeasurementInput!]!) { recordMeasurements(input: $input) { measurement { id } error { code } } }';

interface Recorded {
  recordMeasurements: { measurement: { id: string } | null; error: { code: string } | null }[];
}

describe('a batch of measurements on the embedded database', () => {
  let test: TestHub;
  let patient: RunningServer;
  let hasty: RunningServer;
  let children: string[];

  const serve = (timeoutMs?: number) =>
    startServer({
      schema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      timeoutMs,
      makeContext: () => new HubContext(test.hub, localAdministrator),
    });

  beforeAll(async () => {
    test = await openTestHub('embedded');
    [patient, hasty] = await Promise.all([serve(), serve(300)]);
    const found = await dataOf<{ children: { nodes: { id: string }[] } }>(
      `${patient.url}/graphql`,
      '{ children(first: 18) { nodes { id } } }',
    );
    children = found.children.nodes.map(({ id }) => id);
  });

  afterAll(async () => {
    await patient.close();
    await hasty.close();
    await test.close();
  });

  /** A measurement of each child on each of some days. */
  const rowsOf = (days: readonly string[]) =>
    days.flatMap((measuredOn) => children.map((childId) => ({ childId, measuredOn, weightKg: 10.4, heightCm: 88 })));
  const stored = async () =>
    (await test.hub.store.read<{ count: number }>('test', 'select count(*)::int as count from measurement'))[0]?.count ?? 0;

  it('leaves the hub to others: /health and reads of the database are answered again and again while it runs', async () => {
    let done = false;
    const batch = dataOf<Recorded>(`${patient.url}/graphql`, record, {
      input: rowsOf(Array.from({ length: 24 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`)),
    }).finally(() => (done = true));
    const alongside = async (question: () => Promise<unknown>) => {
      let answered = 0;
      for (; !done; answered++) await question();
      return answered;
    };
    const [health, reads] = await Promise.all([
      alongside(() => fetch(`${patient.url}/health`).then((response) => response.text())),
      alongside(() => dataOf(`${patient.url}/graphql`, '{ village(code: "33.26.01.2001") { children(first: 1) { nodes { name } } } }')),
    ]);
    const { recordMeasurements } = await batch;
    expect(recordMeasurements.map(({ error }) => error)).toEqual(recordMeasurements.map(() => null));
    // 432 rows in 18 transactions; one answer alone where the batch keeps the event loop, or the database, to itself.
    expect(health).toBeGreaterThan(15);
    expect(reads).toBeGreaterThan(15);
  });

  it('ends with the time limit, and stores no more after it; what is stored is whole', async () => {
    const before = await stored();
    const rows = rowsOf(Array.from({ length: 28 }, (_, day) => `2026-02-${String(day + 1).padStart(2, '0')}`));
    const answer = await ask(`${hasty.url}/graphql`, record, { input: rows });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['EXECUTION_TIMEOUT']);
    // The rows that were under way are through, one way or the other, when a later change is.
    await test.hub.store.transaction(() => Promise.resolve());
    const after = await stored();
    expect(after - before).toBeLessThan(rows.length / 2);
    await dataOf(`${patient.url}/graphql`, '{ village(code: "33.26.01.2001") { children(first: 18) { nodes { name } } } }');
    expect(await stored()).toBe(after);
    // A change writes the measurement first and the child's latest state after it.
    const [{ behind } = { behind: -1 }] = await test.hub.store.read<{ behind: number }>(
      'test',
      'select count(*)::int as behind from child c where c.last_measured_on is distinct from (select max(measured_on) from measurement m where m.child_id = c.id and m.superseded_by_id is null and not m.void)',
    );
    expect(behind).toBe(0);
  });
});
