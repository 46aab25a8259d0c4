import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEntries } from '../src/access/audit/appendEntries.ts';
import { AuditAction, entriesOf } from '../src/access/audit/AuditEntry.ts';
import { asCaller, currentCaller } from '../src/access/audit/currentCaller.ts';
import { localAdministrator, Role, viewerOf } from '../src/access/viewer.ts';
import { after, every, inBackground } from '../src/base/background.ts';
import { Feed } from '../src/events/Feed.ts';
import { Relay } from '../src/events/Relay.ts';
import { SharedReplay } from '../src/events/SharedReplay.ts';
import { openLimitedHubs, roleHeader, type LimitedHubs } from './security/limitedHub.ts';
import { operationSignal, runWithSignal } from '../src/store/operationSignal.ts';
import { queryIn } from '../src/store/queryIn.ts';
import { onEachDatabase, openTestStore, type TestStore } from './support/databases.ts';
import { waitingForLock } from './support/locks.ts';
import { serveTestHub, type ServedHub } from './support/testHub.ts';

const request = new AsyncLocalStorage<object>();
const somebody = {
  viewer: viewerOf({ id: 'somebody', role: Role.ANALYST, areas: [], partnerId: null }),
  operation: 'Asking',
  requestId: 'r',
};

/** Starts work inside an operation whose client leaves as soon as it has. */
async function inLeftOperation<T>(work: () => T): Promise<Awaited<T>> {
  const leaving = new AbortController();
  const started = request.run({}, () =>
    asCaller(somebody, () => runWithSignal({ signal: leaving.signal, deadline: performance.now() }, work)),
  );
  leaving.abort();
  return await started;
}

/** What of an operation is to be seen where this is called: nothing of the one that asked, at least. */
const seen = () => ({ request: request.getStore(), viewer: currentCaller().viewer.id, over: operationSignal()?.signal.aborted ?? false });
const nothing = { request: undefined, viewer: localAdministrator.id, over: false };

describe('What an operation starts and does not wait for, or shares with others, knows nothing of it', () => {
  const bounds = () => Promise.resolve({ prunedThrough: 0, newest: 0 });

  it('timers and work in the background', async () => {
    const found: unknown[] = [];
    const timer = await inLeftOperation(() => {
      inBackground(async () => {
        await Promise.resolve();
        found.push(seen());
      });
      after(1, () => found.push(seen()));
      return every(1, () => found.push(seen()));
    });
    await expect.poll(() => found.length).toBeGreaterThan(3);
    clearInterval(timer);
    expect(new Set(found.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(nothing)]));
  });

  it('a feed: where it stands, its reads of the log, its source', async () => {
    const found = { bounds: [] as unknown[], read: [] as unknown[], source: [] as unknown[] };
    const feed = new Feed({
      read: () => Promise.resolve((found.read.push(seen()), { events: [], prunedThrough: 0 })),
      bounds: () => (found.bounds.push(seen()), bounds()),
      cursorOf: String,
      source: { announce: () => found.source.push(seen()), open: () => found.source.push(seen()), close: () => Promise.resolve() },
      pollMs: 5,
      onError: (error) => expect(error).toBeUndefined(),
    });
    await inLeftOperation(() => feed.subscribe({ areas: null }));
    await inLeftOperation(() => feed.wake());
    await expect.poll(() => found.read.length).toBeGreaterThan(3);
    await feed.close();
    expect(
      new Set(
        Object.values(found)
          .flat()
          .map((one) => JSON.stringify(one)),
      ),
    ).toEqual(new Set([JSON.stringify(nothing)]));
    expect([found.bounds.length, found.source.length]).toEqual([1, 2]);
  });

  it('a replay that others share, and a relay', async () => {
    const found: unknown[] = [];
    const read = () => Promise.resolve((found.push(seen()), { events: [], prunedThrough: 0 }));
    const replay = new SharedReplay(read, String);
    await Promise.all([inLeftOperation(() => replay.after(0)), replay.after(0)]);
    const relay = new Relay({
      read,
      bounds,
      broker: { publish: () => Promise.resolve(), newest: () => Promise.resolve(null) },
      codec: { encode: () => null },
      pollMs: 5,
      onError: (error) => expect(error).toBeUndefined(),
    });
    const stop = await inLeftOperation(() => relay.start());
    await expect.poll(() => found.length).toBeGreaterThan(3);
    stop();
    expect(found.filter((one) => JSON.stringify(one) !== JSON.stringify(nothing))).toEqual([]);
  });
});

onEachDatabase((kind) => {
  describe('on a database', () => {
    let test: TestStore;
    beforeAll(async () => {
      test = await openTestStore(kind);
    });
    afterAll(() => test.drop());

    it('signals, leases and what follows a commit know nothing of the operation either', async () => {
      const { store } = test;
      const found = { signal: [] as unknown[], lease: [] as unknown[], commit: [] as unknown[] };
      const stop = await inLeftOperation(() => store.signals.listen(() => found.signal.push(seen())));
      const lease = await inLeftOperation(() => store.lease(7, () => (found.lease.push(seen()), () => undefined)));
      const work = (em: SqlEntityManager) => {
        store.afterCommit(em, () => found.commit.push(seen()));
        return Promise.resolve();
      };
      await request.run({}, () => asCaller(somebody, () => store.transaction(work)));
      const send = async () => {
        await inLeftOperation(() => store.signals.send());
        return Object.values(found).every(({ length }) => length > 0);
      };
      await expect.poll(send).toBe(true);
      stop();
      await lease.close();
      expect(
        Object.values(found)
          .flat()
          .filter((one) => JSON.stringify(one) !== JSON.stringify(nothing)),
      ).toEqual([]);
    });
  });

  describe('the audit log', () => {
    let served: ServedHub;
    beforeAll(async () => {
      served = await serveTestHub(kind);
    });
    afterAll(() => served.close());

    const entryOf = (operation: string) =>
      entriesOf(
        AuditAction.READ,
        localAdministrator,
        { operation, requestId: null },
        { fields: ['Child'], personIds: ['00000000-0000-4000-8000-000000000001'], familyIds: [] },
      );
    const stored = async (operation: string) =>
      (await served.hub.store.read('test', 'select 1 from audit_entry where operation = $1', [operation])).length;

    it('stores what operations hand over whose clients have left', async () => {
      const { audit } = served.hub;
      for (let n = 0; n < 60; n++) await inLeftOperation(() => audit.later(entryOf('Left')));
      for (let n = 0; n < 10; n++) audit.later(entryOf('Stayed'));
      await inLeftOperation(() => void audit.chain());
      await audit.flush();
      expect([await stored('Left'), await stored('Stayed')]).toEqual([60, 10]);
      expect(await served.hub.store.read('test', 'select 1 from audit_pending')).toEqual([]);
    });

    it('has an entry once whose storing is repeated, because nobody knew whether it was committed', async () => {
      const { store } = served.hub;
      const entries = [...entryOf('Committed'), ...entryOf('Committed')];
      for (const some of [entries.slice(0, 1), entries]) await store.transaction((em) => appendEntries(em, some));
      expect(await stored('Committed')).toBe(2);
    });

    it('goes on by itself once the database takes entries again', async () => {
      const { audit, store } = served.hub;
      await store.read('test', 'alter table audit_entry rename to away');
      await inLeftOperation(() => audit.later(entryOf('Away')));
      await expect
        .poll(() => store.read('test', 'select 1').then(() => new Promise((resolve) => after(200, () => resolve(true)))))
        .toBe(true);
      await store.read('test', 'alter table away rename to audit_entry');
      await expect.poll(() => stored('Away'), { timeout: 10_000 }).toBe(1);
    });
  });
});

describe('On PostgreSQL', () => {
  let hubs: LimitedHubs;
  beforeAll(async () => {
    hubs = await openLimitedHubs('postgresql');
  });
  afterAll(() => hubs.close());

  it('a connection that an operation opened keeps nothing of it', async () => {
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc') as () => void;
    const fresh = await openTestStore('postgresql');
    const ofReads = new WeakRef({});
    const ofChanges = new WeakRef({});
    await request.run(ofReads.deref() ?? {}, () => fresh.store.read('a read', 'select 1'));
    await request.run(ofChanges.deref() ?? {}, () => fresh.store.transaction((em) => queryIn(em, 'select 1')));
    await expect.poll(() => (gc(), [ofReads.deref(), ofChanges.deref()])).toEqual([undefined, undefined]);
    await fresh.drop();
  });

  it('sixty reads that were left by their clients do not keep the reads after them out of the audit log', async () => {
    const { url } = await hubs.serve();
    const ask = (operation: string, signal?: AbortSignal) =>
      fetch(url, {
        method: 'POST',
        ...(signal && { signal }),
        headers: { 'content-type': 'application/json', [roleHeader]: 'ADMINISTRATOR' },
        body: JSON.stringify({ query: `query ${operation} { children(first: 2) { nodes { id measurements { nodes { id } } } } }` }),
      }).then((response) => response.text());
    await hubs.hub.store.transaction(async (em) => {
      await queryIn(em, 'lock table measurement in access exclusive mode');
      const waiting = () => waitingForLock(hubs.hub.store);
      for (let n = 0; n < 60; n++) {
        const leaving = new AbortController();
        const asked = ask('Left', leaving.signal).catch(() => undefined);
        // The children are read by then, and their measurements are waited for.
        await expect.poll(waiting, { interval: 5, timeout: 10_000 }).toBe(1);
        leaving.abort();
        await asked;
        await expect.poll(waiting, { interval: 5, timeout: 10_000 }).toBe(0);
      }
    });
    for (let n = 0; n < 10; n++) await ask('Stayed');
    await hubs.hub.audit.flush();
    expect(
      await hubs.hub.store.read(
        'test',
        "select operation, count(*)::int as entries from audit_entry where operation in ('Left', 'Stayed') group by 1 order by 1",
      ),
    ).toEqual([
      { operation: 'Left', entries: 60 },
      { operation: 'Stayed', entries: 10 },
    ]);
  });
});

describe('The lint rule finds', () => {
  const lint = new ESLint();
  it.each([
    ['a promise that nobody waits for', 'declare const work: () => Promise<void>;\nvoid work();', 'unawaited'],
    ['one whose errors alone are seen to', 'declare const work: () => Promise<void>;\nwork().catch(() => undefined);', 'unawaited'],
    ['a timer', 'setInterval(() => undefined, 1);', 'timer'],
    [
      'a promise that is kept for others',
      'export class Cache {\n  #value: Promise<number> | null = null;\n  get(read: () => Promise<number>) {\n    return (this.#value ??= read());\n  }\n}',
      'kept',
    ],
    [
      'one that is kept in a map',
      'const known = new Map<string, Promise<number>>();\nexport const keep = (read: () => Promise<number>) => known.set("one", read());',
      'kept',
    ],
    [
      'one that is kept beside something else',
      'const known = new Map<string, { value: Promise<number> }>();\nexport const keep = (read: () => Promise<number>) => known.set("one", { value: read() });',
      'kept',
    ],
  ])('%s', async (_name, code, messageId) => {
    // Linted in the place of a file that there is, because its types are asked for.
    const [result] = await lint.lintText(code, { filePath: 'src/hub/sweeps.ts' });
    expect(result?.messages.filter(({ ruleId }) => ruleId === 'hub/outside-operations').map((message) => message.messageId)).toEqual([
      messageId,
    ]);
  });
});
