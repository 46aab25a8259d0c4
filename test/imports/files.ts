import { Readable } from 'node:stream';
import { render } from '../../src/base/messages/index.ts';
import type { FileRow } from '../../src/imports/contract.ts';
import { ImportKind } from '../../src/imports/enums.ts';
import { type ImportOptions, openImport } from '../../src/imports/rows/openImport.ts';
import { Places } from '../../src/imports/rows/places.ts';

/** Villages with names as they are met: two of one name in two districts, a kelurahan and a desa of one name in one. */
export const places = new Places(
  [
    { code: '33.26.16.1014', name: 'Bener' },
    { code: '33.26.16.2001', name: 'Bojonglor' },
    { code: '33.26.16.2002', name: 'Wonorejo' },
    { code: '33.26.17.2001', name: 'Wonorejo' },
    { code: '33.26.17.1002', name: 'Pekuncen' },
    { code: '33.26.17.2002', name: 'Pekuncen' },
  ],
  [
    { code: '33.26.16', name: 'Wiradesa' },
    { code: '33.26.17', name: 'Siwalan' },
  ],
);

export const today = '2026-06-15';

/** The rows of a made file. */
export async function read(content: string | Buffer, options: Partial<ImportOptions> = {}) {
  const file = await openImport(Readable.from([Buffer.from(content)]), { kind: ImportKind.EPPGBM, places, today, ...options });
  try {
    const rows: FileRow[] = [];
    for await (const { row } of file.all()) rows.push(row);
    return { format: file.format, rows, counted: file.rows, unplaced: file.unplaced };
  } finally {
    await file.close();
  }
}

/** What a row says of itself, in both languages. */
export function said({ problems, notes }: Pick<FileRow, 'problems' | 'notes'>): { id: string[]; en: string[] } {
  const all = [...problems, ...notes];
  return { id: all.map(({ message }) => render(message, 'id')), en: all.map(({ message }) => render(message, 'en')) };
}
