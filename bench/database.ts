import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgresql } from '../test/support/postgresql.ts';

const root = join(import.meta.dirname, '..');

/** The large database that everybody is measured on. */
export interface LargeDatabase {
  url: string;
  /** How many rows its tables have. */
  sizes: Record<string, number>;
  /** Version of the server. */
  server: string;
  /** Makes a copy of it to be written to; it is dropped at the end. */
  copy(): Promise<string>;
  end(): Promise<void>;
}

/**
 * Builds the database of `hub seed --scale N`, or finds the one that an earlier run has built: on the server of BENCH_DATABASE_URL, where
 * it stays, else on one that is thrown away at the end.
 * @param folder of the hub's keys.
 */
export async function largeDatabase(scale: number, folder: string): Promise<LargeDatabase> {
  const given = process.env.BENCH_DATABASE_URL;
  const own = given === undefined ? await startPostgresql() : null;
  const server = given ?? own?.url ?? '';
  const name = `hub_bench_${String(scale).replace('.', '_')}`;
  const url = onDatabase(server, name);
  const written = `${name}_written`;
  try {
    if (!(await exists(server, name))) await build(server, name, scale, folder);
    const [version] = await ask<{ version: string }>(url, `select split_part(version(), ' on ', 1) as version`);
    return {
      url,
      sizes: await sizesOf(url),
      server: version?.version ?? '',
      copy: async () => {
        await ask(server, `drop database if exists ${written}`);
        await ask(server, `create database ${written} template ${name}`);
        return onDatabase(server, written);
      },
      end: async () => {
        await ask(server, `drop database if exists ${written} with (force)`);
        await own?.stop();
      },
    };
  } catch (error) {
    await own?.stop();
    throw error;
  }
}

/** Rows of one statement on a connection of its own. */
export async function ask<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row & object>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Builds it under another name, so that one that was broken off is not taken for it. */
async function build(server: string, name: string, scale: number, folder: string): Promise<void> {
  const building = `${name}_building`;
  await ask(server, `drop database if exists ${building} with (force)`);
  await ask(server, `create database ${building}`);
  const url = onDatabase(server, building);
  const seed = spawn(process.execPath, [join(root, 'bin', 'hub.js'), 'seed', '--scale', String(scale)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DATABASE_URL: url, HUB_DATA: folder },
  });
  const [code] = (await once(seed, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`hub seed ended with ${code ?? 'a signal'}`);
  await ask(url, readFileSync(join(import.meta.dirname, 'peers.sql'), 'utf8'));
  // What autovacuum would do in the middle of a round.
  await ask(url, 'vacuum analyze');
  await ask(server, `alter database ${building} rename to ${name}`);
}

async function sizesOf(url: string): Promise<Record<string, number>> {
  const tables = ['village', 'family', 'person', 'child', 'measurement', 'stunting_case', 'intervention', 'enrolment', 'alert'];
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  return (await ask<Record<string, number>>(url, `select ${counts.join(', ')}`))[0] ?? {};
}

async function exists(server: string, name: string): Promise<boolean> {
  return (await ask(server, 'select from pg_database where datname = $1', [name])).length > 0;
}

function onDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
