import { expect, it } from 'vitest';
import { entities } from '../../src/hub/entities.ts';
import { Hooks } from '../../src/events/Hooks.ts';
import { registerFamily } from '../../src/children/index.ts';
import { Sex } from '../../src/families/index.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { AreaIndex } from '../../src/villages/index.ts';
import { createDatabase } from '../support/databases.ts';
import { testVault } from '../support/testKey.ts';

const before = migrations.findIndex(({ name }) => name === '0016-client-keys');

it('keys of before lead to what they led to, for their author alone, and another input is told by the fields', async () => {
  const database = await createDatabase();
  try {
    const old = new Store(await openPostgresql(database.url, entities, migrations.slice(0, before)), testVault());
    const run = (sql: string, params: unknown[] = []) => old.read('test', sql, params);
    await run(`insert into regency values ('33.26', 'Pekalongan')`);
    await run(`insert into district values ('33.26.01', '33.26', 'Kandangserang')`);
    await run(`insert into village values ('33.26.01.2001', '33.26.01', 'Desa', 'DESA')`);
    const family = '0197a000-0000-7000-8000-000000000001';
    const merged = '0197a000-0000-7000-8000-000000000002';
    const person = '0197a000-0000-7000-8000-000000000003';
    await run(
      `insert into family (id, village_code, client_key, recorded_by, recorded_at) values ($1, '33.26.01.2001', 'k1', 'local', now())`,
      [family],
    );
    await run(`insert into person (id, family_id, name, sex, relation) values ($1, $2, 'Kepala', 'MALE', 'HEAD')`, [person, family]);
    await run(
      `insert into family_change (id, family_id, kind, recorded_by, recorded_at) values (gen_random_uuid(), $1, 'REGISTERED', 'cadre-2', now())`,
      [merged],
    );
    await run(`insert into merged_family values ($1, $2, 'k2')`, [merged, family]);
    await run(
      `insert into family_change (id, family_id, kind, person_id, client_key, recorded_by, recorded_at) values (gen_random_uuid(), $1, 'MEMBER_ADDED', $2, 'k1', 'cadre-3', now())`,
      [family, person],
    );
    await run(
      `insert into partner (id, name, helix, client_key, recorded_by, recorded_at) values ($1, 'Radio', 'MEDIA', 'k1', 'officer', now())`,
      [merged],
    );
    await old.close();

    const store = new Store(await openPostgresql(database.url, entities, migrations), testVault());
    expect(await store.read('test', 'select author, kind, key, record_id, hub_key, input_hash from client_key order by author')).toEqual([
      { author: 'cadre-2', kind: 'family', key: 'k2', record_id: family, hub_key: null, input_hash: null },
      { author: 'cadre-3', kind: 'family change', key: 'k1', record_id: person, hub_key: null, input_hash: null },
      { author: 'local', kind: 'family', key: 'k1', record_id: family, hub_key: null, input_hash: null },
      { author: 'officer', kind: 'partner', key: 'k1', record_id: merged, hub_key: null, input_hash: null },
    ]);
    const operation = { store, areas: await AreaIndex.load(store), hooks: new Hooks(), viewer: localAdministrator, today: '2026-06-15' };
    const input = { villageCode: '33.26.01.2001', head: { name: 'Kepala', sex: Sex.MALE }, clientKey: 'k1' };
    expect((await registerFamily(input, operation)).id).toBe(family);
    await expect(registerFamily({ ...input, head: { name: 'Lain', sex: Sex.MALE } }, operation)).rejects.toMatchObject({
      code: 'CONFLICT',
      inputPath: ['input', 'clientKey'],
    });
    expect((await registerFamily(input, { ...operation, viewer: { ...localAdministrator, id: 'somebody else' } })).id).not.toBe(family);
    await store.close();
  } finally {
    await database.drop();
  }
});
