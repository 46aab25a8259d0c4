import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator } from '../../src/access/viewer.ts';
import { Random } from '../../src/demo/Random.ts';
import { ImportKind } from '../../src/imports/enums.ts';
import { readJob } from '../../src/imports/jobs/ImportJob.ts';
import { undoImport } from '../../src/imports/jobs/undoImport.ts';
import { onEachDatabase } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';
import { importFile } from './importFile.ts';
import { madeFile, madeRows, type MadeRow } from './madeFile.ts';

/** A made history of food aid. */
async function historyOf(rows: readonly { row: MadeRow; from: string; until: string }[]): Promise<string> {
  const lines = rows.map(({ row, from, until }) => {
    const [district = '', village = ''] = row.village.split('/');
    return [row.nik, row.name, row.sex, row.bornOn, row.parent, district, village, from, until].join(';');
  });
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'hub-history-')), 'riwayat.csv');
  await writeFile(
    file,
    ['NIK;Nama;JK;Tgl Lahir;Nama Ortu;Kec;Desa/Kel;Tanggal Pengukuran Awal;Tanggal Pengukuran Akhir', ...lines].join('\n'),
  );
  return file;
}

onEachDatabase((kind) => {
  describe('a history of food aid', () => {
    let test: TestHub;
    beforeAll(async () => {
      test = await openTestHub(kind);
    });
    afterAll(() => test.close());

    it('enrols the families of its children once, refuses days before the program, and can be undone and imported again', async () => {
      const { store, areas, hooks } = test.hub;
      const operation = { store, areas, hooks, viewer: localAdministrator, today };
      const rows = [...madeRows(new Random(8), { children: 4, months: 1, villages: ['Kandangserang/Desa 1'], before: today })];
      await importFile(test, await madeFile(rows));
      const [program] = await store.read<{ id: string }>(
        'test',
        `select id from program where starts_on <= '2026-01-01' and ends_on is null order by id limit 1`,
      );
      const settings = { alerts: true, programId: program?.id ?? '' };
      const [first, second, third] = rows;
      if (first === undefined || second === undefined || third === undefined) throw new Error('too few rows were made');
      const history = () =>
        historyOf([
          { row: first, from: '2026-02-01', until: '2026-04-30' },
          { row: second, from: '2026-06-01', until: '' },
          { row: third, from: '2019-01-01', until: '2019-03-31' },
        ]);
      const enrolments = () =>
        store.read(
          'test',
          `select e.enrolled_on::text as "from", e.ended_on::text as "until", e.outcome from enrolment e where e.program_id = $1 and e.recorded_by = 'local' order by 1`,
          [settings.programId],
        );

      const job = await importFile(test, await history(), {}, settings, undefined, ImportKind.PROGRAMS);
      expect(await readJob(store, job)).toMatchObject({ counts: { KNOWN: 2, REFUSED: 1 } });
      const recorded = [
        { from: '2026-02-01', until: '2026-04-30', outcome: 'COMPLETED' },
        { from: '2026-06-01', until: null, outcome: null },
      ];
      expect(await enrolments()).toEqual(recorded);

      const again = await importFile(test, await history(), {}, settings, undefined, ImportKind.PROGRAMS);
      expect(await readJob(store, again)).toMatchObject({ counts: { EQUAL: 2, REFUSED: 1 } });
      expect(await enrolments()).toEqual(recorded);

      expect(await undoImport(job, operation)).toEqual({ undone: 2, kept: 0 });
      expect(await enrolments()).toEqual([
        { from: '2026-02-01', until: '2026-02-01', outcome: 'WITHDRAWN' },
        { from: '2026-06-01', until: '2026-06-01', outcome: 'WITHDRAWN' },
      ]);
      const afterwards = await importFile(test, await history(), {}, settings, undefined, ImportKind.PROGRAMS);
      expect(await readJob(store, afterwards)).toMatchObject({ counts: { KNOWN: 2, REFUSED: 1 } });
    });
  });
});
