import { expect, it } from 'vitest';
import { describeResult, expectNothingLost, runMixedLoad } from './mixedLoad.ts';

// The long form, half an hour, is in test/long.
it('a quarter of a minute of everything at once, with connections that are cut, loses and doubles nothing', async () => {
  const result = await runMixedLoad({
    seconds: 15,
    writers: 4,
    writePauseMs: 400,
    readers: 2,
    heavy: 1,
    cutEverySeconds: 3,
    noteEverySeconds: 5,
  });

  console.log(describeResult(result));
  expectNothingLost(result);
  expect(result.cut).toBeGreaterThan(0);
  expect(result.measurements.acknowledged).toBeGreaterThan(0);
  expect(result.auditEntries.acknowledged).toBeGreaterThan(0);
}, 400_000);
