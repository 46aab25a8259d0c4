import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/hub/entities.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { runWithSignal } from '../../src/store/operationSignal.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { queryIn } from '../../src/store/queryIn.ts';
import { readinessOf } from '../../src/store/readiness.ts';
import { Store } from '../../src/store/Store.ts';
import { startPostgresql, type OwnPostgresql } from '../support/postgresql.ts';
import { startProxy } from '../support/proxy.ts';

/** Connections that the hub writes by. */
const pooled = 5;
const mostConnections = 30;

let server: OwnPostgresql;
let admin: pg.Client;
/** Holds locks; whoever looks at what waits for them is not in a transaction, which would see the same again and again. */
let holder: pg.Client;
const open: Store[] = [];

beforeAll(async () => {
  // A server of its own: the one that other tests use is not to be restarted.
  server = await startPostgresql([`max_connections=${String(mostConnections)}`]);
  await connectClients();
  const store = await openStore();
  await store.read('fixture', 'create table fact (id int primary key, value int not null)');
  await store.read('fixture', 'insert into fact values (0, 0)');
});
afterEach(async () => {
  await holder.query('rollback');
  await Promise.all(open.splice(0).map((store) => store.close()));
});
afterAll(async () => {
  await Promise.all([admin.end(), holder.end()]);
  await server.stop();
});

async function connectClients(): Promise<void> {
  [admin, holder] = [0, 1].map(() => new pg.Client({ connectionString: server.url, application_name: 'test' })) as [pg.Client, pg.Client];
  for (const client of [admin, holder]) {
    client.on('error', () => undefined);
    await client.connect();
  }
}

async function openStore(url = server.url, waitMs?: number): Promise<Store> {
  const store = new Store(await openPostgresql(url, entities, migrations, waitMs === undefined ? {} : { waitMs }));
  open.push(store);
  return store;
}

/** The server's processes that were told to end: they may still be seen for a moment. */
const terminated: number[] = [];

/** Ends the server's processes whose connections are in a state; says how many. */
async function terminate(where: string): Promise<number> {
  const { rows } = await admin.query<{ pid: number }>(
    `select pid, pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and application_name <> 'test' and pid <> all($1) and ${where}`,
    [terminated],
  );
  terminated.push(...rows.map(({ pid }) => pid));
  return rows.length;
}
const terminateOne = (where: string) => expect.poll(() => terminate(where), { timeout: 10_000, interval: 10 }).toBe(1);
const waitingForLock = "wait_event_type = 'Lock'";

/** What became of work: its value, or the code of its refusal. */
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: unknown) => (error as { code?: string }).code ?? error,
  );
const add = (store: Store, id: number) => store.transaction((em) => queryIn(em, 'insert into fact values ($1, 0)', [id]));
const stored = async (id: number) => (await admin.query('select 1 from fact where id = $1', [id])).rowCount === 1;
const change = (store: Store) => store.transaction((em) => queryIn(em, 'update fact set value = value + 1 where id = 0'));

/** Proves that changes and reads work, and more of them at once than a pool has connections. */
async function expectWorking(store: Store): Promise<void> {
  await expect(
    Promise.all(Array.from({ length: 2 * pooled }, () => Promise.all([change(store), store.read('a read', 'select 1')]))),
  ).resolves.toBeDefined();
  await expect(readinessOf(store)()).resolves.toBe(true);
}

describe('A connection that is lost', () => {
  it('in the middle of a change leaves the pool, as often as it happens', async () => {
    const store = await openStore();
    for (let round = 0; round < 2 * pooled; round++) {
      await holder.query('begin');
      await holder.query('select 1 from fact where id = 0 for update');
      const changing = outcomeOf(change(store));
      await terminateOne(waitingForLock);
      await holder.query('rollback');
      expect(await changing).toBe('DATABASE_UNAVAILABLE');
    }
    await expectWorking(store);
  });

  it('between two statements of a change stores nothing of it', async () => {
    const store = await openStore();
    const outcome = await outcomeOf(
      store.transaction(async (em) => {
        await queryIn(em, 'insert into fact values (1, 0)');
        await terminateOne("state = 'idle in transaction'");
        await queryIn(em, 'insert into fact values (2, 0)');
      }),
    );
    expect([outcome, await stored(1)]).toEqual(['DATABASE_UNAVAILABLE', false]);
    await expectWorking(store);
  });

  it('while nobody uses it is replaced without a word', async () => {
    const store = await openStore();
    for (let round = 0; round < 3; round++) {
      await expectWorking(store);
      expect(await terminate('true')).toBeGreaterThan(1);
      await expect(Promise.all([change(store), store.read('a read', 'select 1')])).resolves.toBeDefined();
    }
  });

  it('in a read has the read asked once more, and no more than that', async () => {
    const store = await openStore();
    const sleeping = "state = 'active' and query like '%pg_sleep%'";
    const once = store.read('a read', 'select pg_sleep(1)');
    await terminateOne(sleeping);
    await expect(once).resolves.toHaveLength(1);
    const twice = outcomeOf(store.read('a read', 'select pg_sleep(30)'));
    await terminateOne(sleeping);
    await terminateOne(sleeping);
    expect(await twice).toBe('DATABASE_UNAVAILABLE');
    // What may have changed something is not asked again.
    const inserting = outcomeOf(store.read('a change', 'with slept as (select pg_sleep(30)) insert into fact select 3, 0 from slept'));
    await terminateOne(sleeping);
    expect([await inserting, await stored(3)]).toEqual(['DATABASE_UNAVAILABLE', false]);
    await expectWorking(store);
  });

  it('while the server commits is told as what it is: nobody knows', async () => {
    const store = await openStore();
    await admin.query(
      'create function wait_at_commit() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(42); return null; end $$',
    );
    await admin.query(
      'create constraint trigger wait_at_commit after insert on fact deferrable initially deferred for each row execute function wait_at_commit()',
    );
    await admin.query('select pg_advisory_lock(42)');
    const adding = outcomeOf(add(store, 4));
    await terminateOne(waitingForLock);
    expect(await adding).toBe('CHANGE_OUTCOME_UNKNOWN');
    await admin.query('select pg_advisory_unlock(42)');
    await admin.query('drop trigger wait_at_commit on fact');
    await expectWorking(store);
  });

  it('after the server has committed, and before it could say so, is told the same', async () => {
    const proxy = await startProxy(server.url);
    const store = await openStore(proxy.url);
    proxy.loseAnswerToCommitOf('insert into fact');
    expect(await outcomeOf(add(store, 5))).toBe('CHANGE_OUTCOME_UNKNOWN');
    await expect.poll(() => stored(5)).toBe(true);
    await expectWorking(store);
    await store.close();
    await proxy.close();
    open.length = 0;
  });

  it('so that neither side learns of it does not keep the pool from others once the operation is over', async () => {
    const proxy = await startProxy(server.url);
    const store = await openStore(proxy.url);
    await Promise.all(Array.from({ length: pooled }, () => change(store)));
    proxy.freeze();
    const ending = new AbortController();
    const changes = Array.from({ length: pooled }, () =>
      outcomeOf(runWithSignal({ signal: ending.signal, deadline: performance.now() + 200 }, () => change(store))),
    );
    ending.abort();
    expect(new Set(await Promise.all(changes))).toEqual(new Set(['OPERATION_CANCELLED']));
    await expectWorking(store);
    await store.close();
    await proxy.close();
    open.length = 0;
  });
});

describe('A server', () => {
  it('that is killed and started again under twelve writers loses nothing that it had acknowledged', async () => {
    const store = await openStore();
    const outcomes = new Map<number, unknown>();
    let next = 100;
    let writing = true;
    const write = async () => {
      while (writing) {
        const id = next++;
        outcomes.set(id, await outcomeOf(add(store, id)));
      }
    };
    const writers = Array.from({ length: 12 }, write);
    await expect.poll(() => outcomes.size).toBeGreaterThan(50);
    await server.restart('crash');
    await connectClients();
    const before = outcomes.size;
    await expect.poll(() => outcomes.size, { timeout: 20_000 }).toBeGreaterThan(before + 50);
    writing = false;
    await Promise.all(writers);
    const { rows } = await admin.query<{ id: number }>('select id from fact where id >= 100');
    const there = new Set(rows.map(({ id }) => id));
    const ids = (kind: string) =>
      [...outcomes].filter(([, outcome]) => (Array.isArray(outcome) ? 'stored' : outcome) === kind).map(([id]) => id);
    expect(new Set([...outcomes.values()].map((outcome) => (Array.isArray(outcome) ? 'stored' : outcome)))).toContain(
      'DATABASE_UNAVAILABLE',
    );
    expect(ids('stored').filter((id) => !there.has(id))).toEqual([]);
    expect(ids('DATABASE_UNAVAILABLE').filter((id) => there.has(id))).toEqual([]);
    expect(ids('stored').length + ids('DATABASE_UNAVAILABLE').length + ids('CHANGE_OUTCOME_UNKNOWN').length).toBe(outcomes.size);
    await expectWorking(store);
  });

  it('that another takes over from is left for the other, also when it lives on as a standby', async () => {
    const other = await startPostgresql();
    const proxy = await startProxy(server.url);
    const store = await openStore(proxy.url);
    await expectWorking(store);
    const elsewhere = new Store(await openPostgresql(other.url, entities, migrations));
    await elsewhere.read('fixture', 'create table fact (id int primary key, value int not null)');
    await elsewhere.read('fixture', 'insert into fact values (0, 0)');
    proxy.switchTo(Number(new URL(other.url).port));
    await expectWorking(store);
    // A standby refuses changes by this code; a connection to it is not kept.
    expect(
      await outcomeOf(
        store.transaction(async (em) => {
          await queryIn(em, 'set transaction read only');
          await queryIn(em, 'insert into fact values (9, 0)');
        }),
      ),
    ).toBe('DATABASE_UNAVAILABLE');
    await elsewhere.read('standby', 'alter database postgres set default_transaction_read_only = on');
    proxy.switchTo(Number(new URL(other.url).port));
    expect(await readinessOf(store)()).toBe(false);
    expect(await outcomeOf(change(store))).toBe('DATABASE_UNAVAILABLE');
    proxy.switchTo(Number(new URL(server.url).port));
    await expectWorking(store);
    await Promise.all([store.close(), elsewhere.close()]);
    await proxy.close();
    await other.stop();
    open.length = 0;
  });

  it('that lets no more connections in is unavailable, until it does', async () => {
    const store = await openStore();
    const ready = readinessOf(store);
    await terminate('true');
    const taken: pg.Client[] = [];
    for (;;) {
      const client = new pg.Client(server.url);
      client.on('error', () => undefined);
      if (
        !(await client.connect().then(
          () => true,
          () => false,
        ))
      )
        break;
      taken.push(client);
    }
    expect(await outcomeOf(change(store))).toBe('DATABASE_UNAVAILABLE');
    expect(await outcomeOf(store.read('a read', 'select 1'))).toBe('DATABASE_UNAVAILABLE');
    expect(await ready()).toBe(false);
    await Promise.all(taken.map((client) => client.end()));
    await expect.poll(ready).toBe(true);
    await expectWorking(store);
  });

  it('that ends statements for their time has the caller told so', async () => {
    await admin.query("alter database postgres set statement_timeout = '300ms'");
    const store = await openStore();
    expect(await outcomeOf(store.read('a read', 'select pg_sleep(30)'))).toBe('EXECUTION_TIMEOUT');
    await holder.query('begin');
    await holder.query('select 1 from fact where id = 0 for update');
    expect(await outcomeOf(change(store))).toBe('EXECUTION_TIMEOUT');
    await holder.query('rollback');
    await admin.query('alter database postgres reset statement_timeout');
    await expectWorking(store);
  });
});

it('A change that gets no connection is refused, and the hub is not ready while it is so', async () => {
  const store = await openStore(server.url, 200);
  await holder.query('begin');
  await holder.query('select 1 from fact where id = 0 for update');
  const holding = Array.from({ length: pooled }, () => change(store));
  await expect.poll(async () => (await admin.query(`select 1 from pg_stat_activity where ${waitingForLock}`)).rowCount).toBe(pooled);
  expect(await outcomeOf(change(store))).toBe('DATABASE_UNAVAILABLE');
  expect(await readinessOf(store)()).toBe(false);
  await holder.query('rollback');
  await expect(Promise.all(holding)).resolves.toHaveLength(pooled);
  await expectWorking(store);
});
