import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/hub/entities.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { onEachDatabase, openTestStore, type TestStore } from '../support/databases.ts';

onEachDatabase((kind) => {
  it('a signal wakes every listener, until it stops listening', async () => {
    const database = await openTestStore(kind);
    const { store } = database;
    const heard = { one: 0, other: 0 };
    const stop = store.signals.listen(() => heard.one++);
    store.signals.listen(() => heard.other++);
    await expect
      .poll(() => {
        store.signals.send();
        return heard.one > 0 && heard.other > 0;
      })
      .toBe(true);
    stop();
    const before = heard.one;
    const others = heard.other;
    await expect
      .poll(() => {
        store.signals.send();
        return heard.other > others;
      })
      .toBe(true);
    expect(heard.one).toBe(before);
    await database.drop();
  });

  it('a lease is held by one at a time, and its task stops with it', async () => {
    const database = await openTestStore(kind);
    const { store } = database;
    const held = { now: 0, ever: 0 };
    const task = () => {
      held.now++;
      held.ever++;
      return () => held.now--;
    };
    const lease = store.lease(7, task);
    await expect.poll(() => held.now).toBe(1);
    await lease.close();
    expect(held.now).toBe(0);
    const next = store.lease(7, task);
    await expect.poll(() => held).toEqual({ now: 1, ever: 2 });
    await next.close();
    await database.drop();
  });
});

describe('between instances on one PostgreSQL database', () => {
  let database: TestStore;
  let other: Store;

  beforeEach(async () => {
    database = await openTestStore('postgresql');
    other = new Store(await openPostgresql(database.url ?? '', entities, migrations));
  });

  afterEach(async () => {
    await other.close();
    await database.drop();
  });

  /** Breaks every connection that listens or holds a lease, as a restart of the server does. */
  const cut = (what: string) =>
    database.store.read(
      'test',
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ilike $1',
      [what],
    );

  it('a signal reaches the other, also after its connection was cut', async () => {
    let heard = 0;
    other.signals.listen(() => heard++);
    const hears = async () => {
      const before = heard;
      await expect
        .poll(() => {
          database.store.signals.send();
          return heard > before;
        })
        .toBe(true);
    };
    await hears();
    expect(await cut('listen %')).toHaveLength(1);
    await hears();
  });

  it('many signals at once are few on the wire', async () => {
    let heard = 0;
    other.signals.listen(() => heard++);
    await expect
      .poll(() => {
        database.store.signals.send();
        return heard;
      })
      .toBeGreaterThan(0);
    const start = heard;
    for (let n = 0; n < 1_000; n++) database.store.signals.send();
    await expect.poll(() => heard).toBeGreaterThan(start);
    expect(heard - start).toBeLessThan(5);
  });

  it('a lease passes to the other when its holder goes, or its connection is cut', async () => {
    const holders: string[] = [];
    let taken = 0;
    const task = (name: string) => () => {
      taken++;
      holders.push(name);
      return () => void holders.splice(holders.indexOf(name), 1);
    };
    const first = database.store.lease(8, task('first'));
    await expect.poll(() => holders).toEqual(['first']);
    const second = other.lease(8, task('second'));
    expect(holders).toEqual(['first']);
    await first.close();
    await expect.poll(() => holders, { timeout: 5_000 }).toEqual(['second']);
    expect(await cut('select pg_try_advisory_lock%')).toHaveLength(1);
    await expect.poll(() => ({ taken, holders }), { timeout: 5_000 }).toEqual({ taken: 3, holders: ['second'] });
    await second.close();
    expect(holders).toEqual([]);
  });
});
