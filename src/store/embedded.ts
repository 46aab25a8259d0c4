import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir as emptyDatabase } from '@electric-sql/pglite-prepopulatedfs';
import type { EntityClass, MigrationObject } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/pglite';
import { databaseFolder } from './dataFolder.ts';
import { DirectoryLock } from './DirectoryLock.ts';
import { localLease } from './lease.ts';
import { PgliteThread } from './PgliteThread.ts';
import { settingsOf, viewerRole } from './rowLimits.ts';
import { forkWithin } from './forkWithin.ts';
import { rowMaker } from './rowMaker.ts';
import { localSignals } from './Signals.ts';
import type { Database } from './Store.ts';

/**
 * Opens the embedded database (PGlite: PostgreSQL in a thread of this process) and brings it to the newest migration.
 * @param directory the data folder, held by this process until `close`; null keeps everything in memory.
 * @param beginning a dump of PGlite from which a new database starts. Unpacking an empty database takes a second less than creating one.
 * @throws DirectoryInUseError when another process holds the folder.
 */
export async function openEmbedded(
  directory: string | null,
  entities: EntityClass<object>[],
  migrations: MigrationObject[],
  beginning: () => Promise<Blob> = emptyDatabase,
): Promise<Database> {
  const lock = directory === null ? null : DirectoryLock.take(directory);
  const folder = directory === null ? null : databaseFolder(directory);
  const isNew = folder === null || !existsSync(join(folder, 'PG_VERSION'));
  let pglite: PgliteThread | null = null;
  try {
    const opened = (pglite = await PgliteThread.open({
      dataDir: folder ?? 'memory://',
      beginning: isNew ? await (await beginning()).arrayBuffer() : null,
    }));
    const orm = await MikroORM.init({
      // The name of PGlite's only database.
      dbName: 'postgres',
      driverOptions: { pglite: () => opened },
      entities,
      extensions: [Migrator],
      migrations: { migrationsList: migrations, snapshot: false, silent: true },
      logger: () => undefined,
    });
    await orm.migrator.up();
    return {
      kind: 'embedded',
      fork: (limits) => forkWithin(orm.em, limits),
      query: async (sql, params, limits) => {
        const { columns, rows } = await opened.read(
          limits === null
            ? { kind: 'query', sql, params }
            : { kind: 'queryWithin', settings: { ...settingsOf(limits), role: viewerRole }, sql, params },
        );
        return rows.map(rowMaker(columns));
      },
      signals: localSignals(),
      lease: (_key, task) => localLease(task),
      close: async () => {
        await orm.close(true);
        await opened.close();
        lock?.release();
      },
    };
  } catch (error) {
    await pglite?.close();
    lock?.release();
    throw error;
  }
}
