/**
 * How fast the indicators of a whole regency are: 285 villages, 24 months, 10 indicators in one query, over 300,000 families, 75,000
 * children and 1.5 million measurements in PostgreSQL. The named peer is bare Node with hand-written SQL over the same rollup
 * (peers/indicatorsSql.js); both give the same answer, which is compared, in turns within one run. Only their ratio means anything.
 *
 * Uses the PostgreSQL of BENCH_DATABASE_URL (a database that it may fill), else starts one of its own. Run: npm run bench:indicators
 */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { entities } from '../src/hub/entities.ts';
import { rebuildRollup } from '../src/indicators/index.ts';
import { migrations } from '../src/store/migrations/index.ts';
import { openPostgresql } from '../src/store/postgresql.ts';
import { Store } from '../src/store/Store.ts';
import { loadAreas } from '../src/villages/index.ts';
import { freePort, startPostgresql } from '../test/support/postgresql.ts';
import { testVault } from '../test/support/testKey.ts';

const rounds = 15;
const here = import.meta.dirname;
/** As `npm start` has them. */
const nodeFlags = ['--max-semi-space-size=64'];
const keys = [
  'STUNTING_PREVALENCE',
  'WASTING_PREVALENCE',
  'UNDERWEIGHT_PREVALENCE',
  'OVERWEIGHT',
  'SEVERELY_STUNTED',
  'CHILDREN_UNDER_FIVE',
  'PARTICIPATION_D_S',
  'WEIGHT_GAIN_N_D',
  'OPEN_CASES',
  'FAMILIES_AT_RISK',
];
const query = `query ($areas: [AreaCode!]!, $keys: [IndicatorKey!]!, $from: Month!, $to: Month!) {
  indicators(areas: $areas, keys: $keys, from: $from, to: $to) { key area { code } points { month value suppressed numerator denominator } }
}`;

const given = process.env.BENCH_DATABASE_URL;
const own = given === undefined ? await startPostgresql() : null;
const url = given ?? own?.url ?? '';
const running: ChildProcess[] = [];

try {
  const villages = await fill();
  const body = JSON.stringify({ query, variables: { areas: villages, keys, from: '2024-07', to: '2026-06' } });
  const [sql, hub] = [await start('indicatorsSql.js'), await start('hub.ts')];
  assert.deepEqual(JSON.parse(await ask(hub, body)), JSON.parse(await ask(sql, body)));
  console.log(`both answer the same ${(villages.length * keys.length * 24).toLocaleString('en')} points`);
  const times: Record<'sql' | 'hub', number[]> = { sql: [], hub: [] };
  for (let round = -3; round < rounds; round++) {
    for (const [name, address] of [
      ['sql', sql],
      ['hub', hub],
    ] as const) {
      const start = performance.now();
      await ask(address, body);
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  const ratios = times.hub.map((time, round) => time / (times.sql[round] ?? Number.NaN));
  console.log(`\n${villages.length} villages x 24 months x ${keys.length} indicators, one request at a time, median of ${rounds} rounds`);
  console.log('| server | ms | range |\n|---|---|---|');
  for (const [label, values] of [
    ['hand-written SQL over the rollup', times.sql],
    ['hub', times.hub],
  ] as const)
    console.log(`| ${label} | ${median(values).toFixed(0)} | ${Math.min(...values).toFixed(0)}-${Math.max(...values).toFixed(0)} |`);
  console.log(`the hub takes ${median(ratios).toFixed(2)} times as long`);
} finally {
  for (const child of running) child.kill();
  await own?.stop();
}

/** Fills the database once. Returns the codes of its villages. */
async function fill(): Promise<string[]> {
  const store = new Store(await openPostgresql(url, entities, migrations), testVault());
  await loadAreas(store, '33.26');
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ children: number }>('select count(*)::int as children from child');
  if (rows[0]?.children === 0) {
    await client.query(readFileSync(join(here, 'indicators.sql'), 'utf8'));
    await client.query('analyze');
    const start = performance.now();
    const { children, families } = await rebuildRollup(store, 'Asia/Jakarta');
    console.log(
      `rebuild: ${children.toLocaleString('en')} children and ${families.toLocaleString('en')} families in ${((performance.now() - start) / 1000).toFixed(0)} s`,
    );
    await client.query('vacuum analyze');
  }
  const villages = await client.query<{ code: string }>('select code from village order by code');
  await client.end();
  await store.close();
  return villages.rows.map(({ code }) => code);
}

async function start(script: string): Promise<string> {
  const port = await freePort();
  const child = spawn(process.execPath, [...nodeFlags, '--import', 'tsx', join(here, 'peers', script), url, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  running.push(child);
  for await (const line of child.stdout) if (String(line).includes('ready')) break;
  child.stdout.resume();
  return `http://127.0.0.1:${port}/graphql`;
}

async function ask(address: string, body: string): Promise<string> {
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text.slice(0, 500)}`);
  return text;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
