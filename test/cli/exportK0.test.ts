import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { entities } from '../../src/hub/entities.ts';
import { openTable } from '../../src/interchange/table/openTable.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { addWorkingGroupMember, AreaIndex, changeProfile, WorkingGroupRole } from '../../src/villages/index.ts';
import { runHub } from '../interchange/runHub.ts';
import { temporaryFolder } from '../interchange/temporaryFolder.ts';
import { createDatabase } from '../support/databases.ts';
import { loadFixture } from '../support/fixture.ts';
import { testVault } from '../support/testKey.ts';

const files = temporaryFolder();
const village = '33.26.01.2001';
const k0 = (...args: string[]) => runHub(['export', 'k0', ...args]);

/** The fixture, with something recorded of one village. */
async function fill(store: Store): Promise<void> {
  await loadFixture(store);
  const operation = { store, areas: await AreaIndex.load(store), viewer: localAdministrator, today: '2026-06-15' };
  await changeProfile(village, { overview: 'Baris "satu", dan\nÉ', secretariat: true }, operation);
  await addWorkingGroupMember(
    { villageCode: village, role: WorkingGroupRole.CHAIR, name: 'Ketua Contoh', since: '2026-01-01', trained: true },
    operation,
  );
}

function valuesOf(csv: string): Record<string, string> {
  return Object.fromEntries(parse<{ isian: string; nilai: string }>(csv, { columns: true }).map(({ isian, nilai }) => [isian, nilai]));
}

const expected = {
  'Desa/kelurahan': 'Desa 1',
  'Kode wilayah (Kemendagri)': village,
  'Gambaran umum': 'Baris "satu", dan\nÉ',
  Klasifikasi: 'Dasar',
  'Anggota pokja 1': 'Ketua Contoh (Ketua), sejak 2026-01-01, pelatihan: Ada',
  Sekretariat: 'Ada',
  'PLKB pendamping': '',
};

describe('hub export k0', () => {
  const data = join(files.folder, 'data');

  beforeAll(async () => {
    const store = new Store(await openEmbedded(data, entities, migrations), testVault());
    await fill(store);
    await store.close();
  });

  afterEach(() => vi.unstubAllEnvs());

  const onFolder = () => {
    vi.stubEnv('HUB_DATA', data);
    vi.stubEnv('DATABASE_URL', '');
  };

  it('writes the register of a village as CSV to standard output', async () => {
    onFolder();
    const { code, stdout, stderr } = await k0('--village', village);
    expect(stderr).toBe('');
    expect(valuesOf(Buffer.from(stdout, 'latin1').toString('utf8'))).toMatchObject(expected);
    expect(code).toBe(0);
  });

  it('writes the same to a .csv and a .xlsx file', async () => {
    onFolder();
    const [csv, xlsx] = [files.path('k0.csv'), files.path('k0.xlsx')];
    expect(await k0('--village', village, '--out', csv)).toMatchObject({ code: 0, stdout: '' });
    expect(await k0('--village', village, '--out', xlsx)).toMatchObject({ code: 0, stdout: '' });
    const values = valuesOf(readFileSync(csv, 'utf8'));
    expect(values).toMatchObject(expected);
    const table = await openTable(xlsx, {});
    const rows: string[][] = [];
    for await (const { cells } of table.rows) rows.push(cells.map((cell) => table.text(cell)));
    await table.close();
    expect(Object.fromEntries(rows.map(([, title, value]) => [title, value]))).toEqual(values);
  });

  it.each<[string, string[], string]>([
    ['the code of a district', ['--village', '33.26.01'], '--village: 33.26.01 is not the code of a village'],
    ['an unknown village', ['--village', '33.26.99.2001'], '--village: no area has the code 33.26.99.2001'],
    ['a village that is not declared', ['--village', '33.26.02.2003'], '--village: 33.26.02.2003 is not declared a Kampung KB'],
    ['a file of another kind', ['--village', village, '--out', 'k0.pdf'], '--out: k0.pdf has another ending'],
    [
      'a folder that does not exist',
      ['--village', village, '--out', join(files.folder, 'nowhere', 'k0.csv')],
      'cannot be written to; allowed: a folder that exists and that you may write to',
    ],
  ])('says of %s what is wrong, and writes nothing', async (_what, args, message) => {
    onFolder();
    const folder = files.path('folder');
    mkdirSync(folder);
    const { code, stdout, stderr } = await k0('--out', join(folder, 'k0.csv'), ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused while a hub runs on the folder', async () => {
    onFolder();
    const running = await openEmbedded(data, entities, migrations);
    try {
      const out = files.path('k0.csv');
      const { code, stderr } = await k0('--village', village, '--out', out);
      expect([code, existsSync(out)]).toEqual([1, false]);
      expect(stderr).toContain('is in use by another hub');
    } finally {
      await running.close();
    }
  });

  describe('on PostgreSQL', () => {
    let database: Awaited<ReturnType<typeof createDatabase>>;

    beforeAll(async () => {
      database = await createDatabase(inject('migratedDatabase'));
    });

    afterAll(() => database.drop());

    it('writes the register while a hub runs', async () => {
      const store = new Store(await openPostgresql(database.url, entities, migrations), testVault());
      try {
        await fill(store);
        vi.stubEnv('DATABASE_URL', database.url);
        const { code, stdout } = await k0('--village', village);
        expect(valuesOf(Buffer.from(stdout, 'latin1').toString('utf8'))).toMatchObject(expected);
        expect(code).toBe(0);
      } finally {
        await store.close();
      }
    });
  });
});
