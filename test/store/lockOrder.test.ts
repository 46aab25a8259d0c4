import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { Random } from '../../src/demo/Random.ts';
import { lockOrder } from '../../src/store/locks.ts';
import { writeEach } from '../indicators/randomWrites.ts';
import { lockName, watchLocks } from '../support/watchLocks.ts';
import { runs } from '../support/runs.ts';
import { everyWrite, rotations, sweeps, writeOfMutation } from './everyWrite.ts';
import { deadlocksOf, openRacingHubs, type RacingHubs } from './racingHubs.ts';

let racing: RacingHubs;
beforeEach(async () => (racing = await openRacingHubs()));
afterEach(() => racing.drop());

const rotation = ({ hubs: [one, other] }: RacingHubs) => rotations([one.store, other.store]);

describe('Every write, on postgresql,', () => {
  it('takes its locks in the one order, and writes no row that it has not locked', async () => {
    const watch = watchLocks();
    try {
      const random = new Random(5);
      const writes = [...everyWrite(racing.hubs[0], random), rotation(racing)];
      const stored = await writeEach(writes, random, runs(300, 700));
      // Of each kind one that is stored, at least.
      for (const [name, , run] of writes) {
        for (let tries = 0; stored[name] === undefined && tries < 40; tries++)
          Object.assign(stored, await writeEach([[name, 1, run]], random, 1));
      }
      expect(watch.violations).toEqual([]);
      expect(writes.map(([name]) => name).filter((name) => stored[name] === undefined)).toEqual([]);
      const mutations = Object.keys(buildHubSchema().getMutationType()?.getFields() ?? {});
      expect(mutations.filter((name) => stored[writeOfMutation[name] ?? ''] === undefined)).toEqual([]);
      // No lock is named that nobody takes.
      expect([...watch.seen].toSorted()).toEqual(lockOrder.map(lockName).toSorted());
    } finally {
      watch.stop();
      await racing.close();
    }
  }, 300_000);

  it('at the same time as every other, deadlocks with none and counts right', async () => {
    const writers = racing.hubs.flatMap((hub, place) =>
      [1, 2, 3].map((n) => {
        const random = new Random(1_000 * place + n);
        return writeEach(everyWrite(hub, random), random, 60);
      }),
    );
    const random = new Random(77);
    writers.push(writeEach([...sweeps(racing.hubs[1], random), rotation(racing)], random, 40));
    await Promise.all(writers);
    await racing.expectRightFigures();
    await racing.close();
    expect(await deadlocksOf(racing.name)).toBe(0);
  }, 300_000);
});
