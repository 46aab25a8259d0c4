import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf } from '../support/ask.ts';
import { openTestStore, type TestStore } from '../support/databases.ts';
import { loadFixture } from '../support/fixture.ts';
import { startHub, type RunningHub } from '../support/hubProcess.ts';
import { residentMegabytes } from '../support/residentMemory.ts';

const aliases = Array.from({ length: 20 }, (_, n) => `risk${n}: stuntingRisk { atRisk }`).join(' ');
/** Asks 360 times which day it is: 20 times for each of 18 families. */
const risksOfFamilies = `{ families(first: 18) { nodes { ${aliases} } } }`;

describe('resident memory of a hub', () => {
  let database: TestStore;
  let hub: RunningHub;

  beforeAll(async () => {
    database = await openTestStore('postgresql');
    await loadFixture(database.store);
    hub = await startHub({
      DATABASE_URL: database.url ?? '',
      HUB_DEMO: '0',
      HUB_REQUESTS_PER_ADDRESS: '0',
      HUB_OPERATIONS_PER_VIEWER: '0',
      HUB_COST_PER_VIEWER: '0',
    });
  });

  afterAll(async () => {
    await hub.stop();
    await database.drop();
  });

  it('does not grow with what is asked: native memory of formats, which no heap statistic shows, included', async () => {
    const ask = async (times: number) => {
      for (let n = 0; n < times; n++) await dataOf(hub.url, risksOfFamilies);
    };
    await ask(60);
    const before = await residentMegabytes(hub);
    await ask(150);
    // A format of dates for each question is 28 KB of native memory: more than 1,000 MB. The heap itself moves by less than 100.
    expect((await residentMegabytes(hub)) - before).toBeLessThan(400);
  });
});
