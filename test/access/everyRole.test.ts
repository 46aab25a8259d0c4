import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator, Role, viewerOf, type Viewer } from '../../src/access/viewer.ts';
import { Random } from '../../src/demo/Random.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { ensureRollup, groupsOf } from '../../src/indicators/index.ts';
import { publish } from '../../src/hub/publish.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { nodeQueries, walkedQueries } from '../federation/corpus.ts';
import { openSeeded, today, type Seeded } from '../demo/seededHub.ts';
import { importFile } from '../imports/importFile.ts';
import { madeFile, madeRows } from '../imports/madeFile.ts';
import { registerAlike } from '../support/alike.ts';
import { ask, dataOf } from '../support/ask.ts';
import { exampleOperations } from '../support/exampleOperations.ts';
import { silent } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';
import { idsIn, walkedChanges } from './walkedChanges.ts';

const schema = hubSchema();

const queries = [
  ...exampleOperations(today).filter(({ kind }) => kind === 'query'),
  ...walkedQueries(schema),
  ...Object.keys(groupsOf).map((by) => ({
    name: `groups by ${by}`,
    query: `{ district(code: "33.26.16") { indicators(from: "2026-05", to: "2026-06", keys: [STUNTED, STUNTING_PREVALENCE]) { groups(by: ${by}) { group points { value suppressed } } } } }`,
    variables: {},
  })),
];

/** Each role as it is given out, with areas that the queries are about. */
const areasOf: Record<Role, readonly string[] | null> = {
  ADMINISTRATOR: null,
  FIELD_OFFICER: ['33.26.16'],
  MIDWIFE: ['33.26.16.2001', '33.26.16.2002'],
  CADRE: ['33.26.16.2001'],
  ANALYST: ['33.26'],
  PARTNER: null,
  ANONYMOUS: null,
};

describe('Whoever asks', () => {
  let seeded: Seeded;
  let hub: Hub;
  let partnerId: string;
  const servers: RunningServer[] = [];

  beforeAll(async () => {
    seeded = await openSeeded(0.2);
    await ensureRollup(seeded.store, 'Asia/Jakarta');
    await publish(seeded.store, today);
    hub = await assembleHub(seeded.store, () => today, silent);
    const [program] = await seeded.store.read<{ lead: string }>('a partner', 'select lead_id as lead from program order by id limit 1');
    partnerId = program?.lead ?? '';
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    await hub.alerts.close();
    await seeded.drop();
  });

  async function serveAs(viewer: Viewer): Promise<string> {
    const server = await startServer({
      schema,
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: () => new HubContext(hub, viewer),
    });
    servers.push(server);
    return `${server.url}/graphql`;
  }

  it.each(Object.values(Role))('as %s is answered or refused, whatever is asked', async (role) => {
    const url = await serveAs(viewerOf({ id: role, role, areas: areasOf[role], partnerId: role === Role.PARTNER ? partnerId : null }));
    const failed: string[] = [];
    for (const { name, query, variables } of queries) {
      const { errors = [] } = await ask(url, query, variables);
      if (errors.some(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')) failed.push(name);
    }
    expect(failed).toEqual([]);
  });

  it.each(Object.values(Role))('as %s changes or is refused, whatever is to be changed', async (role) => {
    const url = await serveAs(viewerOf({ id: role, role, areas: areasOf[role], partnerId: role === Role.PARTNER ? partnerId : null }));
    const ids = await idsIn(seeded.store, '33.26.16.2001');
    const answers = new Map<string, string[]>();
    for (const { name, query } of walkedChanges(schema, { ids, village: '33.26.16.2001', today })) {
      const { errors = [] } = await ask(url, query);
      answers.set(name, [...new Set(errors.map(({ extensions }) => extensions.code))]);
    }
    expect([...answers].filter(([, codes]) => codes.some((code) => /INTERNAL|VALIDATION|PARSE/.test(code)))).toEqual([]);
    // Whoever may use a mutation gets past its access, and nobody else.
    const used = [...answers]
      .filter(([, codes]) => !codes.includes('FORBIDDEN') && !codes.includes('UNAUTHENTICATED'))
      .map(([name]) => name);
    const limited: Partial<Record<Role, string[]>> = {
      [Role.PARTNER]: ['completeEnrolment', 'enrolFamilies', 'withdrawEnrolment'],
      [Role.ANALYST]: [],
      [Role.ANONYMOUS]: [],
    };
    expect(used.toSorted()).toEqual(limited[role] ?? used.toSorted());
  });

  it('sees the same in all areas, whether the database limits what is seen to them or not', async () => {
    const whole = await serveAs(localAdministrator);
    // Nothing has been imported yet.
    const rows = madeRows(new Random(1), { children: 2, months: 2, villages: ['Wiradesa/Kadipaten'], before: today });
    await importFile({ hub }, await madeFile(rows), {}, undefined, { ...localAdministrator, areas: ['33.26'] });
    // The demo families have no history.
    const { families } = await dataOf<{ families: { nodes: { id: string }[] } }>(whole, '{ families(first: 3) { nodes { id } } }');
    for (const { id } of families.nodes)
      await dataOf(whole, 'mutation ($id: ID!) { changeFamily(id: $id, input: { rt: "009", reason: "Pemutakhiran data" }) { rt } }', {
        id,
      });
    // Nor are two of them alike.
    await registerAlike(whole, '33.26.16.2001');
    const limited = await serveAs({ ...localAdministrator, areas: ['33.26'] });
    const queriesOfNodes = await Promise.all(
      nodeQueries(schema).map(async ({ type, ids, byId }) => {
        const { data } = await ask(whole, ids);
        return { name: `node of ${type}`, query: byId, variables: { id: new RegExp(`"(${type}_[^"]+)"`).exec(JSON.stringify(data))?.[1] } };
      }),
    );
    const differing: string[] = [];
    // The order of members is kept: equal texts are equal answers.
    for (const { name, query, variables } of [...queries, ...queriesOfNodes]) {
      const [all, own] = [await ask(whole, query, variables), await ask(limited, query, variables)];
      expect(all.errors, name).toBeUndefined();
      if (JSON.stringify(own) !== JSON.stringify(all)) differing.push(name);
    }
    // Tells what areas the viewer has.
    expect(differing).toEqual(['Query.viewer']);
  }, 300_000);
});
