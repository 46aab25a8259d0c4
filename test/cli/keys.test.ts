import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { entities } from '../../src/hub/entities.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { sealClearNiks } from '../../src/families/index.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { createDatabase } from '../support/databases.ts';
import { dataFolder, runHub } from '../support/hubProcess.ts';
import { testVault } from '../support/testKey.ts';

const older = migrations.slice(
  0,
  migrations.findIndex(({ name }) => name === '0010-sealed-niks'),
);
const niks = ['3326991204900001', '3326995204930002'];
/** A command that opens the hub as a start does. */
const start = ['indicators', 'rebuild'];
const own = { HUB_KEY: '', HUB_DEMO: '0' };

/** A database as a version before had it, with people whose NIKs lie in clear text. */
async function fillOlder(store: Store): Promise<void> {
  const run = (sql: string, params: unknown[] = []) => store.read('test', sql, params);
  await run(`insert into regency values ('33.26', 'Pekalongan')`);
  await run(`insert into district values ('33.26.01', '33.26', 'Kandangserang')`);
  await run(`insert into village values ('33.26.01.2001', '33.26.01', 'Desa', 'DESA')`);
  await run(
    `insert into family (id, village_code, recorded_by, recorded_at) values ('0197a000-0000-7000-8000-000000000001', '33.26.01.2001', $1, now())`,
    [localAdministrator.id],
  );
  for (const [n, nik] of niks.entries()) {
    await run(
      `insert into person (id, family_id, name, nik, sex, born_on, relation) values ($1, '0197a000-0000-7000-8000-000000000001', 'Lama Contoh', $2, $3, $4, $5)`,
      [
        `0197a000-0000-7000-8000-00000000001${n}`,
        nik,
        n === 0 ? 'MALE' : 'FEMALE',
        n === 0 ? '1990-04-12' : '1993-04-12',
        n === 0 ? 'HEAD' : 'SPOUSE',
      ],
    );
  }
}

/** Which of these texts stand in any file under a folder. */
async function inFiles(folder: string, texts: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const text of texts) if (bytes.includes(text)) found.add(text);
  }
  return [...found];
}

describe('The NIKs of a version that stored them in clear text', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  beforeEach(async () => (folder = await dataFolder()));
  afterEach(() => folder.remove());

  it("are sealed at the next start, and leave the table's files of the embedded database; then the key is changed, and another one is refused", async () => {
    const before = new Store(await openEmbedded(folder.path, entities, older));
    await fillOlder(before);
    await before.close();
    const tables = join(folder.path, 'pglite', 'base');
    expect(await inFiles(tables, niks)).toEqual(niks);

    expect(await runHub(start, { ...own, HUB_DATA: folder.path })).toMatchObject({ code: 0, stderr: '' });
    expect(await inFiles(tables, niks)).toEqual([]);
    const key = await readFile(join(folder.path, 'hub.key'), 'utf8');

    const rotated = await runHub(['keys', 'rotate'], { ...own, HUB_DATA: folder.path });
    expect(rotated).toMatchObject({ code: 0, stderr: '' });
    expect(rotated.stdout).toMatch(/^Brought 2 NIKs under the key [0-9a-f]{16}\.\n$/);
    const newKey = await readFile(join(folder.path, 'hub.key'), 'utf8');
    expect(newKey).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
    expect(newKey).not.toBe(key);

    const refused = await runHub(start, { ...own, HUB_DATA: folder.path, HUB_KEY: key });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /^HUB_KEY: the NIKs of this database are sealed under the key [0-9a-f]{16}, and another key was given\..*\n$/,
    );

    const exported = await runHub(['person', 'export', '--id', 'Person_0197a000-0000-7000-8000-000000000011'], {
      ...own,
      HUB_DATA: folder.path,
    });
    expect(JSON.parse(exported.stdout)).toMatchObject({ person: { name: 'Lama Contoh', nik: niks[1] } });
  }, 120_000);

  it('are sealed by one of several hubs that start on a PostgreSQL database; without the key it is not opened, and no new key is made', async () => {
    const database = await createDatabase();
    try {
      const before = new Store(await openPostgresql(database.url, entities, older));
      await fillOlder(before);
      await before.close();
      const settings = { HUB_DEMO: '0', DATABASE_URL: database.url, HUB_DATA: folder.path };
      const starts = await Promise.all([1, 2].map(() => runHub(start, settings)));
      expect(starts.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
        { code: 0, stderr: '' },
        { code: 0, stderr: '' },
      ]);

      const store = new Store(await openPostgresql(database.url, entities, migrations), testVault());
      const rows = await store.read<{ id: string; sealed: Uint8Array }>('test', 'select id, nik_sealed as sealed from person order by id');
      expect(rows.map(({ id, sealed }) => store.niks.open(id, sealed))).toEqual(niks);
      expect(
        await store.read('test', `select 1 from information_schema.columns where table_name = 'person' and column_name = 'nik_clear'`),
      ).toEqual([]);
      await store.close();

      const refused = await runHub(start, { ...settings, HUB_KEY: '' });
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(/hub\.key in the data folder: .* and no key was given\. Start the hub with the key/);
      expect(await readdir(folder.path)).toEqual([]);
    } finally {
      await database.drop();
    }
  });
});

describe('Two hubs that start at once', () => {
  it('leave no NIK in the file of the table, whichever of them takes the column away', async () => {
    const database = await createDatabase();
    try {
      const before = new Store(await openPostgresql(database.url, entities, older));
      await fillOlder(before);
      await before.close();
      const stores = await Promise.all(
        [1, 2].map(async () => new Store(await openPostgresql(database.url, entities, migrations), testVault())),
      );
      const left = `select position($1::bytea in pg_read_binary_file(pg_relation_filepath('person'))) > 0 as left`;
      const [one] = stores;
      const inFile = async () => {
        await one?.read('test', 'checkpoint');
        return one?.read('test', left, [Buffer.from(niks[0] ?? '')]);
      };
      expect(await inFile()).toEqual([{ left: true }]);
      expect((await Promise.all(stores.map(sealClearNiks))).toSorted()).toEqual([0, niks.length]);
      expect(await inFile()).toEqual([{ left: false }]);
      await Promise.all(stores.map((store) => store.close()));
    } finally {
      await database.drop();
    }
  });
});

describe('hub keys', () => {
  it('prints a new key, another one each time', async () => {
    const [first, second] = await Promise.all([runHub(['keys', 'new'], {}), runHub(['keys', 'new'], {})]);
    expect(first.stdout).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
    expect(first.stdout).not.toBe(second.stdout);
  });
});
