import { OperationTypeNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { seedDemo } from '../../src/demo/index.ts';
import { Random } from '../../src/demo/Random.ts';
import { ensureRollup } from '../../src/indicators/index.ts';
import { loadAreas } from '../../src/villages/index.ts';
import { importFile } from '../imports/importFile.ts';
import { madeFile, madeRows } from '../imports/madeFile.ts';
import { registerAlike } from '../support/alike.ts';
import { dataOf } from '../support/ask.ts';
import { exampleOperations } from '../support/exampleOperations.ts';
import { watch, webSocketClient } from '../support/subscribe.ts';
import { today } from '../support/testHub.ts';
import { nodeQueries, refusedQueries, walkedQueries } from './corpus.ts';
import { serveBothShapes, type BothShapes } from './federatedHub.ts';

const schema = buildHubSchema();
const walked = walkedQueries(schema);
const examples = exampleOperations(today);

/** The texts of the `data` of an answer, as they came; `errors` where there are any. */
async function answerOf(url: string, query: string, variables: Record<string, unknown> = {}): Promise<{ data: string; errors: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: { path: unknown }[] };
  // Parsing and writing JSON keeps the order of members: equal texts are equal bytes. Errors come in the order in which they happened.
  return { data: JSON.stringify(data), errors: errors?.toSorted((a, b) => (JSON.stringify(a.path) < JSON.stringify(b.path) ? -1 : 1)) };
}

describe('The hub answers the same, whole and in parts:', () => {
  let shapes: BothShapes;

  beforeAll(async () => {
    shapes = await serveBothShapes({
      contents: 'empty',
      fill: async (store) => {
        await loadAreas(store, '33.26');
        await seedDemo(store, { regency: '33.26', today, scale: 0.2 });
        await ensureRollup(store, 'Asia/Jakarta');
      },
    });
    // The demo families have no history yet.
    const { families } = await dataOf<{ families: { nodes: { id: string }[] } }>(shapes.gateway, '{ families(first: 3) { nodes { id } } }');
    for (const { id } of families.nodes) {
      await dataOf(
        shapes.gateway,
        'mutation ($id: ID!) { changeFamily(id: $id, input: { rt: "009", reason: "Pemutakhiran data" }) { rt } }',
        { id },
      );
    }
    // No file has been imported.
    const rows = madeRows(new Random(1), { children: 2, months: 2, villages: ['Wiradesa/Kadipaten'], before: today });
    await importFile(shapes, await madeFile(rows));
    // Nor are two of them alike.
    await registerAlike(shapes.gateway, '33.26.16.2001');
  });
  afterAll(() => shapes.close());

  async function expectSame(query: string, variables: Record<string, unknown> = {}): Promise<string> {
    const [single, federated] = await Promise.all([answerOf(shapes.single, query, variables), answerOf(shapes.gateway, query, variables)]);
    expect(single.errors).toBeUndefined();
    expect(federated).toEqual(single);
    return single.data;
  }

  it('the corpus is large enough to mean something', () => {
    expect(walked.length).toBeGreaterThanOrEqual(60);
  });

  it.each(examples.filter(({ kind }) => kind === OperationTypeNode.QUERY))('$name', async ({ query, variables }) => {
    await expectSame(query, variables);
  });

  it.each(walked)('$name', async ({ query }) => {
    await expectSame(query);
  });

  it.each(refusedQueries(walked))('$name: refused alike', async ({ query }) => {
    const [single, federated] = await Promise.all([shapes.single, shapes.gateway].map((url) => answerOf(url, query)));
    expect(single?.errors).toEqual([expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', inputPath: ['first'] } })]);
    expect(federated).toEqual(single);
  });

  it.each([
    ['two root fields, of which the later fails', '{ viewer { id } b: villages(first: 501) { nodes { name } } }'],
    [
      'a failing item of a list',
      '{ nodes(ids: ["Village_33.26.16.2001", "Village_33.26.99.2001"]) { ... on Village { name children(first: 501) { totalCount } } } }',
    ],
    [
      'an alias in a named fragment',
      '{ n: node(id: "Village_33.26.16.2001") { ...F } } fragment F on Village { name kids: children(first: 501) { totalCount } }',
    ],
    ['edges', '{ villages(first: 2) { edges { node { name kids: children(first: 501) { nodes { id } } } } } }'],
    [
      'lists in lists',
      '{ district(code: "33.26.16") { villages(first: 3) { nodes { families(first: 2) { nodes { children { measurements(first: 501) { totalCount } } } } } } } }',
    ],
    [
      'two failures',
      '{ a: village(code: "33.26.16.2001") { alerts(first: 501) { totalCount } } b: village(code: "33.26.16.2002") { children(first: 501) { totalCount } } }',
    ],
    ['introspection beside fields', '{ __schema { queryType { name } } viewer { id } }'],
    [
      'a change that fails before another one of another subgraph',
      'mutation { a: recordMeasurement(input: { childId: "none", measuredOn: "2026-06-01", weightKg: 8 }) { id } b: createPartner(input: { name: "Mitra Kedua", helix: MEDIA }) { name } }',
    ],
    [
      'a change that fails after another one of another subgraph',
      'mutation { a: createPartner(input: { name: "Mitra Pertama", helix: MEDIA }) { name } b: recordMeasurement(input: { childId: "none", measuredOn: "2026-06-01", weightKg: 8 }) { id } c: createPartner(input: { name: "Mitra Ketiga", helix: MEDIA }) { name } }',
    ],
  ])('%s', async (_what, query) => {
    const [single, federated] = await Promise.all([shapes.single, shapes.gateway].map((url) => answerOf(url, query)));
    expect(federated).toEqual(single);
  });

  it('nothing more is changed once a change has failed', async () => {
    const { partners } = await dataOf<{ partners: { nodes: { name: string }[] } }>(
      shapes.gateway,
      '{ partners(first: 500) { nodes { name } } }',
    );
    const names = partners.nodes.map(({ name }) => name).filter((name) => name.startsWith('Mitra '));
    // Once over each of the two.
    expect(names.toSorted()).toEqual(['Mitra Pertama', 'Mitra Pertama']);
  });

  it.each(nodeQueries(schema))('node(id:) of a $type', async ({ ids, byId }) => {
    const id = new RegExp(`"(${/on (\w+)/.exec(byId)?.[1] ?? ''}_[^"]+)"`).exec(await expectSame(ids))?.[1];
    expect(id).toBeDefined();
    expect(JSON.parse(await expectSame(byId, { id }))).toMatchObject({ node: { id } });
  });

  it('a mutation through the gateway stores what the single hub then reads, and its alert comes over the gateway, as over the single hub', async () => {
    const mutation = examples.find(({ kind }) => kind === OperationTypeNode.MUTATION);
    const subscription = examples.find(({ kind }) => kind === OperationTypeNode.SUBSCRIPTION);
    if (mutation === undefined || subscription === undefined) throw new Error('there is no such example');
    const clients = [shapes.single, shapes.gateway].map((url) => webSocketClient(url));
    try {
      const [direct, throughGateway] = clients.map((client) =>
        watch<Record<string, unknown>>(client, subscription.query, subscription.variables),
      );
      await expect.poll(() => shapes.subgraphs.alerts.hub.alerts.size).toBe(1);
      const changed = await answerOf(shapes.gateway, mutation.query, mutation.variables);
      expect(changed.errors).toBeUndefined();
      // The same call again returns the first result: in the other shape, it has to be the same text.
      expect(await answerOf(shapes.single, mutation.query, mutation.variables)).toEqual(changed);
      expect(await throughGateway?.waitFor(1)).toEqual(await direct?.waitFor(1));
    } finally {
      for (const client of clients) await client.dispose();
    }
  });
});
