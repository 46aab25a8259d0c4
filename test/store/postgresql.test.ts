import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { entities } from '../../src/hub/entities.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { queryIn } from '../../src/store/queryIn.ts';
import { createDatabase } from '../support/databases.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let server: pg.Client;

beforeAll(async () => {
  database = await createDatabase();
  server = new pg.Client(inject('postgresUrl'));
  await server.connect();
});

afterAll(async () => {
  await server.end();
  await database.drop();
});

const connections = async () => {
  const { rows } = await server.query<{ count: number }>('select count(*)::int as count from pg_stat_activity where datname = $1', [
    new URL(database.url).pathname.slice(1),
  ]);
  return rows[0]?.count;
};

it('leaves no connection open when it is closed, which would keep a command from ending', async () => {
  const store = new Store(await openPostgresql(database.url, entities, migrations));
  await store.read('a read', 'select 1');
  await store.transaction((em) => queryIn(em, 'select 1'));
  expect(await connections()).toBeGreaterThan(1);
  await store.close();
  // Far sooner than idle connections are given up.
  await expect.poll(connections, { timeout: 5_000 }).toBe(0);
});
