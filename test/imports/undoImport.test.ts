import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { recordMeasurement } from '../../src/children/index.ts';
import { Random } from '../../src/demo/Random.ts';
import { readJob } from '../../src/imports/jobs/ImportJob.ts';
import { undoImport } from '../../src/imports/jobs/undoImport.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';
import { importFile } from './importFile.ts';
import { madeFile, madeRows } from './madeFile.ts';

const villages = ['Kandangserang/Desa 1', 'Paninggaran/Desa 5'];

onEachDatabase((kind) => {
  describe('an import that is undone', () => {
    let test: TestHub;
    beforeAll(async () => {
      test = await openTestHub(kind);
    });
    afterAll(() => test.close());

    it('counts as if it had not been, but for what others have touched since; the file can be imported again', async () => {
      const { store, areas, hooks } = test.hub;
      const operation = { store, areas, hooks, viewer: localAdministrator, today };
      const rows = [...madeRows(new Random(5), { children: 12, months: 3, villages, before: today })];
      const before = await countedOf(test);
      const first = await importFile(test, await madeFile(rows.slice(0, 18), 'satu.csv'));
      const touched = await store.read<{ id: string; village: string }>(
        'test',
        'select c.id, c.village_code as village from child c join import_row r on r.child_id = c.id where r.number = 1',
      );
      const [child] = touched;
      if (child === undefined) throw new Error('no child was imported');
      // The same children again with a corrected weight, and others.
      const second = await importFile(
        test,
        await madeFile(
          rows.map((row, n) => (n === 0 ? { ...row, weight: row.weight + 0.3 } : row)),
          'dua.csv',
        ),
      );
      expect(await readJob(store, second)).toMatchObject({ counts: { CHANGED: 1, EQUAL: 17, NEW: 6, KNOWN: 12 } });

      expect(await undoImport(second, operation)).toEqual({ undone: 19, kept: 0 });
      expect(await readJob(store, second)).toMatchObject({ state: 'UNDONE' });
      const [weight] = await store.read<{ weight: number }>(
        'test',
        `select m.weight_kg as weight from measurement m where m.child_id = $1 and m.superseded_by_id is null and not m.void order by m.measured_on limit 1`,
        [child.id],
      );
      expect(weight?.weight).toBe(rows[0]?.weight);

      await recordMeasurement({ childId: child.id, measuredOn: today, weightKg: 9, heightCm: 80 }, operation);
      const undone = await undoImport(first, operation);
      expect(undone.kept).toBeGreaterThan(0);
      const kept = await store.read<{ number: number }>(
        'test',
        `select number from import_row where job_id = $1 and written is not null and reasons::text like '%touchedSince%' order by number`,
        [first],
      );
      expect(kept.map(({ number }) => number)).toEqual([1]);
      const [monitored] = await store.read<{ ids: string[]; counting: number }>(
        'test',
        `select array_agg(distinct r.child_id) as ids, (select count(*)::int from measurement m where m.child_id = $2 and m.superseded_by_id is null and not m.void) as counting
          from import_row r join child c on c.id = r.child_id where r.job_id = $1 and c.monitoring_end is null`,
        [first, child.id],
      );
      // What was measured by hand is all that counts of the child who stays.
      expect(monitored).toEqual({ ids: [child.id], counting: 1 });
      const after = await countedOf(test);
      expect(after.children).toBe(before.children + 1);
      expect(after.families).toBe(before.families + 1);

      // What an undone import had stored does not count: all of it is recorded again, of the child who stays too.
      const again = await importFile(test, await madeFile(rows, 'tiga.csv'));
      expect(await readJob(store, again)).toMatchObject({ state: 'DONE', counts: { NEW: 11, KNOWN: 25 } });
    }, 120_000);
  });
});

/** What is counted in the month of today. */
async function countedOf({ hub: { store } }: TestHub): Promise<{ children: number; families: number }> {
  const [counted] = await store.read<{ children: number; families: number }>(
    'test',
    `select (select count(*)::int from child where monitoring_end is distinct from 'ENTERED_IN_ERROR') as children,
      (select sum(families)::int from indicator_family_month) as families`,
  );
  return counted ?? { children: 0, families: 0 };
}
