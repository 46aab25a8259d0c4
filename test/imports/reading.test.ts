import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportKind } from '../../src/imports/enums.ts';
import { formats } from '../../src/imports/formats/index.ts';
import { mappingOf } from '../../src/imports/formats/Mapping.ts';
import { templateColumns } from '../../src/imports/template/writeTemplate.ts';
import { places, read, said } from './files.ts';

const head2023 =
  'NIK;Nama;JK;Tgl Lahir;BB Lahir;TB Lahir;Nama Ortu;Prov;Kab/Kota;Kec;Pukesmas;Desa/Kel;Posyandu;RT;RW;Alamat;Usia Saat Ukur;Tanggal Pengukuran;Berat;Tinggi;Cara Ukur;LiLA;BB/U;ZS BB/U;TB/U;ZS TB/U;BB/TB;ZS BB/TB;Naik Berat Badan;PMT Diterima (kg);Jml Vit A;KPSP;KIA';
const fields = head2023.split(';');
/** A row of e-PPGBM of a made child, with some cells changed. */
const row = (cells: Record<string, string> = {}): string => {
  const own: Record<string, string> = {
    NIK: '3326165005240001',
    Nama: 'CONTOH SATU',
    JK: 'P',
    'Tgl Lahir': '10-05-2024',
    'BB Lahir': '3,1',
    'TB Lahir': '49',
    'Nama Ortu': 'IBU CONTOH',
    Kec: 'WIRADESA',
    'Desa/Kel': 'BENER',
    Posyandu: 'MAWAR 1',
    RT: '1',
    RW: '02',
    'Tanggal Pengukuran': '20-05-2026',
    Berat: '10,2',
    Tinggi: '82,5',
    'Cara Ukur': 'Berdiri',
    LiLA: '14,1',
    'ZS TB/U': '-1,31',
    ...cells,
  };
  return fields.map((name) => own[name] ?? '-').join(';');
};
const file = (...rows: string[]) => `Data Tanggal : 2026-06-01\n${head2023}\n${rows.join('\n')}\n`;
const only = async (cells: Record<string, string>) => (await read(file(row(), row(cells)))).rows[1];

describe('A row of e-PPGBM', () => {
  it('is read with its child, its place and its measurement', async () => {
    const { format, rows } = await read(file(row()));
    expect(format).toBe('eppgbm-2023');
    expect(rows[0]).toMatchObject({
      number: 1,
      line: 3,
      problems: [],
      villageCode: '33.26.16.1014',
      facts: {
        child: { nik: '3326165005240001', name: 'CONTOH SATU', sex: 'FEMALE', bornOn: '2024-05-10', birthWeightKg: 3.1, birthLengthCm: 49 },
        parents: [{ name: 'IBU CONTOH', role: 'UNKNOWN', nik: null }],
        place: { villageCode: '33.26.16.1014', rt: '001', rw: '002', posyandu: 'MAWAR 1', address: null },
        measurement: {
          measuredOn: '2026-05-20',
          weightKg: 10.2,
          heightCm: 82.5,
          position: 'STANDING',
          upperArmCircumferenceCm: 14.1,
          fileScores: { heightForAge: -1.31, weightForAge: null },
        },
      },
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['a day that does not exist', { 'Tgl Lahir': '30-02-2025' }, '"30-02-2025" adalah tanggal yang tidak ada'],
    ['a birth after the measurement', { 'Tgl Lahir': '21-05-2026' }, 'diukur pada 2026-05-20, sebelum lahir pada 2026-05-21'],
    ['a measurement in the future', { 'Tanggal Pengukuran': '16-06-2026' }, '2026-06-16 belum terjadi'],
    ['a height in metres', { Tinggi: '0,825' }, 'Mungkin dalam m: 82.5 cm'],
    ['a height ten times too large', { Tinggi: '875' }, 'Mungkin dalam mm: 87.5 cm'],
    ['a weight in grams', { Berat: '10945' }, 'Mungkin dalam g: 10.945 kg'],
    ['a weight that is no number', { Berat: '83..9' }, '"83..9" bukan angka'],
    ['a sex that is none', { JK: 'X' }, 'yang diterima: L atau P'],
    ['no name', { Nama: '-' }, 'kosong; yang diperlukan: nama'],
    ['no day of measuring', { 'Tanggal Pengukuran': '-' }, 'kosong; yang diperlukan: tanggal pengukuran'],
    ['a village that is not there', { 'Desa/Kel': 'ENTAH' }, 'tidak ada di kecamatan itu'],
    ['a district that is not there', { Kec: 'ENTAH' }, 'kecamatan ini tidak ada'],
  ])('is refused for %s, with a reason in two languages', async (_, cells, reason) => {
    const refused = await only(cells);
    expect(refused?.facts).toBeNull();
    const { id, en } = said(refused ?? { problems: [], notes: [] });
    expect(id.join('; ')).toContain(reason);
    expect(en).toHaveLength(id.length);
  });

  it.each([
    ['in scientific form', '3,32616E+15', 'dibulatkan'],
    ['too short', '33261650052400', '16'],
    ['with a month that there is not', '3326165013240001', 'tidak dipakai sebagai NIK'],
  ])('goes on without a NIK that is %s, and says why', async (_, nik, reason) => {
    const read = await only({ NIK: nik });
    expect(read?.facts).toMatchObject({ child: { nik: null } });
    expect(said(read ?? { problems: [], notes: [] }).id.join()).toContain(reason);
  });

  it('takes weights at birth in grams, and leaves out what cannot be one', async () => {
    expect((await only({ 'BB Lahir': '3200' }))?.facts).toMatchObject({ child: { birthWeightKg: 3.2 } });
    expect((await only({ 'BB Lahir': '31' }))?.facts).toMatchObject({ child: { birthWeightKg: null } });
  });

  it('is of a child alone where nothing was measured', async () => {
    const unmeasured = await only({ Berat: '-', Tinggi: '0', LiLA: '' });
    expect(unmeasured?.facts).toMatchObject({ measurement: null });
    expect(said(unmeasured ?? { problems: [], notes: [] }).id).toEqual(['tanpa berat dan tinggi: anak tetap tercatat, pengukuran tidak']);
  });

  it('never shows a name or a NIK in what it says', async () => {
    const cell = fc.oneof(
      fc.constantFrom('CONTOH RAHASIA', '3326165005240001', '3,3E+15', '-', '0', '30-02-2025', '99'),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...fields), cell, { maxKeys: 12 }), async (cells) => {
        const clean = Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, text.replace(/[;"\n\r]/g, ' ')]));
        const { rows } = await read(file(row(), row(), row(clean)), { sexCodes: new Map() });
        const text = rows.flatMap((one) => [...said(one).id, ...said(one).en]).join();
        expect(text).not.toMatch(/RAHASIA|3326165005240001/);
        for (const one of rows) expect(one.facts === null).toBe(one.problems.length > 0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('A village', () => {
  it.each([
    [{ code: '3326162001' }, '33.26.16.2001'],
    [{ village: 'Desa Bodjonglor', district: 'Kec. Wiradesa' }, '33.26.16.2001'],
    [{ village: 'Bojong Lor' }, '33.26.16.2001'],
    [{ village: 'WONOREJO', district: 'SIWALAN' }, '33.26.17.2001'],
    [{ village: 'Kel. Pekuncen', district: 'Siwalan' }, '33.26.17.1002'],
    [{ village: 'Desa Pekuncen', district: 'Siwalan' }, '33.26.17.2002'],
  ])('is found by %o', (written, code) => expect(places.find({ code: null, village: null, district: null, ...written })).toEqual({ code }));

  it.each([
    { village: 'Wonorejo' },
    { village: 'Pekuncen', district: 'Siwalan' },
    { village: 'Bojonglor', district: 'Siwalan' },
    { code: '9999999999' },
  ])('is not guessed from %o', (written) =>
    expect(places.find({ code: null, village: null, district: null, ...written })).toHaveProperty('problem'),
  );

  it('that is not found is listed as the file writes it', async () => {
    const { unplaced } = await read(file(row(), row({ 'Desa/Kel': 'ENTAH' }), row({ 'Desa/Kel': 'ENTAH' })));
    expect([...unplaced]).toEqual([['WIRADESA / ENTAH', 2]]);
  });
});

describe('A format', () => {
  it('is one that its own template fits, for each kind of file', async () => {
    const kinds = Object.values(ImportKind);
    expect(kinds.length).toBeGreaterThan(0);
    for (const kind of kinds) {
      const header = templateColumns(kind).map(({ name }) => name);
      const { counted } = await read(`${header.join(',')}\n`, { kind });
      expect(counted).toBe(0);
    }
  });

  it.each(formats.map((format) => [format.name, format] as const))('%s is recognised by its own header', async (_, format) => {
    const { pass = [], ...others } = format.columns;
    const header = [...Object.values(others).flatMap((names) => names[0] ?? []), ...pass];
    expect((await read(`${header.join(';')}\n`, { kind: format.kind })).format).toBe(format.name);
  });

  it('of 2025 is told from the one of 2023', async () => {
    const header = head2023.replace('PMT Diterima (kg);', '').replace('KIA', 'KIA;Kelas Ibu Balita;MBG;Detail');
    expect((await read(`${header}\n`)).format).toBe('eppgbm-2025');
  });

  it('with a block of columns for each month gives a row for each of them', async () => {
    const { format, rows } = await read(
      `POSYANDU MAWAR\n\nNO;NIK;NAMA ANAK;JENIS KELAMIN;TANGGAL LAHIR;NAMA IBU;DESA;JANUARI_TANGGALUKUR;JANUARI_UMUR;JANUARI_BERAT;JANUARI_TINGGI;JANUARI_CARAUKUR;FEBRUARI_TANGGALUKUR;FEBRUARI_UMUR;FEBRUARI_BERAT;FEBRUARI_TINGGI;FEBRUARI_CARAUKUR
1;3326165005240001;CONTOH;P;10-05-2024;IBU;Bener;20-01-2026;20;9,2;78,5;Terlentang;20-02-2026;21;9,3;79,1;Terlentang\n`,
    );
    expect(format).toBe('posyandu-bulanan');
    expect(rows.map(({ facts }) => facts)).toMatchObject([
      { parents: [{ role: 'MOTHER' }], measurement: { measuredOn: '2026-01-20', weightKg: 9.2 } },
      { measurement: { measuredOn: '2026-02-20', weightKg: 9.3 } },
    ]);
  });

  it('of Pemantauan has children who are told by their NIK alone', async () => {
    const { rows } = await read(
      'NIK Anak,Nama Anak,Bulan (YYYY-MM),Tanggal Penimbangan,Berat Badan (kg),Tinggi Badan (cm),Lingkar Kepala (cm),LILA (cm)\n3326165005240001,CONTOH,2026-05,20/05/2026,10.2,82.5,46,14\n',
    );
    expect(rows[0]?.facts).toMatchObject({ child: { sex: null, bornOn: null }, place: null, measurement: { headCircumferenceCm: 46 } });
  });

  it('takes a village for all rows, where the file has none', async () => {
    const { rows } = await read('Nama,Tgl Lahir,JK,Nama Ibu\nCONTOH,10-05-2024,P,IBU\n', { village: '33.26.16.2001' });
    expect(rows[0]).toMatchObject({ villageCode: '33.26.16.2001', problems: [] });
  });

  it('that is not known is refused by the columns that the nearest lacks, without a word of the line', async () => {
    await expect(read('Nama Anak,Rahasia\nCONTOH,1\n')).rejects.toThrow(/lacks the columns for.*known formats: eppgbm-2023/s);
    await expect(read('CONTOH RAHASIA,3326165005240001\n')).rejects.not.toThrow(/RAHASIA/);
  });
});

describe("A mapping of one's own", () => {
  const mapping = {
    name: 'own',
    kind: 'EPPGBM',
    title: 'Lembar sendiri',
    columns: { name: 'panggilan', bornOn: 'lahir', sex: 'kelamin', mother: 'ibu', measuredOn: 'tgl', weight: 'bobot', height: 'panjang' },
    needs: ['name', 'bornOn'],
    units: { weight: 'g' },
    sexCodes: { '0': 'P', '1': 'L' },
    values: { villageCode: '33.26.16.2001' },
  };

  it('reads what no format fits', async () => {
    const { rows } = await read('panggilan,lahir,kelamin,ibu,tgl,bobot,panjang\nCONTOH,10-05-2024,0,IBU,20-05-2026,10200,82.5\n', {
      mapping: mappingOf(mapping, 'own.json'),
    });
    expect(rows[0]?.facts).toMatchObject({
      child: { sex: 'FEMALE' },
      measurement: { weightKg: 10.2 },
      place: { villageCode: '33.26.16.2001' },
    });
  });

  it.each([
    [{ ...mapping, kind: 'CHILDREN' }, 'own.json: kind: '],
    [{ ...mapping, columns: { ...mapping.columns, colour: 'warna' } }, 'own.json: columns'],
    [{ ...mapping, needs: ['nik'] }, 'fields that have neither a column nor a value: nik'],
    [{ ...mapping, units: { weight: 'stone' } }, 'own.json: units.weight: '],
  ])('is refused with the place of each fault: %#', (data, fault) => expect(() => mappingOf(data, 'own.json')).toThrow(fault));
});
