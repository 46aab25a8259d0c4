import { expect, it } from 'vitest';
import { Random } from '../../src/demo/Random.ts';
import { writeEach } from '../indicators/randomWrites.ts';
import { everyWrite, rotations, sweeps } from '../store/everyWrite.ts';
import { deadlocksOf, openRacingHubs } from '../store/racingHubs.ts';

it('3,000 writes of every kind against one another, beside all sweeps: no deadlock, nothing but refusals, and right figures', async () => {
  const racing = await openRacingHubs();
  try {
    const writers = racing.hubs.flatMap((hub, place) =>
      [1, 2, 3, 4].map((n) => {
        const random = new Random(10_000 * (place + 1) + n);
        return writeEach(everyWrite(hub, random), random, 375);
      }),
    );
    const random = new Random(77);
    writers.push(writeEach([...sweeps(racing.hubs[1], random), rotations([racing.hubs[0].store, racing.hubs[1].store])], random, 300));
    await Promise.all(writers);
    await racing.expectRightFigures();
  } finally {
    await racing.close();
  }
  expect(await deadlocksOf(racing.name)).toBe(0);
  await racing.drop();
});
