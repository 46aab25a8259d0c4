/**
 * How fast measurements are recorded, over HTTP, with everything that follows from them (assessment, latest state, case, alerts,
 * indicators, audit): one at a time (`recordMeasurement`, 16 connections) and 1,000 at once (`recordMeasurements`), on PostgreSQL and
 * on the embedded database. One row in ten has oedema, which raises an alert. On PostgreSQL it stands beside a hand-written transaction
 * that stores the same, from values that are computed before. While a batch runs, `/health` is asked every 5 ms.
 *
 * `--before FOLDER` runs the hub of another working copy of this repository (an earlier commit) in the same rounds, and compares what both
 * have stored. Servers take turns; each round has children of its own. Only ratios within a run mean anything.
 *
 * Uses the PostgreSQL of BENCH_DATABASE_URL (where it may create databases), else starts one of its own. Run: npm run bench:writes
 */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgresql } from '../test/support/postgresql.ts';
import { createDatabaseOn } from '../test/support/serverDatabase.ts';

const { values: options } = parseArgs({
  options: {
    before: { type: 'string' },
    serve: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    scale: { type: 'string', default: '1' },
  },
});
const connections = 16;
const today = '2026-07-20';
const measuredOn = '2026-07-15';
/** Children that a round measures one at a time, and those of a batch. */
const [singles, batchRows] = [160, 1_000];
type Kind = 'postgresql' | 'embedded';

/** Serves the hub of a working copy on a new database with demo data: the child process of a run. */
async function serve(root: string): Promise<void> {
  const load = async <Module>(path: string) => (await import(join(root, path))) as Module;
  const { Store } = await load<typeof import('../src/store/Store.ts')>('src/store/Store.ts');
  const { openPostgresql } = await load<typeof import('../src/store/postgresql.ts')>('src/store/postgresql.ts');
  const { openEmbedded } = await load<typeof import('../src/store/embedded.ts')>('src/store/embedded.ts');
  const { entities } = await load<typeof import('../src/hub/entities.ts')>('src/hub/entities.ts');
  const { migrations } = await load<typeof import('../src/store/migrations/index.ts')>('src/store/migrations/index.ts');
  const { testVault } = await load<typeof import('../test/support/testKey.ts')>('test/support/testKey.ts');
  const { loadAreas } = await load<typeof import('../src/villages/index.ts')>('src/villages/index.ts');
  const { seedDemo } = await load<typeof import('../src/demo/index.ts')>('src/demo/index.ts');
  const { ensureRollup } = await load<typeof import('../src/indicators/index.ts')>('src/indicators/index.ts');
  const { assembleHub } = await load<typeof import('../src/hub/Hub.ts')>('src/hub/Hub.ts');
  const { startServer } = await load<typeof import('../src/server/transport/startServer.ts')>('src/server/transport/startServer.ts');
  const { buildHubSchema } = await load<typeof import('../resolvers/buildHubSchema.ts')>('resolvers/buildHubSchema.ts');
  const { HubContext } = await load<typeof import('../resolvers/shared/HubContext.ts')>('resolvers/shared/HubContext.ts');
  const { localAdministrator } = await load<typeof import('../src/access/viewer.ts')>('src/access/viewer.ts');
  const { pino } = await import('pino');
  const logger = pino({ level: 'error' });
  const url = process.env.WRITES_DATABASE_URL;
  const database = url === undefined ? await openEmbedded(null, entities, migrations) : await openPostgresql(url, entities, migrations);
  const store = new Store(database, testVault());
  await loadAreas(store, '33.26');
  await seedDemo(store, { regency: '33.26', today: '2026-06-15', scale: Number(options.scale) });
  await ensureRollup(store, 'Asia/Jakarta');
  if (url !== undefined) await store.read('statistics', 'analyze');
  const hub = await assembleHub(store, () => today, logger);
  const server = await startServer({
    schema: buildHubSchema(),
    host: '127.0.0.1',
    port: 0,
    logger,
    timeoutMs: 300_000,
    makeContext: () => new HubContext(hub, localAdministrator),
    // Earlier hubs ask for it.
    ...({ audienceOf: ({ audience }: { audience: string }) => audience } as object),
  });
  // Children who are under five on the day, measured lately, with no alert that stands.
  const children = await store.read<Known>(
    'children',
    `select c.id, c.village_code as village, m.weight_kg as weight, m.height_cm as height from child c join measurement m on m.id = c.latest_measurement_id
      where c.born_on > date '2021-09-01' and m.measured_on >= date '2026-05-01' and m.weight_kg is not null and m.height_cm is not null
        and not exists (select from alert a where a.child_id = c.id) and not c.stunted and not c.wasted order by c.id`,
  );
  process.on('message', (message: string) => {
    void (message === 'end'
      ? hub.close().then(() => process.exit(0))
      : store.read('what is stored', message).then((rows) => process.send?.(rows)));
  });
  // Nobody asks any more.
  process.on('disconnect', () => process.exit(0));
  process.send?.({ url: server.url, children });
}

interface Known {
  id: string;
  village: string;
  weight: number;
  height: number;
}

/** A row as the mutation takes it. */
type Row = ReturnType<typeof rowsOf>[number];

function rowsOf(children: readonly Known[]) {
  return children.map(({ id, weight, height }, place) => ({
    childId: `Child_${id}`,
    measuredOn,
    weightKg: Math.round((weight + 0.4) * 10) / 10,
    heightCm: Math.round((height + 0.9) * 10) / 10,
    oedema: place % 10 === 0,
  }));
}

interface Served {
  name: string;
  url: string;
  children: Known[];
  ask<Answer>(sql: string): Promise<Answer[]>;
  end(): Promise<void>;
}

async function start(name: string, root: string, databaseUrl: string | undefined): Promise<Served> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--max-semi-space-size=64', '--import', 'tsx', join(import.meta.dirname, 'writes.ts'), '--serve', root, '--scale', options.scale],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
        ...(databaseUrl !== undefined && { WRITES_DATABASE_URL: databaseUrl }),
      },
    },
  );
  const next = <Message>() =>
    new Promise<Message>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Message));
      child.once('exit', () => reject(new Error(`the hub ${name} has ended`)));
    });
  const { url, children } = await next<{ url: string; children: Known[] }>();
  return {
    name,
    url,
    children,
    ask: (sql) => {
      child.send(sql);
      return next();
    },
    end: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('end');
      await ended;
    },
  };
}

async function mutate<Data>(url: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** Runs work for each item on so many connections. @returns items a second. */
async function rate<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<number> {
  const queue = [...items];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
  return (items.length / (performance.now() - began)) * 1000;
}

/** @returns measurements a second. */
function recordOne({ url }: Served, rows: readonly Row[]): Promise<number> {
  const query = 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }';
  return rate(rows, (input) => mutate(url, query, { input }));
}

/** @returns rows a second, and how long `/health` took meanwhile, in ms. */
async function recordBatch({ url }: Served, rows: readonly Row[]): Promise<{ perSecond: number; health: number[] }> {
  let done = false as boolean;
  const health: number[] = [];
  const watch = (async () => {
    while (!done) {
      const asked = performance.now();
      await fetch(`${url}/health`).then((response) => response.text());
      health.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const began = performance.now();
  const { recordMeasurements } = await mutate<{ recordMeasurements: { error: unknown }[] }>(
    url,
    'mutation ($input: [RecordMeasurementInput!]!) { recordMeasurements(input: $input) { measurement { id } error { code message } } }',
    { input: rows },
  );
  const perSecond = (rows.length / (performance.now() - began)) * 1000;
  done = true;
  await watch;
  assert.deepEqual(
    recordMeasurements.filter(({ error }) => error !== null),
    [],
  );
  return { perSecond, health };
}

/** A hand-written transaction that stores what `recordMeasurement` stores, from values that are there already; statements are prepared. */
async function recordByHand(pool: pg.Pool, rows: readonly (Row & { village: string })[]): Promise<number> {
  return rate(rows, async ({ childId, weightKg, heightCm, oedema, village }) => {
    const child = childId.slice('Child_'.length);
    const [measurement, alert, entry] = [randomUUID(), randomUUID(), randomUUID()];
    const client = await pool.connect();
    const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
    try {
      await client.query('begin');
      await run('lock', 'select id, sex, born_on, village_code from child where id = $1 for update', [child]);
      await run(
        'history',
        'select * from measurement where child_id = $1 and superseded_by_id is null and not void order by measured_on desc',
        [child],
      );
      await run('case', 'select * from stunting_case where child_id = $1', [child]);
      await run(
        'measurement',
        `insert into measurement (id, child_id, measured_on, age_in_days, weight_kg, height_cm, oedema, haz, haz_implausible, stunted, severely_stunted, wasted,
            severely_wasted, underweight, weight_trend, reference_version, recorded_by, recorded_at, demo)
          values ($1, $2, $3, 800, $4, $5, $6, -1, false, false, false, $6, $6, $6, 'N', 'by hand', 'bench', now(), false)`,
        [measurement, child, measuredOn, weightKg, heightCm, oedema],
      );
      await run('child', 'update child set latest_measurement_id = $2, last_measured_on = $3, latest_haz = -1, wasted = $4 where id = $1', [
        child,
        measurement,
        measuredOn,
        oedema,
      ]);
      await run('alerts', 'select * from alert where child_id = $1', [child]);
      if (oedema) {
        await client.query('select pg_advisory_xact_lock(1752523266)');
        const { rows: events } = await run(
          'event',
          `insert into alert_event (alert_id, type, village_code, kind, severity, at) values ($1, 'RAISED', $2, 'SEVERE_WASTING', 'CRITICAL', now()) returning seq`,
          [alert, village],
        );
        await run(
          'alert',
          `insert into alert (id, kind, severity, status, raised_at, raised_seq, since, village_code, child_id, measurement_id, facts, demo)
            values ($1, 'SEVERE_WASTING', 'CRITICAL', 'OPEN', now(), $2, $3, $4, $5, $6, '{}', false)`,
          [alert, (events[0] as { seq: string }).seq, measuredOn, village, child, measurement],
        );
      }
      await run('rollup of the child', 'update indicator_child set entries[cardinality(entries)] = 9 where child_id = $1', [child]);
      await run(
        'rollup',
        'update indicator_month set measured = measured + 1, weighed = weighed + 1 where village_code = $1 and month = $2',
        [village, 2026 * 12 + 6],
      );
      await run(
        'people',
        `insert into audit_people (id, person_ids, family_ids) values (sha256($1::text::bytea), array[$1::uuid], '{}') on conflict do nothing`,
        [child],
      );
      await run(
        'audit',
        `insert into audit_entry (id, at, viewer_id, role, action, operation, purpose, request_id, fields, people)
          values ($1, now(), 'bench', 'ADMINISTRATOR', 'WRITE', null, null, null, '{Measurement}', sha256($2::text::bytea))`,
        [entry, child],
      );
      await client.query('commit');
    } finally {
      client.release();
    }
  });
}

async function compare(): Promise<void> {
  const own = process.env.BENCH_DATABASE_URL === undefined ? await startPostgresql(['fsync=on']) : null;
  const server = process.env.BENCH_DATABASE_URL ?? own?.url ?? '';
  const rounds = Number(options.rounds);
  const copies: [name: string, root: string][] = [['now', join(import.meta.dirname, '..')]];
  if (options.before !== undefined) copies.unshift(['before', options.before]);
  try {
    for (const kind of ['postgresql', 'embedded'] as const) await compareOn(kind, server, copies, rounds);
  } finally {
    await own?.stop();
  }
}

async function compareOn(
  kind: Kind,
  server: string,
  copies: readonly (readonly [name: string, root: string])[],
  rounds: number,
): Promise<void> {
  const databases = kind === 'embedded' ? [] : await Promise.all([...copies, 'by hand'].map(() => createDatabaseOn(server)));
  const hubs: Served[] = [];
  // One after the other: they fill their databases as they start.
  for (const [place, [name, root]] of copies.entries()) hubs.push(await start(name, root, databases[place]?.url));
  const results = new Map<string, number[]>();
  const note = (what: string, value: number) => results.set(what, [...(results.get(what) ?? []), value]);
  const byHandUrl = databases.at(-1)?.url;
  const handServer = byHandUrl === undefined ? null : await start('by hand', copies.at(-1)?.[1] ?? '', byHandUrl);
  const pool = byHandUrl === undefined ? null : new pg.Pool({ connectionString: byHandUrl, max: connections });
  try {
    const [first] = hubs;
    if (first === undefined) return;
    const perRound = singles + batchRows;
    for (let round = 0; round < Math.min(rounds, Math.floor(first.children.length / perRound)); round++) {
      const chosen = first.children.slice(round * perRound, (round + 1) * perRound);
      for (const hub of hubs) note(`${hub.name}: recordMeasurement, a second`, await recordOne(hub, rowsOf(chosen.slice(0, singles))));
      if (pool !== null) {
        const rows = rowsOf(chosen.slice(0, singles)).map((row, place) => ({ ...row, village: chosen[place]?.village ?? '' }));
        note('by hand: transactions a second', await recordByHand(pool, rows));
      }
      for (const hub of hubs) {
        const { perSecond, health } = await recordBatch(hub, rowsOf(chosen.slice(singles)));
        note(`${hub.name}: recordMeasurements, rows a second`, perSecond);
        note(`${hub.name}: /health meanwhile, p99 in ms`, health.toSorted((a, b) => a - b)[Math.floor(health.length * 0.99)] ?? Number.NaN);
      }
    }
    const stored = await Promise.all(hubs.map((hub) => hub.ask(storedSql)));
    for (const other of stored) assert.deepEqual(other, stored[0]);
    console.log(`\n${kind}: ${JSON.stringify(stored[0]?.[0])}`);
    for (const [what, values] of results) {
      const sorted = values.toSorted((a, b) => a - b);
      console.log(
        `${what}: ${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0)} (${values.map((value) => value.toFixed(0)).join(', ')})`,
      );
    }
  } finally {
    await pool?.end();
    for (const hub of [...hubs, ...(handServer === null ? [] : [handServer])]) await hub.end();
    for (const database of databases) await database.drop();
  }
}

/** What all copies must have stored alike. */
const storedSql = `select
  (select count(*)::int from measurement where not demo) as measurements,
  (select md5(string_agg(concat_ws(' ', child_id, measured_on, haz, waz, whz, weight_trend, stunted, wasted), ',' order by child_id, measured_on)) from measurement) as scores,
  (select md5(string_agg(concat_ws(' ', id, last_measured_on, latest_haz, latest_whz, stunted, wasted), ',' order by id)) from child) as children,
  (select count(*)::int from stunting_case) as cases, (select count(*)::int from case_event) as "caseEvents",
  (select count(*)::int from alert where not demo or raised_at > now() - interval '1 day') as alerts,
  (select md5(string_agg(concat_ws(' ', child_id, kind, status, since, resolution), ',' order by child_id, kind, since)) from alert) as "alertStates",
  (select md5(string_agg(r::text, ',' order by village_code, month)) from indicator_month r) as months,
  (select md5(string_agg(concat_ws(' ', child_id, first_month, village_code, entries), ',' order by child_id, first_month)) from indicator_child) as counted`;

if (options.serve !== undefined) await serve(options.serve);
else await compare();
