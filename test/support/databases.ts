import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { entities } from '../../src/entities.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
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
    const store = new Store(await openEmbedded(null, entities, migrations), testVault());
    return { store, url: null, drop: () => store.close() };
  }
  const database = await createDatabase();
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

/** Creates an empty database on the test server. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('postgresUrl');
  const name = `hub_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.toString(), drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
