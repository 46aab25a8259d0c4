import 'reflect-metadata';
import type { TestProject } from 'vitest/node';
import { makeMigratedDatabase, makeMigratedDump } from './migrated.ts';
import { startPostgresql } from './postgresql.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the PostgreSQL server the database tests use. */
    postgresUrl: string;
    /** Path of the dump of an embedded database that is migrated and empty. */
    migratedDump: string;
    /** Name of a database on the server that is migrated and empty. */
    migratedDatabase: string;
  }
}

/** Provides what the database tests start from: a real PostgreSQL server (the one of TEST_DATABASE_URL, else one that is started here), and migrated databases to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given === undefined || given === '' ? await startPostgresql() : null;
  const url = server?.url ?? given ?? '';
  const [dump, database] = await Promise.all([makeMigratedDump(), makeMigratedDatabase(url)]);
  project.provide('postgresUrl', url);
  project.provide('migratedDump', dump.path);
  project.provide('migratedDatabase', database.name);
  return async () => {
    await dump.remove();
    await database.drop();
    await server?.stop();
  };
}
