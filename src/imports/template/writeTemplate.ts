import { Readable, type Writable } from 'node:stream';
import { writeXlsx } from '../../interchange/table/xlsx/writeXlsx.ts';
import type { ImportKind } from '../enums.ts';
import type { ImportField } from '../formats/fields.ts';
import { formats } from '../formats/index.ts';
import templates from './templates.json' with { type: 'json' };

/** What may be entered, in the words that the rows are read by. */
const allowed: Partial<Record<ImportField, readonly string[]>> = {
  sex: ['L', 'P'],
  position: ['Terlentang', 'Berdiri'],
  relation: ['Kepala Keluarga', 'Istri', 'Suami', 'Anak', 'Orang Tua', 'Mertua', 'Lainnya'],
  decile: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
  pkh: ['Ya', 'Tidak'],
  bpnt: ['Ya', 'Tidak'],
  pbiJk: ['Ya', 'Tidak'],
};

/** Columns that a spreadsheet must keep as texts: numbers of 16 digits, and those with leading zeros. */
const texts = new Set<ImportField>(['nik', 'familyCard', 'rt', 'rw']);

/** The names of a form's columns, in Indonesian. */
export function templateColumns(kind: ImportKind): { field: ImportField; name: string }[] {
  const { format, fields } = templates[kind];
  const mapping = formats.find(({ name }) => name === format);
  return (fields as ImportField[]).map((field) => ({ field, name: mapping?.columns[field]?.[0] ?? field }));
}

/** Writes an empty form of a kind of file, with lists of what may be entered. */
export async function writeTemplate(kind: ImportKind, output: Writable): Promise<void> {
  const columns = templateColumns(kind);
  const header = { cells: columns.map(({ name }) => name), line: 1 };
  const at = <T>(of: (field: ImportField) => T | undefined): [number, T][] =>
    columns.flatMap(({ field }, index) => {
      const value = of(field);
      return value === undefined ? [] : [[index, value]];
    });
  await writeXlsx({ header, text: (cell) => cell }, Readable.from([{ row: header, appended: [] }]), output, 'formulir', {
    texts: new Set(at((field) => (texts.has(field) ? true : undefined)).map(([index]) => index)),
    lists: new Map(at((field) => allowed[field])),
  });
}
