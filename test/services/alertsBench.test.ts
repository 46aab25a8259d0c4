import { afterAll, beforeAll, expect, it } from 'vitest';
import { postgresqlForBench, type BenchDatabase } from '../../bench/alertsDatabase.ts';
import { runLoad } from '../../bench/alertsRun.ts';
import { nothingWrong } from './alertsProof.ts';

let database: BenchDatabase;

beforeAll(async () => {
  database = await postgresqlForBench();
});

afterAll(() => database.remove());

it('the load bench gives each of its subscribers every alert of its village once and in order', async () => {
  // As many as there are villages, so that every alert has a subscriber, and an eighth have two.
  const result = await runLoad(database, { subscribers: 320, rate: 20, seconds: 3, processes: 2 });
  expect(result).toMatchObject({ ...nothingWrong, problems: [], events: 60 });
  expect(result.received).toBe(result.raised);
}, 240_000);
