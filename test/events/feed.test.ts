import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '../../src/events/FeedEvent.ts';
import { ArrayLog, sequence, take } from './arrayLog.ts';

const [wiradesa, tirto] = ['33.26.16.2001', '33.26.15.2001'];

describe('a feed', () => {
  it('delivers what is committed from now on when no position is given', async () => {
    const log = new ArrayLog();
    log.commit(wiradesa, 5);
    const feed = log.feed();
    const live = await feed.subscribe({ areas: null });
    log.commit(wiradesa, 2);
    feed.wake();
    expect(await take(live, 2)).toEqual([6, 7]);
  });

  it('replays a log that is longer than one read, then goes live, each event once and in order', async () => {
    const log = new ArrayLog();
    log.commit(wiradesa, 1_203);
    const feed = log.feed();
    const replayed = await feed.subscribe({ areas: null, after: 3 });
    expect(await take(replayed, 700)).toEqual(sequence(4, 703));
    log.commit(wiradesa, 10);
    feed.wake();
    expect(await take(replayed, 510)).toEqual(sequence(704, 1_213));
  });

  it('delivers once what is pushed while the log is being replayed', async () => {
    const waiting: (() => void)[] = [];
    let held = false;
    const log = new ArrayLog(() => (held ? new Promise<void>((resolve) => waiting.push(resolve)) : Promise.resolve()));
    log.commit(wiradesa, 10);
    const feed = log.feed();
    const other = await feed.subscribe({ areas: null });
    const replayed = await feed.subscribe({ areas: null, after: 0 });
    await take(replayed, 0);
    held = true;
    const first = take(replayed, 13);
    log.commit(wiradesa, 3);
    feed.wake();
    // Both the replay and the live read are under way; each step lets all reads go on.
    do {
      waiting.splice(0).forEach((go) => go());
      await new Promise((resolve) => setImmediate(resolve));
    } while (waiting.length > 0);
    expect(await first).toEqual(sequence(1, 13));
    held = false;
    log.commit(wiradesa);
    feed.wake();
    expect(await take(replayed, 1)).toEqual([14]);
    expect(await take(other, 4)).toEqual([11, 12, 13, 14]);
  });

  it('delivers an event to those who listen to its village, its district, its regency or everything, and who want it', async () => {
    const log = new ArrayLog();
    const feed = log.feed();
    const subscribe = (areas: string[] | null, wants?: (event: FeedEvent) => boolean) =>
      feed.subscribe(wants ? { areas, filter: wants } : { areas });
    const all = await subscribe(null);
    const regency = await subscribe(['33.26']);
    const district = await subscribe(['33.26.16']);
    const village = await subscribe([tirto]);
    const both = await subscribe(['33.26.16', wiradesa, tirto]);
    const odd = await subscribe(null, ({ seq }) => seq % 2 === 1);
    // Begins with the code of another district, but is not inside it.
    const lookalike = await subscribe(['33.26.1']);
    log.commit(wiradesa);
    log.commit(tirto);
    log.commit('33.27.16.2001');
    log.commit(wiradesa);
    feed.wake();
    expect(await take(all, 4)).toEqual([1, 2, 3, 4]);
    expect(await take(regency, 3)).toEqual([1, 2, 4]);
    expect(await take(district, 2)).toEqual([1, 4]);
    expect(await take(village, 1)).toEqual([2]);
    expect(await take(both, 3)).toEqual([1, 2, 4]);
    expect(await take(odd, 2)).toEqual([1, 3]);
    await feed.close();
    for (const subscription of [all, regency, district, village, both, odd, lookalike])
      expect(await subscription.next()).toEqual({ value: undefined, done: true });
  });

  it('cuts off a subscriber that falls more than 1,000 events behind, with the cursor of the last it took, and no other', async () => {
    const log = new ArrayLog();
    const feed = log.feed();
    const slow = await feed.subscribe({ areas: null });
    const quick = await feed.subscribe({ areas: null });
    log.commit(wiradesa);
    feed.wake();
    expect(await Promise.all([take(quick, 1), take(slow, 1)])).toEqual([[1], [1]]);
    for (let n = 0; n < 20; n++) {
      log.commit(wiradesa, 100);
      feed.wake();
      await take(quick, 100);
    }
    expect(feed.size).toBe(1);
    // What waited is gone, so that it takes no memory; the log still has it.
    await expect(slow.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW', details: { lastCursor: 'cursor 1' } });

    const resumed = await feed.subscribe({ areas: null, after: 1 });
    expect(await take(resumed, 2_000)).toEqual(sequence(2, 2_001));
  });

  it('never lets the cursor of one that is cut off run ahead of what it took, also during a replay', async () => {
    const log = new ArrayLog();
    log.commit(wiradesa, 150);
    const feed = log.feed({ bufferLimit: 200 });
    const slow = await feed.subscribe({ areas: null, after: 100 });
    expect(await take(slow, 10)).toEqual(sequence(101, 110));
    log.commit(wiradesa, 200);
    feed.wake();
    await expect.poll(() => feed.size).toBe(0);
    await expect(slow.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW', details: { lastCursor: 'cursor 110' } });
  });

  it('refuses to resume where it would be silent about a gap, and says where to restart', async () => {
    const log = new ArrayLog();
    log.commit(wiradesa, 500);
    log.prune(300);
    const feed = log.feed();
    await expect(feed.subscribe({ areas: null, after: 299 })).rejects.toMatchObject({
      code: 'CURSOR_PRUNED',
      inputPath: ['after'],
      details: { restartAfter: 'cursor 300' },
    });
    await expect(feed.subscribe({ areas: null, after: 501 })).rejects.toMatchObject({
      code: 'CURSOR_UNKNOWN',
      inputPath: ['after'],
      details: { restartAfter: 'cursor 500' },
    });
    expect(feed.size).toBe(0);
    expect(await take(await feed.subscribe({ areas: null, after: 300 }), 200)).toEqual(sequence(301, 500));
    await expect(take(await feed.subscribe({ areas: null, after: 500 }), 0)).resolves.toEqual([]);
  });

  it('says so when events go by that a replay, or the feed itself, had still to read', async () => {
    const log = new ArrayLog();
    log.commit(wiradesa, 1_000);
    const feed = log.feed();
    const [replayed, live] = [await feed.subscribe({ areas: null, after: 10 }), await feed.subscribe({ areas: null })];
    expect(await take(replayed, 190)).toEqual(sequence(11, 200));
    const waiting = live.next();
    log.commit(wiradesa, 10);
    log.prune(1_005);
    await expect(take(replayed, 1)).rejects.toMatchObject({ code: 'CURSOR_PRUNED' });
    feed.wake();
    await expect(waiting).rejects.toMatchObject({ code: 'CURSOR_PRUNED', details: { restartAfter: 'cursor 1005' } });
    expect(await take(await feed.subscribe({ areas: null, after: 1_005 }), 5)).toEqual(sequence(1_006, 1_010));
  });

  it('lets a thousand who come back at once share the reads of the log', async () => {
    // Reads that take time, as those of a database do.
    const log = new ArrayLog(() => new Promise((resolve) => setImmediate(resolve)));
    log.commit(wiradesa, 1_100);
    const feed = log.feed();
    const back = await Promise.all(sequence(1, 1_000).map((n) => feed.subscribe({ areas: null, after: n })));
    const got = await Promise.all(back.map((subscription, n) => take(subscription, 1_100 - (n + 1))));
    expect(got).toEqual(sequence(1, 1_000).map((n) => sequence(n + 1, 1_100)));
    // Six pages of 200; a few more because not all ask for the last one in the same moment.
    expect(log.reads).toBeLessThan(40);
  });

  it('ends every subscriber when it closes, those that wait and those that come later', async () => {
    const log = new ArrayLog();
    const feed = log.feed();
    const [waiting, idle] = [await feed.subscribe({ areas: null }), await feed.subscribe({ areas: ['33.26'] })];
    const next = waiting.next();
    await new Promise((resolve) => setImmediate(resolve));
    await feed.close();
    expect(await next).toEqual({ value: undefined, done: true });
    expect(await idle.next()).toEqual({ value: undefined, done: true });
    const late = await feed.subscribe({ areas: null });
    expect(await late.next()).toEqual({ value: undefined, done: true });
    expect(feed.size).toBe(0);
  });

  it('lets a subscriber go that says so, and one whose replay fails', async () => {
    let broken = false;
    const log = new ArrayLog(() => (broken ? Promise.reject(new Error('no connection')) : Promise.resolve()));
    const feed = log.feed();
    const [leaving, failing] = [await feed.subscribe({ areas: null }), await feed.subscribe({ areas: null, after: 0 })];
    await leaving.return?.();
    expect(feed.size).toBe(1);
    broken = true;
    await expect(failing.next()).rejects.toThrow('no connection');
    expect(feed.size).toBe(0);
    await expect(feed.subscribe({ areas: null })).rejects.toThrow('no connection');
    expect(feed.size).toBe(0);
  });

  it('loses nothing when a read of the log fails: the next one brings it', async () => {
    let broken = false;
    const failures: unknown[] = [];
    const log = new ArrayLog(() => (broken ? Promise.reject(new Error('no connection')) : Promise.resolve()));
    const feed = log.feed({ onError: (error) => failures.push(error) });
    const live = await feed.subscribe({ areas: null });
    log.commit(wiradesa);
    feed.wake();
    expect(await take(live, 1)).toEqual([1]);
    broken = true;
    log.commit(wiradesa);
    feed.wake();
    await expect.poll(() => failures.length).toBe(1);
    broken = false;
    log.commit(wiradesa);
    feed.wake();
    expect(await take(live, 2)).toEqual([2, 3]);
  });

  it('delivers more at once than it reads at once', async () => {
    const log = new ArrayLog();
    const feed = log.feed();
    const live = await feed.subscribe({ areas: null });
    log.commit(wiradesa);
    feed.wake();
    expect(await take(live, 1)).toEqual([1]);
    log.commit(wiradesa, 900);
    feed.wake();
    expect(await take(live, 900)).toEqual(sequence(2, 901));
  });

  it.each(sequence(0, 12))('hears of a commit %i steps after the read before has ended', async (steps) => {
    const log = new ArrayLog();
    let following = false;
    const read = async (after: number, limit: number) => {
      const read = await log.read(after, limit);
      if (following && read.events.length > 0) {
        following = false;
        void commitAfter(steps);
      }
      return read;
    };
    const commitAfter = async (left: number): Promise<void> => {
      for (let n = 0; n < left; n++) await Promise.resolve();
      log.commit(wiradesa);
      feed.wake();
    };
    const feed = log.feed({ read });
    const live = await feed.subscribe({ areas: null });
    log.commit(wiradesa);
    feed.wake();
    await take(live, 1);
    // From now on the subscriber takes nothing from the log itself.
    following = true;
    log.commit(wiradesa);
    feed.wake();
    expect(await take(live, 2)).toEqual([2, 3]);
  });

  it('finds by itself what other processes commit, where it is told to look', async () => {
    const log = new ArrayLog();
    const feed = log.feed({ pollMs: 5 });
    const live = await feed.subscribe({ areas: null });
    expect(await Promise.all([take(live, 1), Promise.resolve().then(() => log.commit(wiradesa))])).toEqual([[1], undefined]);
    await feed.close();
  });
});
