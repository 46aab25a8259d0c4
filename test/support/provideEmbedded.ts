import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { entities } from '../../src/entities.ts';
import { databaseFolder } from '../../src/store/dataFolder.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the dump of an embedded database that is migrated and empty. */
    migratedDump: string;
  }
}

/** Provides an embedded database that is migrated, made once for a run: a test that begins with a copy of it waits a quarter of the time. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-migrated-'));
  await (await openEmbedded(folder, entities, migrations)).close();
  const pglite = await PGlite.create(databaseFolder(folder));
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  const path = join(folder, 'migrated.tar');
  await writeFile(path, dump.stream());
  project.provide('migratedDump', path);
  return () => rm(folder, { recursive: true });
}
