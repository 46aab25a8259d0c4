import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findPosyandus, placePosyandus, type NamedPosyandu } from '../../src/posyandu/index.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { onAnyDatabase, openTestStore, type TestStore } from '../support/databases.ts';

const [here = '', there = ''] = fixtureVillages;

onAnyDatabase((kind) => {
  let test: TestStore;
  beforeEach(async () => (test = await openTestStore(kind, 'fixture')));
  afterEach(() => test.drop());

  const place = (named: readonly NamedPosyandu[]) => test.store.transaction((em) => placePosyandus(em, named, 'import'));
  /** How many statements it takes to place them. */
  const statementsFor = (named: readonly NamedPosyandu[]) =>
    test.store.transaction(async (em) => {
      const kysely = em.getKysely();
      const run = vi.spyOn(kysely, 'executeQuery');
      vi.spyOn(em, 'getKysely').mockReturnValue(kysely as ReturnType<typeof em.getKysely>);
      await placePosyandus(em, named, 'import');
      return run.mock.calls.length;
    });
  const stored = () =>
    test.store.read<{ id: string; village_code: string; name: string; rw: string | null; recorded_by: string }>(
      'test',
      'select id, village_code, name, rw, recorded_by from posyandu order by village_code, name',
    );

  it('creates what is missing once, finds it by any way to write it, and tells villages apart', async () => {
    const ids = await place([
      { villageCode: here, name: ' POSYANDU  MELATI 1 ', rw: '01' },
      { villageCode: here, name: 'Melati I' },
      { villageCode: there, name: 'melati 01' },
      { villageCode: here, name: '-' },
      { villageCode: here, name: 'Melati 2' },
    ]);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[3]).toBeNull();
    expect(new Set([ids[0], ids[2], ids[4]]).size).toBe(3);
    const rows = await stored();
    expect(rows.map(({ village_code, name, rw, recorded_by }) => [village_code, name, rw, recorded_by])).toEqual([
      [here, 'Melati 2', null, 'import'],
      // The last of the ways in which it was written in the file.
      [here, 'Melati I', null, 'import'],
      [there, 'melati 01', null, 'import'],
    ]);
    expect(await place([{ villageCode: here, name: 'Posyandu Melati-1' }])).toEqual([ids[0]]);
    expect(await stored()).toHaveLength(3);
  });

  it('only finds, where it is not to create', async () => {
    const named = [{ villageCode: here, name: 'Mawar' }];
    expect(await test.store.transaction((em) => findPosyandus(em, named))).toEqual([null]);
    expect(await stored()).toEqual([]);
  });

  it('creates each once for several at the same time', async () => {
    const names = ['Mawar 1', 'Mawar 2', 'Mawar 3'];
    const all = await Promise.all(Array.from({ length: 8 }, () => place(names.map((name) => ({ villageCode: here, name })))));
    for (const ids of all) expect(ids).toEqual(all[0]);
    expect(await stored()).toHaveLength(3);
  });

  it('asks as many statements for a thousand names as for one', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => ({ villageCode: fixtureVillages[n % 6] ?? here, name: `Dahlia ${n}` }));
    const one = await statementsFor([{ villageCode: here, name: 'Mawar' }]);
    expect(one).toBeGreaterThan(1);
    expect(await statementsFor(many)).toBe(one);
    expect(await stored()).toHaveLength(1_001);
  });

  it('stores nothing in a village outside the limits of the viewer', async () => {
    const limited = test.store.limitedTo({ villages: [here], partnerId: null });
    const placed = (villageCode: string) => limited.transaction((em) => placePosyandus(em, [{ villageCode, name: 'Mawar' }], 'midwife'));
    await expect(placed(there)).rejects.toThrow('row-level security');
    await placed(here);
    expect((await stored()).map(({ village_code }) => village_code)).toEqual([here]);
  });

  it('leaves no child in the posyandu of a village that it has moved from', async () => {
    const [id] = await place([{ villageCode: here, name: 'Mawar' }]);
    const run = (sql: string) => test.store.read<{ posyandu_id: string | null }>('test', sql, [here]);
    await expect(run(`update child set posyandu_id = '${id}' where village_code <> $1`)).rejects.toThrow('foreign key');
    await run(`update child set posyandu_id = '${id}' where village_code = $1`);
    const family = `(select family_id from child where village_code = $1 order by id limit 1)`;
    await run(`update family set village_code = '${there}' where id = ${family} and village_code = $1`);
    const rows = await test.store.read<{ village: string; n: number }>(
      'test',
      'select village_code as village, count(*)::int as n from child where posyandu_id is not null group by 1',
    );
    expect(rows).toEqual([{ village: here, n: 2 }]);
  });
});
