import { expect, it } from 'vitest';
import { describeResult, expectNothingLost, runMixedLoad } from '../services/mixedLoad.ts';

/** How long the load lasts, in seconds. */
const seconds = Number(process.env.HUB_LOAD_SECONDS ?? 1_800);

it('half an hour of everything at once loses and doubles nothing, and memory stays flat', async () => {
  const result = await runMixedLoad({
    seconds,
    writers: 12,
    writePauseMs: 2_000,
    readers: 6,
    heavy: 6,
    cutEverySeconds: 10,
    noteEverySeconds: 30,
  });

  console.log(describeResult(result));
  expectNothingLost(result);
  // Flat: the last third takes no more than a fifth above the middle one.
  const third = Math.floor(result.notes.length / 3);
  const most = (notes: typeof result.notes) => Math.max(...notes.map(({ residentMb }) => residentMb));
  expect(most(result.notes.slice(-third))).toBeLessThan(1.2 * most(result.notes.slice(third, 2 * third)));
});
