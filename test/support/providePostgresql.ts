import 'reflect-metadata';
import type { TestProject } from 'vitest/node';
import { entities } from '../../src/entities.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { startPostgresql } from './postgresql.ts';
import { createDatabaseOn } from './serverDatabase.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the PostgreSQL server the database tests use. */
    postgresUrl: string;
    /** Name of a database on it that is migrated and empty, to be copied. */
    migratedDatabase: string;
  }
}

/** Provides a real PostgreSQL server to the tests: the one of TEST_DATABASE_URL, else one that is started here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given === undefined || given === '' ? await startPostgresql() : null;
  const url = server?.url ?? given ?? '';
  const migrated = await createDatabaseOn(url);
  await (await openPostgresql(migrated.url, entities, migrations)).close();
  project.provide('postgresUrl', url);
  project.provide('migratedDatabase', migrated.name);
  return async () => {
    await migrated.drop();
    await server?.stop();
  };
}
