import pg from 'pg';
import { expect, inject } from 'vitest';
import { entities } from '../../src/hub/entities.ts';
import { assembleHub, type Hub } from '../../src/hub/Hub.ts';
import { rebuildRollup } from '../../src/indicators/index.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { openTestHub, silent } from '../support/testHub.ts';
import { testKey, testVault } from '../support/testKey.ts';

const otherKey = Buffer.alloc(32, 7).toString('base64');

export interface RacingHubs {
  /** Both know the key of NIKs that the other one writes with. */
  hubs: [Hub, Hub];
  /** Name and connection string of their database. */
  name: string;
  url: string;
  /** The figures that were kept by difference are those that a rebuild counts. */
  expectRightFigures(): Promise<void>;
  /** Closes the hubs: by then the server has counted their deadlocks. */
  close(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Two hubs on one PostgreSQL database with the fixture's data.
 * @param today what day it is for them.
 */
export async function openRacingHubs(today = '2026-11-20'): Promise<RacingHubs> {
  const test = await openTestHub('postgresql', () => today);
  const url = test.database.url ?? '';
  const open = async (...keys: string[]) =>
    assembleHub(new Store(await openPostgresql(url, entities, migrations), testVault(...keys)), () => today, silent);
  const hubs: [Hub, Hub] = [await open(testKey, otherKey), await open(otherKey, testKey)];
  return {
    hubs,
    name: new URL(url).pathname.slice(1),
    url,
    expectRightFigures: async () => {
      const rollup = () => hubs[0].store.read('test', 'select * from indicator_child order by child_id, first_month');
      const kept = await rollup();
      await rebuildRollup(hubs[0].store, 'Asia/Jakarta');
      expect(await rollup()).toEqual(kept);
    },
    close: async () => {
      for (const hub of hubs) await hub.close();
    },
    drop: () => test.close(),
  };
}

/** Deadlocks that the server has counted in a database. */
export async function deadlocksOf(database: string): Promise<number> {
  const client = new pg.Client(inject('postgresUrl'));
  await client.connect();
  try {
    const {
      rows: [row],
    } = await client.query<{ deadlocks: string }>('select deadlocks from pg_stat_database where datname = $1', [database]);
    return Number(row?.deadlocks);
  } finally {
    await client.end();
  }
}
