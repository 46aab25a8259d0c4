import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AreaIndex, loadAreas } from '../../src/villages/index.ts';
import { onEachDatabase, openTestStore, type TestStore } from '../support/databases.ts';

const folder = join(dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json')), 'data');

/** The areas inside another as the package has them, by code. */
function published(file: string, inside: string): { code: string; name: string }[] {
  const rows = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.startsWith(`${inside}.`));
  return rows.map((line) => {
    const [code = '', , ...name] = line.trim().split(',');
    return { code, name: name.join(',').replaceAll('"', '') };
  });
}

onEachDatabase((kind) => {
  let database: TestStore;
  const read = <Row>(sql: string, params: unknown[] = []) => database.store.read<Row>('test', sql, params);
  const counts = () =>
    read(
      'select (select count(*)::int from regency) as regencies, (select count(*)::int from district) as districts, (select count(*)::int from village) as villages',
    );

  beforeAll(async () => {
    database = await openTestStore(kind);
  });

  afterAll(() => database.drop());

  describe('a regency that does not exist', () => {
    it.each([
      ['33.99', 'no regency has the code 33.99', 'NOT_FOUND'],
      ['33.26.16', '33.26.16 is not the code of a regency; allowed: a code such as 33.26', 'BAD_USER_INPUT'],
    ])('%s is refused in words, and nothing is written', async (code, message, errorCode) => {
      await expect(loadAreas(database.store, code)).rejects.toMatchObject({ message, code: errorCode });
      expect(await counts()).toEqual([{ regencies: 0, districts: 0, villages: 0 }]);
    });
  });

  describe('Kabupaten Pekalongan', () => {
    beforeAll(() => loadAreas(database.store, '33.26'));

    it('has 285 villages, of them 272 desa and 13 kelurahan, in 19 districts', async () => {
      expect(await counts()).toEqual([{ regencies: 1, districts: 19, villages: 285 }]);
      expect(await read('select kind, count(*)::int from village group by 1 order by 1')).toEqual([
        { kind: 'DESA', count: 272 },
        { kind: 'KELURAHAN', count: 13 },
      ]);
      expect(await read(`select code from village where (substr(code, 10, 1) = '1') <> (kind = 'KELURAHAN')`)).toEqual([]);
    });

    it('has the codes and names that idn-area-data publishes', async () => {
      expect(await read('select code, name from regency')).toEqual([{ code: '33.26', name: 'Pekalongan' }]);
      expect(await read('select code, name from district order by code')).toEqual(published('districts.csv', '33.26'));
      expect(await read('select code, name from village order by code')).toEqual(published('villages.csv', '33.26'));
      expect(await read('select code from village where district_code <> left(code, 8)')).toEqual([]);
    });

    it('is not loaded again, and what was corrected stays', async () => {
      await read(`update village set name = 'Corrected' where code = '33.26.16.2001'`);
      await loadAreas(database.store, '33.26');
      expect(await read(`select name from village where code = '33.26.16.2001'`)).toEqual([{ name: 'Corrected' }]);
      expect(await counts()).toEqual([{ regencies: 1, districts: 19, villages: 285 }]);
    });

    it('stands beside another regency', async () => {
      await Promise.all([loadAreas(database.store, '33.25'), loadAreas(database.store, '33.25')]);
      expect(await read(`select count(*)::int from village where code like '33.25.%'`)).toEqual([
        { count: published('villages.csv', '33.25').length },
      ]);
      const areas = await AreaIndex.load(database.store);
      expect([areas.has('33.25'), areas.has('33.26.19'), areas.has('33.27')]).toEqual([true, true, false]);
      expect(areas.within('33.26')).toHaveLength(1 + 19 + 285);
    });
  });
});
