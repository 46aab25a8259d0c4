import fc, { type Scheduler } from 'fast-check';
import { expect, it } from 'vitest';
import type { FeedEvent } from '../../src/events/FeedEvent.ts';
import { ArrayLog } from './arrayLog.ts';

const villages = ['33.26.01.2001', '33.26.01.2002', '33.26.02.2001'];
const areas = [null, ['33.26'], ['33.26.01'], ['33.26.01.2002', '33.26.02']];

type Step =
  | { do: 'commit'; village: string }
  | { do: 'subscribe'; areas: string[] | null; after: number | null }
  | { do: 'leave'; which: number }
  | { do: 'proceed' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('commit' as const), village: fc.constantFrom(...villages) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('subscribe' as const), areas: fc.constantFrom(...areas), after: fc.option(fc.nat(700)) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), which: fc.nat(10) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('proceed' as const) }) },
);

/** A subscriber and what is known of where it began. */
class Reader {
  readonly got: number[] = [];
  left = false;
  ended = false;
  /** A live subscriber begins somewhere between these two. */
  begins: { earliest: number; latest: number } = { earliest: 0, latest: Number.POSITIVE_INFINITY };
  subscription: AsyncIterableIterator<FeedEvent, void, void> | null = null;

  constructor(readonly areas: string[] | null) {}

  wants({ villageCode }: FeedEvent): boolean {
    return this.areas === null || this.areas.some((area) => villageCode === area || villageCode.startsWith(`${area}.`));
  }

  async run(scheduler: Scheduler, subscription: AsyncIterableIterator<FeedEvent, void, void>): Promise<void> {
    this.subscription = subscription;
    for await (const event of subscription) {
      this.got.push(event.seq);
      await scheduler.schedule(Promise.resolve());
    }
    this.ended = true;
  }
}

/** Lets one thing that waits go on, and everything that follows from it at once. */
async function proceed(scheduler: Scheduler): Promise<boolean> {
  const some = scheduler.count() > 0;
  if (some) await scheduler.waitNext(1);
  await new Promise((resolve) => setImmediate(resolve));
  return some || scheduler.count() > 0;
}

it('gives every subscriber each event once, in order and without a gap, however commits, wakes, reads and subscriptions interleave', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.nat(650),
      fc.array(step, { minLength: 10, maxLength: 80, size: 'max' }),
      async (scheduler, stored, steps) => {
        const pause = () => scheduler.schedule(Promise.resolve());
        const log = new ArrayLog(pause);
        for (let n = 0; n < stored; n++) log.commit(villages[n % 3] ?? '');
        const feed = log.feed();
        const readers: Reader[] = [];

        for (const now of steps) {
          if (now.do === 'commit') {
            log.commit(now.village);
            // As after a commit of the hub: some time later, nothing else wakes the feed.
            void pause().then(() => feed.wake());
          } else if (now.do === 'subscribe') {
            const reader = new Reader(now.areas);
            readers.push(reader);
            const after = now.after === null ? undefined : Math.min(now.after, log.newest);
            reader.begins = { earliest: after ?? log.newest, latest: after ?? Number.POSITIVE_INFINITY };
            void feed.subscribe({ areas: now.areas, after }).then((subscription) => {
              if (after === undefined) reader.begins.latest = log.newest;
              return reader.run(scheduler, subscription);
            });
          } else if (now.do === 'leave') {
            const reader = readers[now.which];
            if (reader?.subscription == null) continue;
            reader.left = true;
            void reader.subscription.return?.();
          } else await proceed(scheduler);
        }
        while (await proceed(scheduler));

        for (const { got, begins, left, wants, areas: heard } of readers.map((reader) => ({
          ...reader,
          wants: reader.wants.bind(reader),
        }))) {
          const wanted = log.events.filter(wants).map(({ seq }) => seq);
          const first = wanted.findIndex((seq) => seq === got[0]);
          // What comes is a stretch of what was wanted ...
          expect({ heard, got }).toEqual({ heard, got: got.length === 0 ? [] : wanted.slice(first, first + got.length) });
          expect(got.every((seq) => seq > begins.earliest)).toBe(true);
          // ... and whoever stays gets all of it.
          const missed = wanted.filter((seq) => seq > begins.latest && !got.includes(seq));
          expect(left ? [] : missed).toEqual([]);
        }
        await feed.close();
        while (await proceed(scheduler));
        expect(readers.every(({ ended }) => ended)).toBe(true);
        expect(feed.size).toBe(0);
      },
    ),
    { numRuns: 150 },
  );
});
