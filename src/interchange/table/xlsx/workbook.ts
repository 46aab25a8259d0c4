import { posix } from 'node:path';
import { tableError } from '../../TableError.ts';
import { type Archive, mostOfSmallPart } from '../archive.ts';
import { readXml } from './xml.ts';

/** Where the parts of a workbook lie in its archive. */
export interface Workbook {
  sheets: { name: string; part: string }[];
  sharedStrings: string | null;
  styles: string | null;
  /** Whether days are counted from 1904, as old Macintosh workbooks do, and not from 1900. */
  countsFrom1904: boolean;
}

/**
 * Reads the directory of an XLSX workbook (ECMA-376 Part 1, 18.2; Part 2 for the relationships).
 * @throws TableError for an archive that holds no workbook.
 */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = await relationships(archive, '');
  const main = root.find(({ kind }) => kind === 'officeDocument')?.target;
  const stream = main === undefined ? null : await archive.part(main, mostOfSmallPart);
  if (main === undefined || stream === null) throw tableError('interchange.notXlsx');
  const related = await relationships(archive, main);
  const workbook: Workbook = {
    sheets: [],
    sharedStrings: related.find(({ kind }) => kind === 'sharedStrings')?.target ?? null,
    styles: related.find(({ kind }) => kind === 'styles')?.target ?? null,
    countsFrom1904: false,
  };
  await readXml(stream, {
    open: (name, attributes) => {
      if (name === 'workbookPr') workbook.countsFrom1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const target = related.find((relationship) => relationship.id === id);
      // A chart sheet has no cells.
      if (target?.kind === 'worksheet') workbook.sheets.push({ name: attributes.name ?? '', part: target.target });
    },
  });
  if (workbook.sheets.length === 0) throw tableError('interchange.workbookWithoutSheet');
  return workbook;
}

interface Relationship {
  id: string;
  /** Last part of its type, such as `worksheet`. */
  kind: string;
  /** Name of the part in the archive. */
  target: string;
}

/** What a part refers to; `''` stands for the archive itself. */
async function relationships(archive: Archive, part: string): Promise<Relationship[]> {
  const folder = posix.dirname(part);
  const found: Relationship[] = [];
  const stream = await archive.part(posix.join(folder, '_rels', `${posix.basename(part)}.rels`), mostOfSmallPart);
  if (stream === null) return found;
  await readXml(stream, {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship')
        found.push({
          id: Id,
          kind: posix.basename(Type),
          target: posix.join('/', folder, Target.startsWith('/') ? posix.relative(`/${folder}`, Target) : Target).slice(1),
        });
    },
  });
  return found;
}
