import { Readable } from 'node:stream';
import fc from 'fast-check';
import { assessGrowth, daysPerMonth } from '../../src/growth/index.ts';
import { type AssessmentOptions, assessTable } from '../../src/interchange/growthAssessment.ts';
import { growthFormat } from '../../src/interchange/growthAssessment/candidates.ts';
import { openStream } from '../../src/interchange/table/openTable.ts';
import { TableError } from '../../src/interchange/TableError.ts';

/** A child as it is, whatever a file makes of it. */
export interface Truth {
  id: string;
  male: boolean;
  /** Days since 1970 of the birth, and age in days. */
  born: number;
  days: number;
  grams: number;
  millimetres: number;
}

const child = fc.record({
  male: fc.boolean(),
  born: fc.integer({ min: 17_500, max: 19_500 }),
  days: fc.integer({ min: 60, max: 1700 }),
  // Whole hectograms and half centimetres, which every layout can write exactly.
  grams: fc.integer({ min: 30, max: 200 }).map((value) => value * 100),
  millimetres: fc.integer({ min: 100, max: 230 }).map((value) => value * 5),
});

/** The right scores of a child as the file's columns have them. */
export function scoresOf({ male, days, grams, millimetres }: Truth, ageInMonths: boolean): string {
  const result = assessGrowth({
    sex: male ? 'MALE' : 'FEMALE',
    ageInDays: ageInMonths ? Math.floor(days / daysPerMonth) * daysPerMonth : days,
    weightKg: grams / 1000,
    heightCm: millimetres / 10,
    position: null,
    headCircumferenceCm: null,
    upperArmCircumferenceCm: null,
    oedema: false,
  });
  return [result.heightForAge, result.weightForAge, result.weightForHeight].map((score) => score?.value ?? '').join(' ');
}

const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const parts = (day: number): [string, string, string] => iso(day).split('-') as [string, string, string];
const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];
const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Ways to write a date that mean one day. */
const dateForms: ((day: number) => string)[] = [
  iso,
  (day) => iso(day).replaceAll('-', ''),
  (day) => parts(day).reverse().join('-'),
  (day) => parts(day).reverse().join('/'),
  (day) => `${Number(parts(day)[2])} ${months[Number(parts(day)[1]) - 1] ?? ''} ${parts(day)[0]}`,
  (day) => `${parts(day)[2]}-${english[Number(parts(day)[1]) - 1] ?? ''}-${parts(day)[0].slice(2)}`,
  (day) => `${iso(day)} 00:00:00`,
  (day) => `${iso(day - 1)}T17:00:00.000Z`,
  (day) => String(day + 25_569),
];

const names = {
  sex: ['sex', 'JK', 'Jenis Kelamin', 'child/sex', 'Gender'],
  born: ['dob', 'Tgl Lahir', 'Tanggal Lahir', 'date of birth'],
  measured: ['survey date', 'Tanggal Pengukuran', 'Tgl Ukur', 'anthro/date of visit'],
  age: ['age_months', 'Umur (bulan)', 'usia bulan'],
  weight: ['weight', 'Berat', 'BB', 'Berat (kg)', 'child:weight', 'Berat Badan (kg)'],
  height: ['height', 'Tinggi', 'TB', 'Tinggi (cm)', 'child/height', 'PB/TB'],
  name: ['Nama', 'Nama Anak'],
};

const layout = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf8', 'bom', 'utf16', 'utf16be', 'latin1'),
  titles: fc.array(fc.constantFrom('Data Tanggal : 2024-03-15 22:01:42', 'Laporan', '', '   '), { maxLength: 3 }),
  order: fc.shuffledSubarray(['name', 'id', 'sex', 'born', 'measured', 'weight', 'height', 'age'] as const, { minLength: 8, maxLength: 8 }),
  ages: fc.constantFrom('dates', 'months', 'both'),
  header: fc.record({
    sex: fc.constantFrom(...names.sex),
    born: fc.constantFrom(...names.born),
    measured: fc.constantFrom(...names.measured),
    age: fc.constantFrom(...names.age),
    weight: fc.constantFrom(...names.weight),
    height: fc.constantFrom(...names.height),
    name: fc.constantFrom(...names.name),
  }),
  upper: fc.boolean(),
  sexes: fc.constantFrom(['1', '2'], ['m', 'f'], ['L', 'P'], ['Laki-laki', 'Perempuan'], ['L\u00a0', 'P\u00a0'], ['LK', 'PR.'], ['0', '1']),
  dates: fc.constantFrom(...dateForms),
  mark: fc.constantFrom('.', ','),
  unit: fc.constantFrom('', ' kg', 'g', ' gr'),
  weightIn: fc.constantFrom('kg', 'g'),
  pad: fc.constantFrom('', ' ', '\u00a0'),
});
export type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

/** A file of children in one of the ways in which files are written. */
export const file = fc.record({
  children: fc.array(child, { minLength: 1, maxLength: 8 }).map((all): Truth[] => all.map((one, index) => ({ ...one, id: `c${index}` }))),
  layout,
});

/** Names of people, which must never be told. */
const people = ['Ibu Contoh', 'Anak "A"', 'Andr\u00e9', 'Siti, B.', 'Z'];

/** The lines of a file, the header at `headerAt`. */
export function linesOf(
  children: readonly Truth[],
  { titles, order, ages, header, upper, separator, sexes, dates, mark, weightIn, unit, pad }: Layout,
): { lines: string[]; headerAt: number } {
  const columns = order.filter((column) =>
    ages === 'dates' ? column !== 'age' : ages === 'months' ? column !== 'born' && column !== 'measured' : true,
  );
  const quoted = (text: string): string => (/["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text);
  const number = (value: number): string => String(value).replace('.', mark);
  const cell = (one: Truth, index: number, column: (typeof order)[number]): string => {
    switch (column) {
      case 'name':
        return people[index % people.length] ?? '';
      case 'id':
        return one.id;
      case 'sex':
        return sexes[one.male ? 0 : 1];
      case 'born':
        return dates(one.born) + pad;
      case 'measured':
        return dates(one.born + one.days) + pad;
      case 'age':
        return String(Math.floor(one.days / daysPerMonth));
      case 'weight':
        return weightIn === 'g' || unit === 'g' || unit === ' gr'
          ? `${one.grams}${unit === ' kg' ? '' : unit}`
          : number(one.grams / 1000) + unit;
      case 'height':
        return number(one.millimetres / 10) + pad;
    }
  };
  const named = (column: (typeof order)[number]): string => {
    const name = column === 'id' ? 'id' : header[column];
    return quoted(upper ? name.toUpperCase() : name);
  };
  return {
    lines: [
      ...titles,
      columns.map(named).join(separator),
      ...children.map((one, index) => columns.map((column) => quoted(cell(one, index, column))).join(separator)),
    ],
    headerAt: titles.length,
  };
}

export function encoded(text: string, encoding: Layout['encoding']): Buffer {
  switch (encoding) {
    case 'bom':
      return Buffer.from(`\ufeff${text}`);
    case 'utf16':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'latin1':
      return Buffer.from(text, 'latin1');
    case 'utf8':
      return Buffer.from(text);
  }
}

/** What a file was read as: the scores by the id of each child, or why not. */
export async function outcome(
  bytes: Buffer,
  options: AssessmentOptions = {},
): Promise<{ scores: Map<string, string>; rows: number } | { refused: string }> {
  const scores = new Map<string, string>();
  let rows = 0;
  try {
    const table = await openStream(Readable.from([bytes]), { format: growthFormat(options) });
    try {
      const idAt = table.header.cells.findIndex((name) => table.text(name).toLowerCase() === 'id');
      await assessTable(
        table,
        async (all) => {
          for await (const { row, appended } of all) {
            rows++;
            scores.set(table.text(row.cells[idAt] ?? ''), [appended[0], appended[2], appended[4]].map((value) => value ?? '').join(' '));
          }
        },
        options,
      );
    } finally {
      await table.close();
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return { refused: error.message };
  }
  return { scores, rows: rows - 1 };
}

/** A message that a person can act upon, and that tells nothing of the people in the file. */
export function isFine(message: string): boolean {
  return (
    message.length > 10 &&
    message.length < 5000 &&
    !/undefined|\[object|NaN|Error:/.test(message) &&
    !people.slice(0, 4).some((name) => message.includes(name))
  );
}
