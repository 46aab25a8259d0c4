import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Results } from '@electric-sql/pglite';
import { dataDir as emptyDatabase } from '@electric-sql/pglite-prepopulatedfs';
import type { EntityClass, MigrationObject } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { createPostgreSqlTypeParsers, MikroORM } from '@mikro-orm/pglite';
import { parse } from 'postgres-array';
import { databaseFolder } from './dataFolder.ts';
import { DirectoryLock } from './DirectoryLock.ts';
import { localLease } from './lease.ts';
import { settingsOf, viewerRole, type RowLimits } from './rowLimits.ts';
import { forkWithin } from './forkWithin.ts';
import { rowMaker } from './rowMaker.ts';
import { localSignals } from './Signals.ts';
import type { Database } from './Store.ts';

/**
 * Opens the embedded database (PGlite: PostgreSQL in this process) and brings it to the newest migration.
 * @param directory the data folder, held by this process until `close`; null keeps everything in memory.
 * @param beginning what a new database begins with, as PGlite dumps it; an empty one takes a second less to unpack than to make.
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
  let pglite: PGlite | null = null;
  try {
    // Opened here because MikroORM copies what it is to be opened with, and a dump does not outlive that.
    const opened = (pglite = await PGlite.create({
      dataDir: folder ?? 'memory://',
      ...(isNew && { loadDataDir: await beginning() }),
      parsers: createPostgreSqlTypeParsers((text) => parse(text)),
    }));
    const orm = await MikroORM.init({
      // PGlite names its only database so.
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
      // PGlite's own `query` waits for an open transaction; MikroORM's connection would join it.
      query: async (sql, params, limits) => {
        const { rows, fields } = limits === null ? await opened.query<unknown[]>(sql, [...params], { rowMode: 'array' }) : await queryWithin(opened, sql, params, limits);
        return rows.map(rowMaker(fields.map(({ name }) => name)));
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

/** Its one connection serves everybody: a transaction of its own, which a refused statement ends as well, bounds the limits. */
function queryWithin(pglite: PGlite, sql: string, params: readonly unknown[], limits: RowLimits): Promise<Results<unknown[]>> {
  const { 'hub.villages': villages, 'hub.partner': partner } = settingsOf(limits);
  return pglite.transaction(async (transaction) => {
    await transaction.query(`select set_config('hub.villages', $1, true), set_config('hub.partner', $2, true), set_config('role', $3, true)`, [villages, partner, viewerRole]);
    return transaction.query<unknown[]>(sql, [...params], { rowMode: 'array' });
  });
}
