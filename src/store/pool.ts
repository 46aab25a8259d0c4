import { createPostgreSqlTypeParsers } from '@mikro-orm/postgresql';
import pg, { type Pool } from 'pg';
import { parse } from 'postgres-array';

/**
 * Number of connections for writes, and for reads. About twice the number of cores keeps a small server busy; more connections slow it
 * down.
 */
const connections = 5;

/** How long work waits for a connection, in ms: until one is free, or until the server accepts a new one. */
const longestWait = 10_000;

/**
 * How long a connection is kept, in s: after a failover, connections to the old server disappear within this time, even if they did not
 * break.
 */
const longestLife = 1_800;

/** Idle time before TCP keep-alive checks whether the server is still reachable, in ms. */
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
    // JIT compilation of a statement takes up to a second, and the hub's statements are many and short.
    options: '-c jit=off',
    types,
  });
  // The user of a connection gets the error from its statement. A connection that breaks while it is idle leaves the pool by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return pool;
}
