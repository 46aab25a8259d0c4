import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { Random } from '../../src/demo/Random.ts';
import { erasePerson } from '../../src/privacy/erasePerson.ts';
import { exportPerson } from '../../src/privacy/exportPerson.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';
import { importFile } from './importFile.ts';
import { madeFile, madeRows } from './madeFile.ts';

onAnyDatabase((kind) => {
  describe('the rows of a file that was imported', () => {
    let test: TestHub;
    beforeAll(async () => {
      test = await openTestHub(kind);
    });
    afterAll(() => test.close());

    it('are sealed, are a part of what is told to the person they are about, and are forgotten with the person', async () => {
      const { store, audit } = test.hub;
      const rows = [...madeRows(new Random(9), { children: 2, months: 2, villages: ['Kandangserang/Desa 1'], before: today })];
      const id = await importFile(test, await madeFile(rows));
      const name = rows[0]?.name ?? '';
      expect(
        await store.read(
          'test',
          `select number from import_row r where job_id = $1 and (position(convert_to($2, 'UTF8') in cells_sealed) > 0 or (to_jsonb(r) - 'cells_sealed')::text like '%' || $2 || '%')`,
          [id, name],
        ),
      ).toEqual([]);
      const [about] = await store.read<{ id: string }>('test', 'select child_id as id from import_row where job_id = $1 and number = 1', [
        id,
      ]);
      const personId = about?.id ?? '';
      const caller = { viewer: localAdministrator, operation: 'test', requestId: null };
      const told = await exportPerson(store, audit, { personId, reason: 'test', caller });
      expect(told.importedRows).toHaveLength(2);
      expect(told.importedRows[0]).toMatchObject({ line: 2, fate: 'NEW', cells: { Nama: name } });

      await erasePerson(store, { personId, reason: 'test', caller });
      expect(
        await store.read('test', 'select number, cells_sealed is null as forgotten from import_row where job_id = $1 order by number', [
          id,
        ]),
      ).toEqual([
        { number: 1, forgotten: true },
        { number: 2, forgotten: true },
        { number: 3, forgotten: false },
        { number: 4, forgotten: false },
      ]);
    }, 60_000);
  });
});
