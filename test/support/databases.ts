import { openAsBlob } from 'node:fs';
import { describe, inject } from 'vitest';
import { entities } from '../../src/hub/entities.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { createDatabaseOn, type ServerDatabase } from './serverDatabase.ts';
import { testVault } from './testKey.ts';

export type DatabaseKind = 'embedded' | 'postgresql';

const databases: readonly DatabaseKind[] = ['embedded', 'postgresql'];

/** Promises that depend on what a database does: its SQL, its locks, row-level security. They are kept on both. */
export function onEachDatabase(promises: (kind: DatabaseKind) => void): void {
  describe.each(databases)('on %s', promises);
}

/**
 * Promises that hold whatever the database is, because the statements they rest on run on both elsewhere: on PostgreSQL, and by
 * `npm run test:long` on the embedded one too.
 */
export function onAnyDatabase(promises: (kind: DatabaseKind) => void): void {
  describe.each(process.env.TEST_LONG === '1' ? databases : (['postgresql'] as const))('on %s', promises);
}

/** What a test's database begins with: nothing, or the data of `fixture.ts`. */
export type Contents = 'empty' | 'fixture';

/** A migrated database of its own. */
export interface TestStore {
  store: Store;
  /** Connection string, for PostgreSQL. */
  url: string | null;
  drop(): Promise<void>;
}

export async function openTestStore(kind: DatabaseKind, contents: Contents = 'empty'): Promise<TestStore> {
  if (kind === 'embedded') {
    const dump = inject(contents === 'fixture' ? 'fixtureDump' : 'migratedDump');
    const store = new Store(await openEmbedded(null, entities, migrations, () => openAsBlob(dump)), testVault());
    return { store, url: null, drop: () => store.close() };
  }
  const database = await createDatabase(inject(contents === 'fixture' ? 'fixtureDatabase' : 'migratedDatabase'));
  const store = new Store(await openPostgresql(database.url, entities, migrations), testVault());
  return {
    store,
    url: database.url,
    drop: async () => {
      await store.close();
      await database.drop();
    },
  };
}

/** Creates a database on the test server: an empty one, or a copy of `template`. */
export function createDatabase(template?: string): Promise<ServerDatabase> {
  return createDatabaseOn(inject('postgresUrl'), template);
}
