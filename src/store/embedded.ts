import type { PGlite, Results } from '@electric-sql/pglite';
import { MikroORM } from '@mikro-orm/pglite';
import type { EntityClass, MigrationObject } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
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
 * @throws DirectoryInUseError when another process holds the folder.
 */
export async function openEmbedded(directory: string | null, entities: EntityClass<object>[], migrations: MigrationObject[]): Promise<Database> {
  const lock = directory === null ? null : DirectoryLock.take(directory);
  try {
    const orm = await MikroORM.init({
      // PGlite names its only database so; the folder is given beside it.
      dbName: 'postgres',
      driverOptions: { dataDir: directory === null ? 'memory://' : databaseFolder(directory) },
      entities,
      extensions: [Migrator],
      migrations: { migrationsList: migrations, snapshot: false, silent: true },
      logger: () => undefined,
    });
    await orm.migrator.up();
    const pglite = await orm.em.getDriver().getConnection().getNativeClient();
    return {
      kind: 'embedded',
      fork: (limits) => forkWithin(orm.em, limits),
      // PGlite's own `query` waits for an open transaction; MikroORM's connection would join it.
      query: async (sql, params, limits) => {
        const { rows, fields } = limits === null ? await pglite.query<unknown[]>(sql, [...params], { rowMode: 'array' }) : await queryWithin(pglite, sql, params, limits);
        return rows.map(rowMaker(fields.map(({ name }) => name)));
      },
      signals: localSignals(),
      lease: (_key, task) => localLease(task),
      close: async () => {
        await orm.close(true);
        lock?.release();
      },
    };
  } catch (error) {
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
