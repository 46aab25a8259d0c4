import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entities } from '../../src/hub/entities.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store, type Database } from '../../src/store/Store.ts';
import { createDatabase } from '../support/databases.ts';

const applied = (store: Store) => store.read<{ name: string }>('test', 'select name from mikro_orm_migrations order by id');
const names = migrations.map(({ name }) => ({ name }));

/** Opens a database, leaves a row, and opens it again. */
async function expectKeptWhenOpenedTwice(open: () => Promise<Database>): Promise<void> {
  const first = new Store(await open());
  expect(await applied(first)).toEqual(names);
  await first.read('test', `insert into regency values ('33.26', 'Pekalongan')`);
  await first.close();
  const second = new Store(await open());
  expect(await applied(second)).toEqual(names);
  expect(await second.read('test', 'select code from regency')).toEqual([{ code: '33.26' }]);
  await second.close();
}

it('migrations are applied once to the embedded database, and its data stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hub-migrations-'));
  await expectKeptWhenOpenedTwice(() => openEmbedded(folder, entities, migrations));
  await rm(folder, { recursive: true });
});

it('migrations are applied once to PostgreSQL, and its data stays', async () => {
  const database = await createDatabase();
  await expectKeptWhenOpenedTwice(() => openPostgresql(database.url, entities, migrations));
  await database.drop();
});

it('migrations are applied once by many that open one PostgreSQL database at the same time', async () => {
  const database = await createDatabase();
  const stores = (await Promise.all(Array.from({ length: 4 }, () => openPostgresql(database.url, entities, migrations)))).map(
    (opened) => new Store(opened),
  );
  for (const store of stores) expect(await applied(store)).toEqual(names);
  await Promise.all(stores.map((store) => store.close()));
  await database.drop();
});

it('every migration has a name of its own, in the order of their numbers', () => {
  const all = migrations.map(({ name }) => name);
  expect(all).toEqual([...new Set(all)].toSorted());
});
