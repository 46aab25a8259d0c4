import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAdministrator, type Viewer } from '../../src/access/viewer.ts';
import { render } from '../../src/base/messages/index.ts';
import type { FileRow, ImportOperation, RowPlan } from '../../src/imports/contract.ts';
import { ImportKind, RowFate } from '../../src/imports/enums.ts';
import { rowPlanner } from '../../src/imports/plan/planRows.ts';
import { openImport } from '../../src/imports/rows/openImport.ts';
import { Places } from '../../src/imports/rows/places.ts';
import { Readable } from 'node:stream';
import { queryIn } from '../../src/store/queryIn.ts';
import { fixtureVillages } from '../support/fixture.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';

const [here = '', beside = ''] = fixtureVillages;
const columns =
  'NIK;Nama;JK;Tgl Lahir;Nomor KK;Nama Ibu;Nama Ayah;Kode Desa;Posyandu;RT;RW;Tanggal Pengukuran;Berat;Tinggi;Cara Ukur;ZS TB/U'.split(';');
type Cells = Record<string, string>;
/** A made child of the first village, with some cells changed. */
const cells = (change: Cells = {}): Cells => ({
  Nama: 'CONTOH SATU',
  JK: 'P',
  'Tgl Lahir': '10-05-2024',
  'Nama Ibu': 'IBU CONTOH',
  'Kode Desa': here,
  RT: '7',
  RW: '1',
  'Tanggal Pengukuran': '20-05-2026',
  Berat: '10,2',
  Tinggi: '82,5',
  'Cara Ukur': 'Berdiri',
  ...change,
});

onAnyDatabase((kind) => {
  describe('Rows of a file', () => {
    let test: TestHub;
    beforeAll(async () => (test = await openTestHub(kind)));
    afterAll(() => test.close());

    async function rowsOf(given: readonly Cells[]): Promise<FileRow[]> {
      const lines = [columns, ...given.map((one) => columns.map((name) => one[name] ?? ''))].map((line) => line.join(';'));
      const file = await openImport(Readable.from([Buffer.from(`${lines.join('\n')}\n`)]), {
        kind: ImportKind.EPPGBM,
        places: await Places.load(test.hub.store),
        today,
      });
      const rows: FileRow[] = [];
      for await (const { row } of file.all()) rows.push(row);
      await file.close();
      return rows;
    }

    async function plan(given: readonly Cells[], change: Partial<ImportOperation> & { viewer?: Viewer } = {}): Promise<RowPlan[]> {
      const rows = await rowsOf(given);
      const operation: ImportOperation = {
        store: test.hub.store,
        viewer: localAdministrator,
        today,
        programId: null,
        decisions: new Map(),
        ...change,
      };
      const planRows = rowPlanner({ isDryRun: true });
      return test.hub.store.transaction((em) => planRows(em, rows, operation));
    }
    const fates = (plans: readonly RowPlan[]) => plans.map(({ fate }) => fate);
    const reasons = ({ reasons: given }: RowPlan) => given.map(({ message }) => render(message, 'id')).join('; ');

    it('of one child are one child: registered once, then known, then equal', async () => {
      const plans = await plan([cells(), cells({ 'Tanggal Pengukuran': '20-06-2025', Berat: '9', Tinggi: '75' }), cells()]);
      expect(fates(plans)).toEqual([RowFate.NEW, RowFate.KNOWN, RowFate.EQUAL]);
      expect(new Set(plans.map(({ childId }) => childId)).size).toBe(1);
      expect(plans.map(({ writes }) => writes?.family === null)).toEqual([false, true, false]);
      expect(plans[2] && reasons(plans[2])).toBe('sama dengan baris 2 berkas ini');
    });

    it('of one child and day with other values are refused after the first', async () => {
      const plans = await plan([cells(), cells({ Berat: '10,4' })]);
      expect(fates(plans)).toEqual([RowFate.NEW, RowFate.REFUSED]);
      expect(plans[1] && reasons(plans[1])).toContain('baris 2 berkas ini berisi hasil lain');
    });

    it('of twins are two children of one family, and of twins of one name too where they have NIKs', async () => {
      const named = await plan([cells({ Nama: 'HASAN', JK: 'L' }), cells({ Nama: 'HUSEIN', JK: 'L', Berat: '9,9' })]);
      expect(fates(named)).toEqual([RowFate.NEW, RowFate.NEW]);
      expect(named[0]?.familyId).toBe(named[1]?.familyId);
      const niks = await plan([cells({ NIK: '3326015005240001' }), cells({ NIK: '3326015005240002', Berat: '9,9' })]);
      expect(niks[1]?.fate).not.toBe(RowFate.NEW);
      expect(niks[1]?.fate).not.toBe(RowFate.EQUAL);
    });

    it('of a child in two villages are recorded where the hub has it, and say so', async () => {
      const nik = '3326015005240001';
      const plans = await plan([cells({ NIK: nik }), cells({ NIK: nik, 'Kode Desa': beside, 'Tanggal Pengukuran': '01-06-2026' })]);
      expect(fates(plans)).toEqual([RowFate.NEW, RowFate.KNOWN]);
      expect(plans[1] && reasons(plans[1])).toContain('tercatat di desa lain');
    });

    it('of forty children with one family card are refused from the sixteenth on', async () => {
      const day = (n: number) => `${String((n % 28) + 1).padStart(2, '0')}-${String((n % 5) + 1).padStart(2, '0')}-2024`;
      const children = Array.from({ length: 40 }, (_, n) =>
        cells({
          Nama: `ANAK ${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(65 + Math.floor(n / 26))} NOMOR ${n}`,
          'Tgl Lahir': day(n),
          'Nomor KK': '3326010101200001',
        }),
      );
      const plans = await plan(children);
      expect(plans.filter(({ fate }) => fate === RowFate.NEW)).toHaveLength(15);
      expect(plans.filter((one) => reasons(one).includes('Periksa nomor KK')).length).toBeGreaterThan(20);
    });

    it('go into the family of a known parent in the same RT, with the head that the file names otherwise', async () => {
      const [known, other] = await plan([
        cells({ 'Nama Ibu': '', 'Nama Ayah': 'AYAH 0-1', RT: '001', RW: '001' }),
        cells({ Nama: 'LAIN SEKALI', 'Nama Ibu': 'IBU BARU', 'Nama Ayah': 'AYAH BARU', RT: '9' }),
      ]);
      expect(known?.writes?.family).toBeNull();
      expect(other?.writes?.family?.members).toMatchObject([
        { name: 'AYAH BARU', relation: 'HEAD', sex: 'MALE' },
        { name: 'IBU BARU', relation: 'SPOUSE', sex: 'FEMALE' },
      ]);
    });

    it('of a new child without a parent, a sex or a birth date are refused, each with what is needed', async () => {
      const plans = await plan([
        cells({ 'Nama Ibu': '' }),
        cells({ JK: '' }),
        cells({ 'Tgl Lahir': '' }),
        cells({ 'Tgl Lahir': '01-01-2021' }),
      ]);
      expect(fates(plans)).toEqual([RowFate.REFUSED, RowFate.REFUSED, RowFate.REFUSED, RowFate.REFUSED]);
      expect(plans.map(reasons)).toEqual([
        expect.stringContaining('nama orang tua'),
        expect.stringContaining('L atau P'),
        expect.stringContaining('tanggal lahir'),
        expect.stringContaining('batas akhir Standar Pertumbuhan Anak WHO'),
      ]);
    });

    it('of children the hub has are known; other values of a day are a correction with its reason', async () => {
      const [known] = await test.hub.store.read<{
        name: string;
        born: string;
        measured: string;
        weight: number;
        height: number;
        sex: string;
        rw: string;
      }>(
        'test',
        `select p.name, to_char(p.born_on, 'DD-MM-YYYY') as born, to_char(m.measured_on, 'DD-MM-YYYY') as measured, m.weight_kg as weight, m.height_cm as height, p.sex, f.rw
          from measurement m join person p on p.id = m.child_id join family f on f.id = p.family_id
          where p.village_code = $1 order by p.name, m.measured_on limit 1`,
        [here],
      );
      const own = (change: Cells = {}) =>
        cells({
          Nama: known?.name.toUpperCase() ?? '',
          JK: known?.sex === 'MALE' ? 'L' : 'P',
          'Tgl Lahir': known?.born ?? '',
          'Nama Ibu': 'Ibu 0-1',
          RT: '001',
          RW: known?.rw ?? '',
          'Tanggal Pengukuran': known?.measured ?? '',
          Berat: String(known?.weight).replace('.', ','),
          Tinggi: String(known?.height).replace('.', ','),
          'Cara Ukur': '',
          ...change,
        });
      const [equal] = await plan([own()]);
      expect([equal?.fate, equal?.writes]).toEqual([RowFate.EQUAL, null]);
      const [changed] = await plan([own({ Berat: '8,8' })]);
      expect(changed).toMatchObject({
        fate: RowFate.CHANGED,
        writes: { correction: { values: { weightKg: 8.8 }, reason: 'dikoreksi dari berkas, baris 2' } },
      });
      const [fresh] = await plan([own({ 'Tanggal Pengukuran': '10-06-2026', Berat: '9,5' })]);
      expect(fresh).toMatchObject({ fate: RowFate.KNOWN, writes: { measurements: [{ measuredOn: '2026-06-10', weightKg: 9.5 }] } });
    });

    it('outside the areas of the importer are refused one by one', async () => {
      const viewer = { ...localAdministrator, areas: [here] };
      expect(fates(await plan([cells(), cells({ 'Kode Desa': beside })], { viewer }))).toEqual([RowFate.NEW, RowFate.REFUSED]);
    });

    it('follow what somebody has decided', async () => {
      const [child] = await test.hub.store.read<{ id: string }>('test', 'select id from child order by id limit 1');
      const childId = child?.id ?? '';
      const [decided] = await plan([cells({ 'Tgl Lahir': '15-01-2024' })], { decisions: new Map([[1, { childId }]]) });
      expect(decided).toMatchObject({ fate: RowFate.KNOWN, childId });
    });

    it('tell which rule explains a score that is not the standards’', async () => {
      const [edited, rounded] = await plan([
        cells({ 'ZS TB/U': '-4,00' }),
        cells({ Nama: 'LAIN', 'Nama Ibu': 'IBU LAIN', 'ZS TB/U': '-1,31' }),
      ]);
      expect(edited && reasons(edited)).toContain('baris diubah setelah dihitung');
      expect(rounded && reasons(rounded)).toContain('ZS TB/U di berkas -1.31');
    });

    it('are planned with as many statements for forty as for four', async () => {
      const count = async (rows: number): Promise<number> => {
        const given = await rowsOf(
          Array.from({ length: rows }, (_, n) =>
            cells({ Nama: `ANAK ${n} ${n}`, 'Nama Ibu': `IBU ${n}`, NIK: n % 2 ? '' : `33260150052400${String(n + 10)}` }),
          ),
        );
        const planRows = rowPlanner({ isDryRun: true });
        let statements = 0;
        const stop = test.hub.store.onStatement(() => statements++);
        try {
          await test.hub.store.transaction(async (em) => {
            await queryIn(em, 'select 1');
            await planRows(em, given, { store: test.hub.store, viewer: localAdministrator, today, programId: null, decisions: new Map() });
          });
        } finally {
          stop();
        }
        return statements;
      };
      expect(await count(40)).toBe(await count(4));
    });
  });
});
