import { createPostgreSqlTypeParsers } from '@mikro-orm/postgresql';
import pg, { type Pool } from 'pg';
import { parse } from 'postgres-array';

/** Connections to write by and connections to read by: about twice the cores of a small server keep it busy, and more make it slower. */
const connections = 5;

/** How long work waits for a connection, in ms: until one is free, or until the server has let one in. */
const longestWait = 10_000;

/** How long a connection is kept, in s: after it those to a server that another has taken over from are gone, also where nothing broke. */
const longestLife = 1_800;

/** After how long without a word the network is asked whether the server is still there, in ms. */
export const keepAliveAfter = 10_000;

/** Makes a pool of connections to a database. They are opened when they are needed. */
export function makePool(url: string, waitMs = longestWait): Pool {
  const types = new pg.TypeOverrides();
  for (const [type, parser] of Object.entries(createPostgreSqlTypeParsers((text) => parse(text))))
    types.setTypeParser(Number(type), parser);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: waitMs,
    maxLifetimeSeconds: longestLife,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfter,
    // The server takes a second to compile a statement that it thinks expensive, and the hub's are many and short.
    options: '-c jit=off',
    types,
  });
  // Whoever has the connection learns of it by its statement; a connection that breaks while nobody has it leaves the pool by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return pool;
}
