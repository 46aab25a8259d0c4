import { message, type MessageKey } from '../../base/messages/index.ts';
import { tableError } from '../TableError.ts';
import { Archive } from './archive.ts';
import { odsSheets } from './legacy/ods.ts';
import type { Sheets } from './Sheets.ts';
import type { Source } from './source/Source.ts';
import { xlsxSheets } from './xlsx/xlsxSheets.ts';

/** What else is packed as ZIP, by a part that it has. */
const others: readonly { part: RegExp; name: MessageKey; instead: MessageKey }[] = [
  { part: /^xl\/workbook\.bin$/, name: 'interchange.xlsb', instead: 'interchange.saveAsXlsx' },
  { part: /^word\//, name: 'interchange.word', instead: 'interchange.copyTable' },
  { part: /^ppt\//, name: 'interchange.powerpoint', instead: 'interchange.copyTable' },
  { part: /^Index\/.*\.iwa$/, name: 'interchange.numbers', instead: 'interchange.exportIt' },
  { part: /\.kml$/, name: 'interchange.kmz', instead: 'interchange.saveTableAsCsv' },
];

/**
 * The sheets of a file that is packed as ZIP: an XLSX workbook or an ODS spreadsheet.
 * @throws TableError for any other, which it names.
 */
export async function zipSheets(source: Source): Promise<Sheets> {
  const archive = await Archive.open(source);
  try {
    const { names } = archive;
    if (names.includes('content.xml')) return await odsSheets(archive, source);
    const other = others.find(({ part }) => names.some((name) => part.test(name)));
    if (other !== undefined) throw tableError('interchange.fileIs', { what: message(other.name), instead: message(other.instead) });
    const files = names.filter((name) => /\.(csv|tsv|txt|xlsx?|ods)$/i.test(name)).length;
    if (files > 0 && !names.some((name) => name.endsWith('.rels'))) throw tableError('interchange.zipOfFiles', { count: files });
    return await xlsxSheets(archive);
  } catch (error) {
    archive.close();
    throw error;
  }
}
