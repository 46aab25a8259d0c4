import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measurementsChanged } from '../../src/children/index.ts';
import { Random } from '../../src/demo/Random.ts';
import { readJob } from '../../src/imports/jobs/ImportJob.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';
import { importFile } from './importFile.ts';
import { madeFile, madeRows } from './madeFile.ts';

const villages = ['Kandangserang/Desa 1', 'Kandangserang/Desa 2', 'Paninggaran/Desa 5'];
onEachDatabase((kind) => {
  describe('an import', () => {
    let test: TestHub;
    let whole: TestHub;
    beforeAll(async () => {
      test = await openTestHub(kind);
      whole = await openTestHub(kind);
    });
    afterAll(async () => {
      await test.close();
      await whole.close();
    });

    it('that is stopped at any slice and gone on with stores what one without a stop stores; the same file again changes nothing', async () => {
      const file = await madeFile(madeRows(new Random(7), { children: 45, months: 4, villages, before: today }));
      const id = await importFile(whole, file);
      expect(await readJob(whole.hub.store, id)).toMatchObject({
        state: 'DONE',
        checkpoint: 180,
        rowCount: 180,
        counts: { NEW: 45, KNOWN: 135 },
      });

      let left = Number.POSITIVE_INFINITY;
      test.hub.hooks.on(measurementsChanged, () => (left-- === 0 ? Promise.reject(new Error('killed')) : Promise.resolve()));
      const random = new Random(11);
      for (let kills = 0; kills < 4; kills++) {
        left = random.integer(0, 2);
        await expect(importFile(test, file, { most: 15 })).rejects.toThrow('killed');
        expect((await readJobs(test))[0]).toMatchObject({ state: 'RUNNING' });
      }
      left = Number.POSITIVE_INFINITY;
      await importFile(test, file, { most: 15 });
      expect(await countsOf(test)).toEqual(await countsOf(whole));
      expect(await readJobs(test)).toEqual([{ state: 'DONE', checkpoint: 180, counts: { NEW: 45, KNOWN: 135 } }]);

      const before = await countsOf(test);
      const again = await importFile(test, file);
      expect(await readJob(test.hub.store, again)).toMatchObject({ state: 'DONE', counts: { EQUAL: 180 } });
      expect(await countsOf(test)).toEqual(before);
    }, 120_000);
  });
});

function readJobs({ hub: { store } }: TestHub): Promise<object[]> {
  return store.read<object>('test', 'select state, checkpoint, counts from import_job order by asked_at');
}

/** How much is stored, and what is counted of it. */
async function countsOf({ hub: { store } }: TestHub) {
  const [counts] = await store.read<object>(
    'test',
    `select (select count(*) from family)::int as families, (select count(*) from person)::int as persons, (select count(*) from child)::int as children,
      (select count(*) from measurement)::int as measurements, (select count(*) from stunting_case)::int as cases, (select count(*) from alert)::int as alerts,
      (select count(*) from posyandu)::int as posyandus, (select jsonb_agg(to_jsonb(m) order by village_code, month) from indicator_month m) as months,
      (select jsonb_agg(to_jsonb(m) order by village_code, month) from indicator_family_month m) as family_months,
      (select count(*) from measurement_origin)::int as origins`,
  );
  return counts;
}
