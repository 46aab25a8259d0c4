import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Random } from '../../src/demo/Random.ts';

/** A made row of e-PPGBM: nobody real. */
export interface MadeRow {
  nik: string;
  name: string;
  sex: 'L' | 'P';
  bornOn: string;
  parent: string;
  village: string;
  posyandu: string;
  rt: string;
  measuredOn: string;
  weight: number;
  height: number;
}

const letters = 'BCDFGHJKLMNPRSTW';
const vowels = 'AEIOU';

/** A name that nobody else of the file has, or has by chance. */
function nameOf(random: Random, words: number): string {
  const syllable = () => `${letters[random.integer(0, letters.length - 1)] ?? ''}${vowels[random.integer(0, vowels.length - 1)] ?? ''}`;
  return Array.from({ length: words }, () => `${syllable()}${syllable()}${syllable()}`).join(' ');
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Made rows of e-PPGBM: children with so many measurements each, a month apart, the last of them before a day. One in ten has no NIK.
 * @param villages names of villages with their districts.
 */
export function* madeRows(
  random: Random,
  { children, months, villages, before }: { children: number; months: number; villages: readonly string[]; before: string },
): Generator<MadeRow> {
  const serials = new Map<string, number>();
  for (let n = 0; n < children; n++) {
    const sex = random.chance(0.5) ? 'L' : 'P';
    const bornOn = daysAfter(before, -random.integer(30 * months + 40, 1500));
    const village = random.pick(villages);
    const [year = '', month = '', day = ''] = bornOn.split('-');
    const stem = `332699${String(Number(day) + (sex === 'P' ? 40 : 0)).padStart(2, '0')}${month}${year.slice(2)}`;
    const serial = (serials.get(stem) ?? 0) + 1;
    serials.set(stem, serial);
    const nik = random.chance(0.1) ? '' : `${stem}${String(serial).padStart(4, '0')}`;
    const base = {
      nik,
      name: nameOf(random, 3),
      sex,
      bornOn,
      parent: nameOf(random, 2),
      village,
      posyandu: `Melati ${random.integer(1, 4)}`,
      rt: String(random.integer(1, 9)),
    } as const;
    const z = random.normal(-1, 1);
    const started = -30 * months + random.integer(0, 9);
    for (let m = 0; m < months; m++) {
      const measuredOn = daysAfter(before, started + 30 * m);
      const age = Math.round((Date.parse(measuredOn) - Date.parse(bornOn)) / 86_400_000);
      const height = Math.max(46, 50 + 25 * (1 - Math.exp(-age / 250)) + age / 50 + z * 2.5);
      const weight = Math.max(2, 3.2 + 5.5 * (1 - Math.exp(-age / 160)) + age / 250 + random.normal(0, 0.2));
      yield { ...base, measuredOn, height: Math.round(height * 10) / 10, weight: Math.round(weight * 10) / 10 };
    }
  }
}

const header =
  'No;NIK;Nama;JK;Tgl Lahir;Nama Ortu;Prov;Kab/Kota;Kec;Pukesmas;Desa/Kel;Posyandu;RT;RW;Alamat;Tanggal Pengukuran;Berat;Tinggi;Cara Ukur';

/** A row as e-PPGBM writes it. */
export function lineOf(row: MadeRow, number: number): string {
  const [district = '', village = ''] = row.village.split('/');
  const age = (Date.parse(row.measuredOn) - Date.parse(row.bornOn)) / 86_400_000;
  const cells = [
    number,
    row.nik,
    row.name,
    row.sex,
    row.bornOn.split('-').toReversed().join('-'),
    row.parent,
    'JAWA TENGAH',
    'PEKALONGAN',
    district,
    district,
    village,
    row.posyandu,
    row.rt,
    '1',
    '',
    row.measuredOn.split('-').toReversed().join('-'),
    String(row.weight).replace('.', ','),
    String(row.height).replace('.', ','),
    age < 730 ? 'Terlentang' : 'Berdiri',
  ];
  return cells.join(';');
}

/** Writes made rows, marked as such, as a CSV file of e-PPGBM. @returns its path. */
export async function madeFile(rows: Iterable<MadeRow>, name = 'data-buatan.csv'): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hub-import-'));
  const file = path.join(folder, name);
  const lines = [header];
  let number = 0;
  for (const row of rows) lines.push(lineOf(row, ++number));
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}
