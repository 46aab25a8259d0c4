import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestHub } from '../support/testHub.ts';
import { openTestHub } from '../support/testHub.ts';
import { openAlertLog, type TestAlertLog } from '../support/alertLog.ts';
import { gate } from '../server/toyServer.ts';

// The danger (docs/decisions/002): a transaction that has numbered its event first commits last, and a reader that has
// passed the later number in between never sees the earlier one.

const first = '33.26.01.2001';
const second = '33.26.02.1001';
let test: TestHub;
let log: TestAlertLog;

beforeAll(async () => {
  test = await openTestHub('postgresql');
  log = await openAlertLog(test.hub.store);
});

afterAll(() => test.close());

/** Resolves when so many transactions wait for the lock under which events are numbered, or when `instead` has happened. */
async function waitingForLock(count: number, instead: Promise<unknown>): Promise<void> {
  let happened = false;
  void instead.then(() => (happened = true));
  await expect
    .poll(async () => {
      const [row] = await test.hub.store.read<{ waiting: number }>(
        'test',
        `select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      );
      return happened || row?.waiting === count;
    })
    .toBe(true);
}

it('no reader skips an event, whichever of two open transactions would commit first', async () => {
  const { hub } = test;
  const reader = await hub.alerts.subscribe({ areas: null });
  const seen: number[] = [];
  const reading = (async () => {
    for await (const { seq } of reader) seen.push(seq);
  })();

  const numbered = gate();
  const mayCommit = gate();
  const early = log.append(first, async () => {
    numbered.open();
    await mayCommit.opened;
  });
  await numbered.opened;
  const late = log.append(second);
  // Without the lock the later one is committed here, and the reader goes past the earlier one's number.
  await waitingForLock(1, late);
  hub.alerts.wake();
  const third = await hub.alerts.subscribe({ areas: null });
  await third.return?.();

  mayCommit.open();
  const places = await Promise.all([early, late]);
  hub.alerts.wake();
  await expect.poll(() => seen).toEqual(places.toSorted((a, b) => a - b));
  await hub.alerts.close();
  await reading;
});

it('the order of the numbers is the order in which they become visible, for many at once', async () => {
  const { store } = test.hub;
  const [start] = await store.read<{ seq: string }>('test', 'select max(seq) as seq from alert_event');
  const seen: number[] = [Number(start?.seq)];
  const writing = new AbortController();
  const reader = (async () => {
    while (!writing.signal.aborted) {
      const rows = await store.read<{ seq: string }>('test', 'select seq from alert_event where seq > $1 order by seq', [seen.at(-1)]);
      seen.push(...rows.map(({ seq }) => Number(seq)));
    }
  })();
  await Promise.all(
    Array.from({ length: 60 }, (_, n) => log.append(n % 2 ? first : second, async () => new Promise((resolve) => setImmediate(resolve)))),
  );
  writing.abort();
  await reader;
  const all = await store.read<{ seq: string }>('test', 'select seq from alert_event where seq > $1 order by seq', [seen[0]]);
  const missed = all.map(({ seq }) => Number(seq)).filter((seq) => seq <= (seen.at(-1) ?? 0) && !seen.includes(seq));
  expect(all).toHaveLength(60);
  expect(missed).toEqual([]);
});
