/**
 * Compares the hub with PostGraphile 5 and with one hand-written SQL statement on "20 villages x 20 children x
 * latest measurement", on the same PostgreSQL, in turns within one run. Only ratios of one run mean anything.
 *
 * Uses the PostgreSQL of BENCH_DATABASE_URL (a database it may fill), else starts one of its own.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import pg from 'pg';
import { entities } from '../src/entities.ts';
import { migrations } from '../src/store/migrations/index.ts';
import { openPostgresql } from '../src/store/postgresql.ts';
import { freePort, startPostgresql } from '../test/support/postgresql.ts';
import { hubQuery, postgraphileHintedQuery, postgraphileQuery } from './queries.ts';

const rounds = 5;
const seconds = 6;
const connections = 16;
/** As `npm start` has them: lists make many short-lived objects. The peers get the same. */
const nodeFlags = ['--max-semi-space-size=64'];
const here = import.meta.dirname;

interface Peer {
  name: string;
  script: string;
  query: string;
  process?: ChildProcess;
  url: string;
  requestsPerSecond: number[];
}

const given = process.env.BENCH_DATABASE_URL;
const own = given === undefined ? await startPostgresql() : null;
const url = given ?? own?.url ?? '';
const peers: Peer[] = [
  { name: 'hand-written SQL', script: 'peers/handWrittenSql.js', query: hubQuery },
  { name: 'hub', script: 'peers/hub.ts', query: hubQuery },
  { name: 'PostGraphile 5', script: 'peers/postgraphile.js', query: postgraphileQuery },
  { name: 'PostGraphile 5, hinted', script: 'peers/postgraphile.js', query: postgraphileHintedQuery },
].map((peer) => ({ ...peer, url: '', requestsPerSecond: [] }));

try {
  await fill();
  for (const peer of peers) await start(peer);
  for (const peer of peers) console.log(`${peer.name}: ${await rowsOf(peer)} children answered`);
  for (const peer of peers) await load(peer, 4);
  for (let round = 0; round < rounds; round++) {
    for (const peer of peers) peer.requestsPerSecond.push(await load(peer, seconds));
  }
  report();
} finally {
  for (const peer of peers) peer.process?.kill();
  await own?.stop();
}

async function fill(): Promise<void> {
  await (await openPostgresql(url, entities, migrations)).close();
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ children: number }>('select count(*)::int as children from child');
  if (rows[0]?.children === 0) await client.query(readFileSync(join(here, 'data.sql'), 'utf8'));
  // What autovacuum would do in the middle of a round.
  await client.query('vacuum analyze');
  await client.end();
}

async function start(peer: Peer): Promise<void> {
  const port = await freePort();
  peer.url = `http://127.0.0.1:${port}/graphql`;
  peer.process = spawn(process.execPath, [...nodeFlags, '--import', 'tsx', join(here, peer.script), url, String(port)], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });
  for await (const line of peer.process.stdout ?? []) if (String(line).includes('ready')) break;
  peer.process.stdout?.resume();
}

/** The answers must hold the same rows: 20 x 20 children, each with a measurement. */
async function rowsOf(peer: Peer): Promise<number> {
  const response = await fetch(peer.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: peer.query }) });
  const text = await response.text();
  const count = text.match(/"measuredOn" ?: ?"2/g)?.length ?? 0;
  if (count !== 400) throw new Error(`${peer.name} answered ${count} rows: ${text.slice(0, 500)}`);
  return count;
}

async function load(peer: Peer, duration: number): Promise<number> {
  const result = await autocannon({ url: peer.url, method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: peer.query }), connections, duration });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${peer.name}: ${result.non2xx} answers were no success, ${result.errors} errors`);
  return result.requests.average;
}

function report(): void {
  const rates = peers.map((peer) => ({ name: peer.name, rate: median(peer.requestsPerSecond), all: peer.requestsPerSecond }));
  const hub = rates.find(({ name }) => name === 'hub');
  console.log(`\n20 villages x 20 children x latest measurement, ${connections} connections, median of ${rounds} rounds of ${seconds} s`);
  console.log('| server | requests/s | range | hub is |');
  console.log('|---|---|---|---|');
  for (const { name, rate, all } of rates) {
    const pairs = (hub?.all ?? []).map((hubRate, round) => hubRate / (all[round] ?? Number.NaN));
    console.log(`| ${name} | ${rate.toFixed(0)} | ${Math.min(...all).toFixed(0)}-${Math.max(...all).toFixed(0)} | ${median(pairs).toFixed(2)} times |`);
  }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
