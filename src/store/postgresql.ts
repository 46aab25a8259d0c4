import { setTimeout as sleep } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityClass, MigrationObject } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { QueryArrayConfig } from 'pg';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { cancellable } from './cancellable.ts';
import { checkPolicies, policiesSince, type Protection } from './checkPolicies.ts';
import { isConnectionLost } from './databaseErrors.ts';
import { LendingDialect } from './lendingDialect.ts';
import { postgresqlLease } from './lease.ts';
import { advisoryLocks } from './locks.ts';
import { makePool } from './pool.ts';
import { postgresqlSignals } from './postgresqlSignals.ts';
import { forkWithin } from './forkWithin.ts';
import { readWithin } from './readWithin.ts';
import { rowMaker } from './rowMaker.ts';
import type { Database } from './Store.ts';

/** How long the connections may take to end, in ms. */
const closeWithin = 10_000;

/** Codes of Node and of PostgreSQL for a wrong address, wrong credentials or an unreachable server. */
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', '28000', '28P01', '3D000']);

const insufficientPrivilege = '42501';
const rolesNeeded =
  'create role hub_viewer nologin; create role hub_writer nologin; grant hub_viewer, hub_writer to the user of DATABASE_URL';

export interface PostgresqlOptions {
  /** How long work waits for a connection, in ms. */
  readonly waitMs?: number;
}

/**
 * Opens a PostgreSQL server's database and brings it to the newest migration.
 * @throws HubError `DATABASE_UNREACHABLE` when the server does not answer or does not let the hub in, `DATABASE_ROLES_NEEDED` if the roles
 *   of row-level security do not exist and its user may not create them.
 */
export function openPostgresql(
  url: string,
  entities: EntityClass<object>[],
  migrations: MigrationObject[],
  options: PostgresqlOptions = {},
): Promise<Database> {
  return open(url, entities, migrations, options).catch((error: unknown) => {
    throw asHubError(error);
  });
}

async function open(
  url: string,
  entities: EntityClass<object>[],
  migrations: MigrationObject[],
  { waitMs }: PostgresqlOptions,
): Promise<Database> {
  const pool = makePool(url, waitMs);
  // Reads have a pool of their own: writers may wait for one another's locks, and reads and live alerts must not wait with them.
  const reads = makePool(url, waitMs);
  const orm = await MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    // A typing error in the name of the database must not create a new, empty hub.
    ensureDatabase: false,
    migrations: { migrationsList: migrations, snapshot: false, silent: true },
    logger: () => undefined,
    driverOptions: () => new LendingDialect(pool),
  });
  const end = async () => {
    await orm.close(true);
    // MikroORM does not close a pool through which it sent no query.
    for (const left of [pool, reads]) if (!left.ending) await left.end();
  };
  // pg-pool 3.14 may wait for ever for a connection that is lost while the pool is closed.
  const close = () => Promise.race([end(), sleep(closeWithin, undefined, { ref: false })]);
  try {
    const client = await pool.connect();
    try {
      // One instance migrates at a time. Held on a connection of its own, because the migrator opens its own transactions.
      await client.query('select pg_advisory_lock($1)', [advisoryLocks.migration]);
      await orm.migrator.up();
      // A database that is migrated only to an earlier version has no policies yet.
      if (migrations.some(({ name }) => name === policiesSince))
        await checkPolicies((sql) => client.query<Protection>(sql).then(({ rows }) => rows));
      await client.query('select pg_advisory_unlock($1)', [advisoryLocks.migration]);
    } finally {
      client.release();
    }
  } catch (error) {
    await close();
    throw error;
  }
  const nameOf = statementNames();
  const signals = postgresqlSignals(url, (sql) => cancellable(reads, url, (connection) => connection.query({ text: sql })));
  return {
    kind: 'postgresql',
    fork: (limits) => forkWithin(orm.em, limits),
    query: async (text, params, limits) => {
      const statement: QueryArrayConfig = { name: nameOf(text), text, values: [...params], rowMode: 'array' };
      const ask = () => cancellable(reads, url, (connection) => readWithin(connection, limits, statement));
      const { rows, fields } = await ask().catch((error: unknown) =>
        isConnectionLost(error) && changesNothing(text) ? ask() : Promise.reject(error as Error),
      );
      return rows.map(rowMaker(fields.map(({ name }) => name)));
    },
    signals,
    lease: (key, task) => postgresqlLease(url, key, task),
    close: async () => {
      await signals.close();
      await close();
    },
  };
}

/** Whether a statement may be repeated after its connection was lost. */
function changesNothing(text: string): boolean {
  return /^(\/\*.*?\*\/\s*)?select\b/i.test(text);
}

function asHubError(error: unknown): unknown {
  const { code, message: reason } = error as { code?: string; message: string };
  if (code === insufficientPrivilege && /role|grant/i.test(reason))
    return new HubError(message('store.rolesNeeded', { statements: rolesNeeded }), 'DATABASE_ROLES_NEEDED');
  if (code === undefined || !unreachable.has(code)) return error;
  return new HubError(message('store.unreachable', { reason }), 'DATABASE_UNREACHABLE');
}

/**
 * Names the statements that are repeated, so that each connection prepares them once and the server does not parse and plan them again.
 * Connections keep prepared statements until they close, so the number of names is limited.
 */
function statementNames(most = 300): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined || names.size >= most) return name;
    if (!seenOnce.has(text)) {
      if (seenOnce.size >= most) seenOnce.clear();
      seenOnce.add(text);
      return undefined;
    }
    names.set(text, `hub_${names.size}`);
    return names.get(text);
  };
}
