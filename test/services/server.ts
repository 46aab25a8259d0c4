import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Connection string of a superuser on the machine's PostgreSQL server. */
const { TEST_SERVICES_DATABASE_URL: serverUrl = 'postgresql://postgres@127.0.0.1:5432/postgres' } = process.env;

/** A database of a test's own, with its own role that is no superuser and owns it. */
export interface OwnDatabase {
  readonly name: string;
  /** Connection string of the database's own role. */
  readonly url: string;
  /** Runs a statement in the database as superuser. */
  query<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** Ends all connections to the database but the asking one, as a restart of the server does; says how many. */
  cutConnections(): Promise<number>;
  drop(): Promise<void>;
}

export async function createOwnDatabase(): Promise<OwnDatabase> {
  const name = `hub_services_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create role ${name} login password 'hub' nosuperuser nocreatedb nocreaterole`);
  // What an administrator does where the hub's own role may make no roles (docs/operations.md).
  for (const role of ['hub_viewer', 'hub_writer']) {
    await onServer(`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`);
    await onServer(`grant ${role} to ${name}`);
  }
  await onServer(`create database ${name} owner ${name}`);
  const admin = new URL(serverUrl);
  admin.pathname = name;
  const own = new URL(admin);
  own.username = name;
  own.password = 'hub';
  return {
    name,
    url: own.toString(),
    query: (sql, params) => onServer(sql, params, admin.toString()),
    cutConnections: async () => {
      const cut = await onServer('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      return cut.length;
    },
    drop: async () => {
      await onServer(`drop database ${name} with (force)`);
      await onServer(`drop role ${name}`);
    },
  };
}

/**
 * Runs a statement on the server.
 * @throws Error that says what to start when the server does not answer.
 */
async function onServer<Row>(sql: string, params: unknown[] = [], url = serverUrl): Promise<Row[]> {
  const client = new pg.Client(url);
  try {
    await client.connect();
  } catch (error) {
    throw new Error(
      `PostgreSQL does not answer at ${serverUrl}: start it (Debian: pg_ctlcluster <version> main start), or set TEST_SERVICES_DATABASE_URL to a superuser's connection string`,
      { cause: error },
    );
  }
  try {
    return (await client.query(sql, params)).rows as Row[];
  } finally {
    await client.end();
  }
}
