import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf } from '../support/ask.ts';
import { createDatabase } from '../support/databases.ts';
import { dataFolder, startHub, type RunningHub } from '../support/hubProcess.ts';
import { residentMegabytes } from '../support/residentMemory.ts';

const unlimited = { HUB_REQUESTS_PER_ADDRESS: '0', HUB_OPERATIONS_PER_VIEWER: '0', HUB_COST_PER_VIEWER: '0' };

/** Resident memory before the first, and after each tenth, of so many requests, in MB. */
async function memoryOver(requests: number, hub: RunningHub, document: string): Promise<number[]> {
  const seen = [await residentMegabytes(hub)];
  for (let tenth = 1; tenth <= 10; tenth++) {
    for (let n = 0; n < requests / 10; n++) await dataOf(hub.url, document);
    seen.push(await residentMegabytes(hub));
  }
  return seen.map(Math.round);
}

/** How far resident memory rose after the first two tenths, in which the hub warms up, in MB. */
function growth(seen: readonly number[]): number {
  return (seen.at(-1) ?? 0) - Math.max(...seen.slice(0, 3));
}

/** What the heap may move by; formats of dates alone were 2,000 MB. */
const atMost = 250;

describe('resident memory of a hub on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let hub: RunningHub;

  beforeAll(async () => {
    database = await createDatabase();
    hub = await startHub({ DATABASE_URL: database.url, ...unlimited });
  });

  afterAll(async () => {
    await hub.stop();
    await database.drop();
  });

  it('is level over 4,000 requests of 20 villages with 20 families each', async () => {
    const document =
      '{ villages(first: 20) { nodes { name kampungKB { nextClass { missing { value toDo(locale: EN) } } } families(first: 20) { nodes { rt rw stuntingRisk { atRisk reasons } } } } } }';
    const seen = await memoryOver(4_000, hub, document);
    expect(growth(seen), seen.join(' ')).toBeLessThan(atMost);
  });
});

describe('resident memory of an embedded hub', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let hub: RunningHub;

  beforeAll(async () => {
    folder = await dataFolder();
    hub = await startHub({ HUB_DATA: folder.path, ...unlimited });
  });

  afterAll(async () => {
    await hub.stop();
    await folder.remove();
  });

  it('is level over 1,000 requests of 200 children with age, latest measurement, family and risk', async () => {
    const document =
      '{ children(first: 200) { nodes { name ageInMonths latestMeasurement { measuredOn heightCm } family { stuntingRisk { atRisk } members { cohorts } } } } }';
    const seen = await memoryOver(1_000, hub, document);
    expect(growth(seen), seen.join(' ')).toBeLessThan(atMost);
  });
});
