import 'reflect-metadata';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { entities } from '../../src/hub/entities.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { loadFixture } from './fixture.ts';
import { startPostgresql } from './postgresql.ts';
import { createDatabaseOn, type ServerDatabase } from './serverDatabase.ts';
import { hashOfSources } from './templates/hashOfSources.ts';
import { keep } from './templates/keep.ts';
import { testVault } from './testKey.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the PostgreSQL server the database tests use. */
    postgresUrl: string;
    /** Name of a database on it that is migrated and empty, to be copied. */
    migratedDatabase: string;
    /** Name of one that holds the data of `fixture.ts`, to be copied. */
    fixtureDatabase: string;
  }
}

const makers = ['src/store/migrations/index.ts', 'src/store/postgresql.ts', 'test/support/providePostgresql.ts'];
const migratedName = 'hub_migrated';
const fixtureName = 'hub_fixture';

/**
 * Provides a real PostgreSQL server to the tests, with databases to begin with: the one of TEST_DATABASE_URL, else one that is started
 * here on data that was made once for all runs.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return provideOn(given, project);
  const folder = await keep('postgresql', hashOfSources(makers), async (made) => {
    const server = await startPostgresql();
    await makeTemplates(server.url, migratedName, fixtureName);
    await server.stop(join(made, 'data'));
  });
  const server = await startPostgresql([], join(folder, 'data'));
  project.provide('postgresUrl', server.url);
  project.provide('migratedDatabase', migratedName);
  project.provide('fixtureDatabase', fixtureName);
  return () => server.stop();
}

async function provideOn(url: string, project: TestProject): Promise<() => Promise<void>> {
  const templates = await makeTemplates(url);
  const [migrated, fixture] = templates;
  project.provide('postgresUrl', url);
  project.provide('migratedDatabase', migrated.name);
  project.provide('fixtureDatabase', fixture.name);
  return async () => {
    for (const template of templates) await template.drop();
  };
}

async function makeTemplates(
  url: string,
  migratedAs?: string,
  fixtureAs?: string,
): Promise<[migrated: ServerDatabase, fixture: ServerDatabase]> {
  const migrated = await createDatabaseOn(url, undefined, migratedAs);
  await (await openPostgresql(migrated.url, entities, migrations)).close();
  const fixture = await createDatabaseOn(url, migrated.name, fixtureAs);
  const store = new Store(await openPostgresql(fixture.url, entities, migrations), testVault());
  await loadFixture(store);
  await store.close();
  return [migrated, fixture];
}
