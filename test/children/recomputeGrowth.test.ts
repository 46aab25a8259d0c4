import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { correctMeasurement, recomputeGrowth, recordMeasurement, voidMeasurement } from '../../src/children/index.ts';
import { referenceVersion } from '../../src/growth/index.ts';
import { onEachDatabase } from '../support/databases.ts';
import { hubCommand } from '../support/hubCommand.ts';
import { openTestHub, type TestHub } from '../support/testHub.ts';

let test: TestHub;

const run = <Row>(sql: string, params: unknown[] = []) => test.hub.store.read<Row>('test', sql, params);

/** What an assessment fills, and what the children repeat of it. */
async function assessed(): Promise<Record<'measurements' | 'children', unknown[]>> {
  return {
    measurements: await run('select * from measurement order by id'),
    children: await run('select * from child order by id'),
  };
}

/** As if all, or those of some children, had been assessed by other rules and another version. */
async function spoil(where = 'true'): Promise<void> {
  await run(
    `update measurement m set reference_version = 'an older reference', haz = 0, haz_implausible = true, waz = null, waz_implausible = null, whz = whz + 1, baz = 9.99,
      hcz = 1, hcz_implausible = false, stunted = not stunted, severely_stunted = false, wasted = true, severely_wasted = true, underweight = true, weight_trend = null
      where ${where}`,
  );
  await run(
    `update child m set latest_haz = 0, latest_whz = null, stunted = false, severely_stunted = true, wasted = true where ${where.replaceAll('child_id', 'id')}`,
  );
}

const outdated = async () =>
  (await run<{ count: number }>('select count(*)::int as count from measurement where reference_version <> $1', [referenceVersion]))[0]
    ?.count;

onEachDatabase((kind) => {
  beforeAll(async () => {
    test = await openTestHub(kind);
  });
  afterAll(() => test.close());

  it('makes every score, flag and trend, and the latest state of every child, as if they were recorded now', async () => {
    const fresh = await assessed();
    await spoil();
    expect(await assessed()).not.toEqual(fresh);
    expect(await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks })).toEqual({
      children: 18,
      measurements: 36,
      changed: 36,
      interrupted: false,
    });
    expect(await assessed()).toEqual(fresh);
  });

  it('leaves alone what is of the current version, and the next run finds nothing to do', async () => {
    const fresh = await assessed();
    const [child] = await run<{ id: string }>('select id from child limit 1');
    await spoil(`child_id = '${child?.id ?? ''}'`);
    expect(await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks })).toEqual({
      children: 1,
      measurements: 2,
      changed: 2,
      interrupted: false,
    });
    expect(await assessed()).toEqual(fresh);
    expect(await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks })).toEqual({
      children: 0,
      measurements: 0,
      changed: 0,
      interrupted: false,
    });
  });

  it('stores the new version also where nothing else changes, which counts as no change', async () => {
    const fresh = await assessed();
    await run(`update measurement set reference_version = 'an older reference'`);
    expect(await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks })).toEqual({
      children: 18,
      measurements: 36,
      changed: 0,
      interrupted: false,
    });
    expect(await assessed()).toEqual(fresh);
  });

  it('continues where it was interrupted', async () => {
    const fresh = await assessed();
    await spoil();
    const stop = new AbortController();
    const seen: number[] = [];
    const first = await recomputeGrowth({
      store: test.hub.store,
      hooks: test.hub.hooks,
      batchSize: 5,
      signal: stop.signal,
      onProgress: ({ done, total }) => {
        seen.push(done);
        expect(total).toBe(18);
        if (done === 10) stop.abort();
      },
    });
    expect(seen).toEqual([0, 5, 10]);
    expect(first).toEqual({ children: 10, measurements: 20, changed: 20, interrupted: true });
    expect(await outdated()).toBe(16);

    expect(await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks, batchSize: 5 })).toEqual({
      children: 8,
      measurements: 16,
      changed: 16,
      interrupted: false,
    });
    expect(await assessed()).toEqual(fresh);
  });

  it('keeps the batches before one that fails, and nothing of that one', async () => {
    const fresh = await assessed();
    await spoil();
    const [eighth] = await run<{ id: string }>('select id from child order by id offset 7 limit 1');
    await run(
      `alter table measurement add constraint failing check (child_id <> '${eighth?.id ?? ''}' or reference_version <> '${referenceVersion}') not valid`,
    );
    await expect(recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks, batchSize: 5 })).rejects.toThrow('failing');
    expect(await outdated()).toBe(26);

    await run('alter table measurement drop constraint failing');
    await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks });
    expect(await assessed()).toEqual(fresh);
  });

  it('only counts in a dry run', async () => {
    await spoil();
    const before = await assessed();
    const counted = await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks, dryRun: true, batchSize: 7 });
    expect(counted).toEqual({ children: 18, measurements: 36, changed: 36, interrupted: false });
    expect(await assessed()).toEqual(before);
    expect(await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks })).toEqual(counted);
  });

  it('takes all when asked, also where only a score differs', async () => {
    const fresh = await assessed();
    await run('update measurement set haz = 0, weight_trend = null');
    expect(await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks })).toMatchObject({ children: 0 });
    expect(await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks, all: true })).toEqual({
      children: 18,
      measurements: 36,
      changed: 36,
      interrupted: false,
    });
    expect(await assessed()).toEqual(fresh);
  });

  it('raises no alerts', async () => {
    const alerts = () => run('select a.*, e.seq from alert a left join alert_event e on e.alert_id = a.id order by a.id');
    const before = await alerts();
    await spoil();
    await recomputeGrowth({ store: test.hub.store, hooks: test.hub.hooks });
    expect(await alerts()).toEqual(before);
  });

  it('agrees with what recording, correcting and voiding leave behind, in whatever order it came', async () => {
    const { store, hooks } = test.hub;
    const operation = { store, hooks, viewer: localAdministrator, today: '2026-06-15' };
    const [child] = await run<{ id: string }>('select id from child order by id limit 1');
    const childId = child?.id ?? '';
    const record = (measuredOn: string, weightKg: number) => recordMeasurement({ childId, measuredOn, weightKg, heightCm: 84 }, operation);
    const march = await record('2026-03-01', 9.9);
    const february = await record('2026-02-01', 9.9);
    await record('2026-06-01', 10.4);
    await correctMeasurement({ id: february.id, values: { weightKg: 9.2 }, reason: 'misread' }, operation);
    await voidMeasurement({ id: march.id, reason: 'another child' }, operation);

    const stored = await assessed();
    expect(await recomputeGrowth({ store, hooks, all: true })).toMatchObject({ changed: 0 });
    expect(await assessed()).toEqual(stored);
    // Of another version all are scored again; what was corrected or voided keeps its trend, and no other rests on it.
    await run(
      `update measurement set reference_version = 'an older reference', haz = null, weight_trend = case when superseded_by_id is null and not void then null else weight_trend end where child_id = $1`,
      [childId],
    );
    expect(await recomputeGrowth({ store, hooks })).toMatchObject({ children: 1, measurements: 7 });
    expect(await assessed()).toEqual(stored);
    expect(
      await run(
        'select measured_on as day, weight_trend as trend from measurement where child_id = $1 and superseded_by_id is null and not void order by 1',
        [childId],
      ),
    ).toEqual([
      { day: '2026-02-01', trend: 'B' },
      { day: '2026-04-01', trend: 'O' },
      { day: '2026-05-01', trend: 'N' },
      { day: '2026-06-01', trend: 'T' },
    ]);
  });

  it('runs beside measurements that are recorded, and beside another run', async () => {
    const { store, hooks } = test.hub;
    await spoil();
    const { length: stored } = (await assessed()).measurements;
    const children = await run<{ id: string }>('select id from child order by id desc');
    const recorded = children.map(({ id: childId }) =>
      recordMeasurement(
        { childId, measuredOn: '2026-06-10', weightKg: 10.4, heightCm: 88 },
        { store, hooks, viewer: localAdministrator, today: '2026-06-15' },
      ),
    );
    await Promise.all([...recorded, recomputeGrowth({ store, hooks, batchSize: 3 }), recomputeGrowth({ store, hooks, batchSize: 4 })]);
    await recomputeGrowth({ store, hooks });
    expect(await outdated()).toBe(0);
    const now = await assessed();
    expect(now.measurements).toHaveLength(stored + 18);
    expect(await recomputeGrowth({ store, hooks, all: true })).toMatchObject({ measurements: stored + 18, changed: 0 });
    expect(await assessed()).toEqual(now);
  });
});

describe('hub growth recompute', () => {
  beforeEach(async () => {
    test = await openTestHub('postgresql');
  });
  afterEach(() => test.close());

  const root = fileURLToPath(new URL('../..', import.meta.url));

  function start(...args: string[]) {
    const child = spawn('node_modules/.bin/node', [hubCommand, 'growth', 'recompute', ...args], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: test.database.url ?? '', LOG_LEVEL: 'silent' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => (out += String(data)));
    child.stderr.on('data', (data) => (err += String(data)));
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
      child.on('close', (code) => resolve({ code, out, err })),
    );
    return { child, ended };
  }

  /** Holds a child that is in the second batch of five, as a hub does that records a measurement of it. */
  async function lockEighthChild(client: pg.Client): Promise<void> {
    await client.query('begin');
    await client.query('select from child where id = (select id from child order by id offset 7 limit 1) for update');
  }

  /** Resolves when the run waits for the child that is held. */
  async function waiting(ended: Promise<{ err: string }>): Promise<void> {
    let early: { err: string } | undefined;
    void ended.then((end) => (early = end));
    while ((await run(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length === 0) {
      if (early !== undefined) throw new Error(`It ended: ${early.err}`);
      await setTimeout(20);
    }
  }

  it('says what a run would change and what it changed, and draws no bar where there is no terminal', async () => {
    const fresh = await assessed();
    await spoil();
    expect(await start('--dry-run').ended).toEqual({
      code: 0,
      out: `Would assess 36 measurements of 18 children with ${referenceVersion}: 36 would change.\n`,
      err: '',
    });
    expect(await start().ended).toEqual({
      code: 0,
      out: `Assessed 36 measurements of 18 children with ${referenceVersion}: 36 changed.\n`,
      err: '',
    });
    expect(await start('--all').ended).toEqual({
      code: 0,
      out: `Assessed 36 measurements of 18 children with ${referenceVersion}: 0 changed.\n`,
      err: '',
    });
    expect(await assessed()).toEqual(fresh);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'finishes its batch on %s, beside a hub that holds one of the children, and is continued by the next run',
    async (signal) => {
      const fresh = await assessed();
      await spoil();
      const other = new pg.Client(test.database.url ?? '');
      await other.connect();
      try {
        await lockEighthChild(other);
        const { child, ended } = start('--batch-size', '5');
        await waiting(ended);
        child.kill(signal);
        await other.query('commit');
        expect(await ended).toEqual({
          code: 130,
          out: `Assessed 20 measurements of 10 children with ${referenceVersion}: 20 changed.\n`,
          err: 'Stopped before the end; run it again to continue.\n',
        });
      } finally {
        await other.end();
      }
      expect(await outdated()).toBe(16);
      expect(await start().ended).toMatchObject({
        code: 0,
        out: `Assessed 16 measurements of 8 children with ${referenceVersion}: 16 changed.\n`,
      });
      expect(await assessed()).toEqual(fresh);
    },
  );

  it('loses nothing when it is killed in the middle of a batch', async () => {
    const fresh = await assessed();
    await spoil();
    const other = new pg.Client(test.database.url ?? '');
    await other.connect();
    try {
      await lockEighthChild(other);
      const { child, ended } = start('--batch-size', '5');
      await waiting(ended);
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
    } finally {
      await other.end();
    }
    expect(await outdated()).toBe(26);
    expect(await start().ended).toMatchObject({ code: 0 });
    expect(await assessed()).toEqual(fresh);
  });

  it('refuses a batch size that is none', async () => {
    const { code, err } = await start('--batch-size', '0').ended;
    expect(code).toBe(1);
    expect(err).toContain("error: option '--batch-size <children>' argument '0' is invalid. It must be a whole number from 1 to 10000.");
  });
});
