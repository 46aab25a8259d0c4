import { openAsBlob } from 'node:fs';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { anonymous, localAdministrator, type Viewer } from '../../src/access/viewer.ts';
import { seedDemo } from '../../src/demo/index.ts';
import { entities } from '../../src/hub/entities.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { ensureRollup } from '../../src/indicators/index.ts';
import { documentRunner } from '../server/runDocument.ts';
import { operationShape } from '../../src/server/document/operationShape.ts';
import { planCost } from '../../src/server/operation/costPlan.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { Store, type Database } from '../../src/store/Store.ts';
import { loadAreas } from '../../src/villages/index.ts';
import { walkedQueries } from '../federation/corpus.ts';
import { silent, today } from '../support/testHub.ts';
import { testVault } from '../support/testKey.ts';

/** Rows that the database may look at for one unit of cost. It looks at a thousand in less than a millisecond. */
const rowsForOne = 1_000;

/** Viewers with case access read the changes of families from the first month on, which the database sums in a few milliseconds. */
const ofIndicators = 4_000;

/** Fields that may look at more: a field that is not here has to be priced by what it reads. */
const more: Readonly<Record<string, number>> = {
  'Query.indicators': ofIndicators,
  'District.indicators': ofIndicators,
  'IndicatorSeries.area': ofIndicators,
  'IndicatorSeries.trend': ofIndicators,
  'IndicatorSeries.points': ofIndicators,
  'IndicatorPoint.confidenceInterval': ofIndicators,
  // The child is joined into the statement of the cases; the planner scans tables as small as these for it.
  'StuntingCase.child': 1_200,
  // So it does for the few families of the candidates.
  'DuplicateCandidate.families': 1_200,
  'Child.family': 1_300,
  // Without statistics the planner reads all of so small a table in place of an index by day.
  'Query.measurements': 2_000,
  'MeasurementConnection.edges': 2_000,
  'MeasurementConnection.nodes': 2_000,
  'MeasurementConnection.pageInfo': 2_000,
};

const schema = buildHubSchema();
const executor = documentRunner(schema);

interface Plan {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}

/** Rows that the scans of a plan have looked at. */
function rowsOf(plan: Plan): number {
  const inside = (plan.Plans ?? []).reduce((sum, inner) => sum + rowsOf(inner), 0);
  if (
    !plan['Node Type'].endsWith('Scan') ||
    ['CTE Scan', 'Subquery Scan', 'Function Scan', 'Bitmap Index Scan'].includes(plan['Node Type'])
  )
    return inside;
  return (
    inside +
    (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)) * plan['Actual Loops']
  );
}

describe('What is read in order to answer a field is priced:', () => {
  let hub: Hub;
  let database: Database;
  let counting = false;
  let rows = 0;

  beforeAll(async () => {
    database = await openEmbedded(null, entities, migrations, () => openAsBlob(inject('migratedDump')));
    const query: Database['query'] = async (sql, params, limits) => {
      if (counting) {
        const [explained] = await database.query(`explain (analyze, format json) ${sql}`, params, limits);
        const [{ Plan: plan }] = explained?.['QUERY PLAN'] as [{ Plan: Plan }];
        rows += rowsOf(plan);
      }
      return database.query(sql, params, limits);
    };
    const store = new Store({ ...database, query }, testVault());
    await loadAreas(store, '33.26');
    await seedDemo(store, { regency: '33.26', today, scale: 0.2 });
    await ensureRollup(store, 'Asia/Jakarta');
    hub = await assembleHub(store, () => today, silent);
  });
  afterAll(() => hub.close());

  async function rowsRead(query: string, viewer: Viewer): Promise<number> {
    rows = 0;
    counting = true;
    try {
      await executor.run(parse(query), { context: new HubContext(hub, viewer) });
      return rows;
    } finally {
      counting = false;
    }
  }

  it.each(walkedQueries(schema))('$name', async ({ name, query }) => {
    const document = parse(query);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('there is an operation');
    const cost = planCost(schema, operationShape(schema, document, operation))({});
    const most = cost * (more[name] ?? rowsForOne);
    for (const viewer of [anonymous, localAdministrator]) {
      const read = await rowsRead(query, viewer);
      expect(read, `${name} costs ${cost}`).toBeLessThanOrEqual(most);
    }
  });
});
