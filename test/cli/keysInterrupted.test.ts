import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { keyIdOf } from '../../src/store/nik/NikKey.ts';
import { keyText, newMasterKey } from '../../src/store/nik/keySource.ts';
import type { NikVault } from '../../src/store/nik/NikVault.ts';
import { entities } from '../../src/hub/entities.ts';
import { sealClearNiks } from '../../src/families/index.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { createDatabase } from '../support/databases.ts';
import { dataFolder, launch, runHub } from '../support/hubProcess.ts';
import { waitingForLock } from '../support/locks.ts';
import { testKey, testVault } from '../support/testKey.ts';

/** More than two batches of a rotation. */
const people = 2_300;
const batch = 1_000;
const idOf = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const nikOf = (n: number) => `332699120490${String(n + 1).padStart(4, '0')}`;

/** Fills a database with a family whose people have NIKs, sealed under the first key of a vault. */
async function fill(store: Store, count: number): Promise<void> {
  const run = (sql: string, params: unknown[] = []) => store.read('test', sql, params);
  await run(`insert into regency values ('33.26', 'Pekalongan')`);
  await run(`insert into district values ('33.26.01', '33.26', 'Kandangserang')`);
  await run(`insert into village values ('33.26.01.2001', '33.26.01', 'Desa', 'DESA')`);
  await run(
    `insert into family (id, village_code, recorded_by, recorded_at) values ('0197a000-0000-7000-8000-00000000f001', '33.26.01.2001', 'test', now())`,
  );
  const [key] = store.niks.keys;
  if (key === undefined) throw new Error('the vault has a key');
  const rows = Array.from({ length: count }, (_, n) => {
    const { sealed, hash, mask } = key.seal(idOf(n), nikOf(n));
    return {
      id: idOf(n),
      sealed: `\\x${sealed.toString('hex')}`,
      hash: `\\x${hash.toString('hex')}`,
      mask,
      relation: n === 0 ? 'HEAD' : 'OTHER',
    };
  });
  await run(
    `insert into person (id, family_id, name, nik_sealed, nik_hash, nik_mask, sex, relation) select id, '0197a000-0000-7000-8000-00000000f001', 'Contoh', sealed, hash, mask, 'MALE', relation
      from json_to_recordset($1::json) as r (id uuid, sealed bytea, hash bytea, mask text, relation text)`,
    [JSON.stringify(rows)],
  );
  await store.transaction((em) => store.niks.writingKey(em));
}

/** How many NIKs are under which key; each must open as what it was, and be found by its hash. */
async function sealedUnder(store: Store, vault: NikVault): Promise<Record<string, number>> {
  const rows = await store.read<{ id: string; sealed: Uint8Array; hash: Uint8Array }>(
    'test',
    'select id, nik_sealed as sealed, nik_hash as hash from person order by id',
  );
  const counts: Record<string, number> = {};
  for (const [n, { id, sealed, hash }] of rows.entries()) {
    expect([id, vault.open(id, sealed)]).toEqual([idOf(n), nikOf(n)]);
    const keyId = keyIdOf(Buffer.from(sealed));
    expect(
      vault.keys
        .find((key) => key.id === keyId)
        ?.hash(nikOf(n))
        .equals(Buffer.from(hash)),
    ).toBe(true);
    counts[keyId] = (counts[keyId] ?? 0) + 1;
  }
  return counts;
}

describe('hub keys rotate that dies', () => {
  it('between two batches loses nothing, hubs with both keys go on, and the next run finishes it', async () => {
    const database = await createDatabase(inject('migratedDatabase'));
    const newKey = keyText(newMasterKey());
    const both = testVault(newKey, testKey);
    const [fresh = '', old = ''] = both.keys.map(({ id }) => id);
    const store = new Store(await openPostgresql(database.url, entities, migrations), testVault());
    const elsewhere = new pg.Client(database.url);
    try {
      await fill(store, people);
      // As every start does: it takes the column away that a new database does not need.
      await sealClearNiks(store);
      const settings = { HUB_DEMO: '0', DATABASE_URL: database.url, HUB_KEY: `${newKey} ${testKey}` };
      // Somebody of the second batch is being changed: the rotation waits there, and dies.
      await elsewhere.connect();
      await elsewhere.query('begin');
      await elsewhere.query('select from person where id = $1 for update', [idOf(batch + 500)]);
      const { child, ended } = launch(['keys', 'rotate'], settings);
      await expect.poll(async () => (await sealedUnder(store, both))[fresh] ?? 0, { timeout: 60_000 }).toBe(batch);
      await expect.poll(() => waitingForLock(store), { timeout: 20_000 }).toBe(1);
      child.kill('SIGKILL');
      expect(await ended).toMatchObject({ code: null, stdout: '' });
      await elsewhere.query('rollback');
      expect(await sealedUnder(store, both)).toEqual({ [fresh]: batch, [old]: people - batch });
      expect(await store.read('test', 'select id, current from nik_key order by current')).toEqual([
        { id: old, current: false },
        { id: fresh, current: true },
      ]);

      // In between: whoever has both keys opens every NIK and finds each; whoever has one of them alone does not start.
      for (const n of [0, people - 1]) {
        const exported = await runHub(['person', 'export', '--id', `Person_${idOf(n)}`], settings);
        expect(JSON.parse(exported.stdout)).toMatchObject({ person: { nik: nikOf(n) } });
      }
      for (const alone of [newKey, testKey])
        expect(await runHub(['person', 'export', '--id', `Person_${idOf(0)}`], { ...settings, HUB_KEY: alone })).toMatchObject({
          code: 1,
          stdout: '',
        });

      expect(await runHub(['keys', 'rotate'], settings)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(new RegExp(`^Brought 1,300 NIKs under the key ${fresh}\\.`)) as string,
      });
      expect(await sealedUnder(store, both)).toEqual({ [fresh]: people });
      expect(await store.read('test', 'select id, current from nik_key')).toEqual([{ id: fresh, current: true }]);
      expect(await runHub(['keys', 'rotate'], settings)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Brought 0 NIKs') as string,
      });
    } finally {
      await elsewhere.end();
      await store.close();
      await database.drop();
    }
  }, 180_000);

  describe('in the data folder', () => {
    let folder: Awaited<ReturnType<typeof dataFolder>>;
    beforeEach(async () => (folder = await dataFolder('migrated')));
    afterEach(() => folder.remove());

    const settings = () => ({ HUB_KEY: '', HUB_DEMO: '0', HUB_DATA: folder.path });
    const keysInFile = async () => (await readFile(join(folder.path, 'hub.key'), 'utf8')).trim().split('\n');
    const open = async (keys: string[]) => new Store(await openEmbedded(folder.path, entities, migrations), testVault(...keys));

    it('once the new key stands in the file has lost neither key, and the next run finishes it with that one', async () => {
      const first = keyText(newMasterKey());
      await writeFile(join(folder.path, 'hub.key'), `${first}\n`);
      const filling = await open([first]);
      await fill(filling, people);
      await filling.close();

      const { child, ended } = launch(['keys', 'rotate'], settings());
      await expect.poll(async () => (await keysInFile()).length, { timeout: 60_000, interval: 1 }).toBe(2);
      child.kill('SIGKILL');
      await ended;
      const [second = '', ...rest] = await keysInFile();
      expect(rest).toEqual([first]);
      const between = await open([second, first]);
      const counts = await sealedUnder(between, testVault(second, first));
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(people);
      await between.close();

      expect(await runHub(['keys', 'rotate'], settings())).toMatchObject({ code: 0 });
      expect(await keysInFile()).toEqual([second]);
      const after = await open([second]);
      expect(Object.values(await sealedUnder(after, testVault(second)))).toEqual([people]);
      await after.close();
    }, 180_000);
  });
});

describe('hub audit verify', () => {
  it('takes no key and makes none: a wrong one, and none at all, are no matter', async () => {
    const folder = await dataFolder();
    const database = await createDatabase(inject('migratedDatabase'));
    try {
      const store = new Store(await openPostgresql(database.url, entities, migrations), testVault());
      await fill(store, 1);
      await store.close();
      const settings = { HUB_DEMO: '0', DATABASE_URL: database.url, HUB_DATA: folder.path };
      expect(await runHub(['person', 'export', '--id', `Person_${idOf(0)}`], settings)).toMatchObject({ code: 0 });
      for (const key of ['', keyText(newMasterKey()), 'no key at all']) {
        const checked = await runHub(['audit', 'verify'], { ...settings, HUB_KEY: key });
        expect(checked).toMatchObject({
          code: 0,
          stderr: '',
          stdout: expect.stringMatching(/^The audit log is intact: 1 entries, head 1:[0-9a-f]{64}\.\n$/) as string,
        });
      }
      expect(await readdir(folder.path)).not.toContain('hub.key');
    } finally {
      await database.drop();
      await folder.remove();
    }
  }, 120_000);

  it('says of a data folder without a database that there is nothing to check', async () => {
    const folder = await dataFolder();
    try {
      expect(await runHub(['audit', 'verify'], { HUB_KEY: '', HUB_DATA: folder.path })).toEqual({
        code: 1,
        stdout: '',
        stderr: `Nothing was checked: no hub has its database in HUB_DATA, which is ${folder.path}\n`,
      });
    } finally {
      await folder.remove();
    }
  });
});
