import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { entities } from '../../src/entities.ts';
import { databaseFolder } from '../../src/store/dataFolder.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { createDatabaseOn, type ServerDatabase } from './serverDatabase.ts';

/*
 * Databases that are migrated and empty, made once for a run: a test that begins with a copy waits a quarter of the time.
 */

/** A dump of an embedded one in a file. Returns the file's path and how to remove it. */
export async function makeMigratedDump(): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-migrated-'));
  await (await openEmbedded(folder, entities, migrations)).close();
  const pglite = await PGlite.create(databaseFolder(folder));
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  const path = join(folder, 'migrated.tar');
  await writeFile(path, dump.stream());
  return { path, remove: () => rm(folder, { recursive: true }) };
}

/** One on a PostgreSQL server, which nobody is connected to. */
export async function makeMigratedDatabase(server: string): Promise<ServerDatabase> {
  const database = await createDatabaseOn(server);
  await (await openPostgresql(database.url, entities, migrations)).close();
  return database;
}
