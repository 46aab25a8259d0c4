import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { entities } from '../src/hub/entities.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { migrations } from '../src/store/migrations/index.ts';
import { Store } from '../src/store/Store.ts';
import { startPostgresql } from '../test/support/postgresql.ts';
import { testVault } from '../test/support/testKey.ts';

/** An event of the log as the bench reads it. */
export interface LoggedEvent {
  seq: string;
  villageCode: string;
  /** When its transaction was committed, in ms of the epoch; on the embedded database when it was written, a little earlier. */
  committedAt: number;
}

/** A database for one run of the bench. */
export interface BenchDatabase {
  readonly name: string;
  /** Settings of a hub that uses it. */
  readonly settings: Record<string, string>;
  /** Reads the whole log, in order. The embedded database must have been let go by its hub. */
  readLog(): Promise<LoggedEvent[]>;
  remove(): Promise<void>;
}

/** A PostgreSQL server of its own that remembers when transactions were committed. */
export async function postgresqlForBench(): Promise<BenchDatabase> {
  const server = await startPostgresql(['track_commit_timestamp=on']);
  return {
    name: 'PostgreSQL',
    settings: { DATABASE_URL: server.url },
    readLog: async () => {
      const client = new pg.Client(server.url);
      await client.connect();
      const { rows } = await client.query<LoggedEvent>(
        `select seq, village_code as "villageCode", extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as "committedAt" from alert_event order by seq`,
      );
      await client.end();
      return rows;
    },
    remove: () => server.stop(),
  };
}

export async function embeddedForBench(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-bench-'));
  return {
    name: 'embedded',
    settings: { HUB_DATA: folder },
    readLog: async () => {
      const store = new Store(await openEmbedded(folder, entities, migrations), testVault());
      try {
        return await store.read<LoggedEvent>(
          'alert log',
          'select seq, village_code as "villageCode", extract(epoch from at)::float8 * 1000 as "committedAt" from alert_event order by seq',
        );
      } finally {
        await store.close();
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
