import { readdirSync, readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { purgeWriteAheadLog, sealClearNiks } from '../../src/families/index.ts';
import { entities } from '../../src/hub/entities.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { Store } from '../../src/store/Store.ts';
import { testVault } from '../support/testKey.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-upgraded-'));
afterEach(() => rmSync(folder, { recursive: true }));

const nik = (n: number) => `332699010195${String(n).padStart(4, '0')}`;

/** The files of the folder that hold any of the NIKs. */
function filesWithNiks(): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).filter((file) => readFileSync(file).includes('332699010195'));
}

const open = async (upTo?: string) => {
  const end = migrations.findIndex(({ name }) => name === upTo);
  return new Store(await openEmbedded(folder, entities, end === -1 ? migrations : migrations.slice(0, end + 1)), testVault());
};

it('a data folder of before NIKs were sealed holds none of them in clear text once it was upgraded', { timeout: 60_000 }, async () => {
  const old = await open('0009-token-revocations');
  await old.read('test', `insert into regency values ('33.26', 'Pekalongan')`);
  await old.read('test', `insert into district values ('33.26.01', '33.26', 'Kandangserang')`);
  await old.read('test', `insert into village values ('33.26.01.2001', '33.26.01', 'Desa', 'DESA')`);
  await old.read(
    'test',
    `insert into family (id, village_code, recorded_by, recorded_at) select gen_random_uuid(), '33.26.01.2001', 'test', now() from generate_series(1, 200)`,
  );
  await old.read(
    'test',
    `insert into person (id, family_id, name, nik, sex, born_on, relation) select gen_random_uuid(), id, 'Kepala', '332699010195' || lpad((row_number() over ())::text, 4, '0'), 'MALE', '1995-01-01', 'HEAD' from family`,
  );
  await old.read('test', `update person set name = 'Kepala Keluarga' where nik like '%7'`);
  await old.close();
  expect(filesWithNiks().some((file) => file.includes('pg_wal'))).toBe(true);

  const upgraded = await open();
  expect(await sealClearNiks(upgraded)).toBe(200);
  expect(filesWithNiks().some((file) => file.includes('pg_wal'))).toBe(true);
  await purgeWriteAheadLog(upgraded);
  expect(filesWithNiks()).toEqual([]);
  // It is all there, sealed, and the next start has nothing to do.
  const [person] = await upgraded.read<{ id: string; sealed: Uint8Array }>(
    'test',
    `select id, nik_sealed as sealed from person where nik_mask like '%01' order by id limit 1`,
  );
  expect([nik(1), nik(101)]).toContain(upgraded.niks.open(person?.id ?? '', person?.sealed ?? new Uint8Array()));
  expect(await upgraded.read('test', 'select * from upgrade_step')).toEqual([]);
  await upgraded.close();

  const again = await open();
  expect(await again.read('test', 'select count(*)::int as n from person where nik_sealed is not null')).toEqual([{ n: 200 }]);
  await again.close();
  expect(filesWithNiks()).toEqual([]);
});
