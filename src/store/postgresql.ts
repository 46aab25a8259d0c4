import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityClass, MigrationObject } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { HubError } from '../errors.ts';
import { cancellable } from './cancellable.ts';
import { postgresqlLease } from './lease.ts';
import { postgresqlSignals } from './postgresqlSignals.ts';
import { forkWithin } from './forkWithin.ts';
import { readWithin } from './readWithin.ts';
import { rowMaker } from './rowMaker.ts';
import type { Database } from './Store.ts';

/** Key of the advisory lock that lets one instance migrate at a time ("hub" in ASCII, then 1). */
const migrationLock = 0x68756201;

/** Connections to write by and connections to read by: about twice the cores of a small server keep it busy, and more make it slower. */
const connections = 5;

/** Codes of Node and of PostgreSQL that say that the address or the credentials are wrong, or that nobody is there. */
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', '28000', '28P01', '3D000']);

const insufficientPrivilege = '42501';
const rolesNeeded =
  'The user of DATABASE_URL may not make the roles that limit what viewers see. Have an administrator of the server run once: ' +
  'create role hub_viewer nologin; create role hub_writer nologin; grant hub_viewer, hub_writer to the user of DATABASE_URL';

/**
 * Opens a PostgreSQL server's database and brings it to the newest migration.
 * @throws HubError `DATABASE_UNREACHABLE` when the server does not answer or does not let the hub in, `DATABASE_ROLES_NEEDED` when
 *   its user may not make the roles of row-level security and nobody has.
 */
export function openPostgresql(url: string, entities: EntityClass<object>[], migrations: MigrationObject[]): Promise<Database> {
  return open(url, entities, migrations).catch((error: unknown) => {
    throw asHubError(error);
  });
}

async function open(url: string, entities: EntityClass<object>[], migrations: MigrationObject[]): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    // A slip in the name of the database must not make a new, empty hub.
    ensureDatabase: false,
    migrations: { migrationsList: migrations, snapshot: false, silent: true },
    logger: () => undefined,
    pool: { max: connections },
    // The server takes a second to compile a statement that it thinks expensive, and the hub's are many and short.
    driverOptions: { options: '-c jit=off' },
    // Reads have a pool of their own: writers may wait for one another's locks, readers and live alerts need not wait with them.
    replicas: [{ name: 'reads' }],
    preferReadReplicas: false,
  });
  const pool = await orm.em.getDriver().getConnection('write').getNativeClient();
  const reads = await orm.em.getDriver().getConnection('read').getNativeClient();
  const close = async () => {
    await orm.close(true);
    // MikroORM leaves a pool open that no query of its own went through; its idle connections would keep a command from ending for ten seconds.
    for (const left of [pool, reads]) if (!left.ending) await left.end();
  };
  try {
    const client = await pool.connect();
    try {
      // Held on a connection of its own, because the migrator opens its own transactions.
      await client.query('select pg_advisory_lock($1)', [migrationLock]);
      await orm.migrator.up();
      await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    } finally {
      client.release();
    }
  } catch (error) {
    await close();
    throw error;
  }
  const nameOf = statementNames();
  const signals = postgresqlSignals(url, (sql) => reads.query(sql));
  return {
    kind: 'postgresql',
    fork: (limits) => forkWithin(orm.em, limits),
    query: async (text, params, limits) => {
      const { rows, fields } = await cancellable(reads, url, (client) => readWithin(client, limits, { name: nameOf(text), text, values: [...params], rowMode: 'array' }));
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

function asHubError(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (code === insufficientPrivilege && /role|grant/i.test(message)) return new HubError(rolesNeeded, 'DATABASE_ROLES_NEEDED');
  if (code === undefined || !unreachable.has(code)) return error;
  return new HubError(`The database of DATABASE_URL cannot be reached: ${message}`, 'DATABASE_UNREACHABLE');
}

/**
 * Names the statements that come more than once, so that each connection prepares them once and the server
 * parses and plans them no more. Connections keep prepared statements for good, so only so many get a name.
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
