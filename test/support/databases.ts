import { openAsBlob } from 'node:fs';
import { describe, inject } from 'vitest';
import { entities } from '../../src/entities.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { createDatabaseOn, type ServerDatabase } from './serverDatabase.ts';
import { testVault } from './testKey.ts';

export type DatabaseKind = 'embedded' | 'postgresql';

/** The same promises are kept on both databases. */
export function onEachDatabase(promises: (kind: DatabaseKind) => void): void {
  describe.each<DatabaseKind>(['embedded', 'postgresql'])('on %s', promises);
}

/** A migrated, empty database of its own. */
export interface TestStore {
  store: Store;
  /** Connection string, for PostgreSQL. */
  url: string | null;
  drop(): Promise<void>;
}

export async function openTestStore(kind: DatabaseKind): Promise<TestStore> {
  if (kind === 'embedded') {
    const store = new Store(await openEmbedded(null, entities, migrations, () => openAsBlob(inject('migratedDump'))), testVault());
    return { store, url: null, drop: () => store.close() };
  }
  const database = await createDatabase(inject('migratedDatabase'));
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
