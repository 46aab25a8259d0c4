import 'reflect-metadata';
import { openAsBlob } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { entities } from '../../src/hub/entities.ts';
import { databaseFolder } from '../../src/store/dataFolder.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { Store } from '../../src/store/Store.ts';
import { loadFixture } from './fixture.ts';
import { keep } from './templates/keep.ts';
import { hashOfSources } from './templates/hashOfSources.ts';
import { testVault } from './testKey.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the dump of an embedded database that is migrated and empty. */
    migratedDump: string;
    /** Path of the dump of one that holds the data of `fixture.ts`. */
    fixtureDump: string;
  }
}

const makers = ['src/store/migrations/index.ts', 'src/store/embedded.ts', 'test/support/provideEmbedded.ts'];

/**
 * Provides embedded databases to begin with, made once for all runs: a copy is there in a fraction of the time that migrations and
 * writes take.
 */
export default async function setup(project: TestProject): Promise<void> {
  const folder = await keep('embedded', hashOfSources(makers), async (made) => {
    const migrated = join(made, 'migrated.tar');
    await dump(migrated, () => Promise.resolve(), undefined, databaseFolder(join(made, 'data')));
    await dump(join(made, 'fixture.tar'), loadFixture, migrated);
  });
  // For hubs in processes of their own, which tests start outside of Vitest too.
  process.env.TEST_DATA_FOLDER = join(folder, 'data');
  project.provide('migratedDump', join(folder, 'migrated.tar'));
  project.provide('fixtureDump', join(folder, 'fixture.tar'));
}

/**
 * Writes the dump of a database.
 * @param beginning the dump that it begins with; an empty database when left out.
 * @param copyTo where to copy the folder of the database.
 */
async function dump(path: string, fill: (store: Store) => Promise<void>, beginning?: string, copyTo?: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-template-'));
  try {
    const database = await openEmbedded(folder, entities, migrations, beginning === undefined ? undefined : () => openAsBlob(beginning));
    const store = new Store(database, testVault());
    await fill(store);
    await store.close();
    const pglite = await PGlite.create(databaseFolder(folder));
    const dumped = await pglite.dumpDataDir('none');
    await pglite.close();
    await writeFile(path, dumped.stream());
    if (copyTo !== undefined) await cp(databaseFolder(folder), copyTo, { recursive: true });
  } finally {
    await rm(folder, { recursive: true });
  }
}
