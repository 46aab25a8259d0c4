import { message } from '../../../base/messages/index.ts';
import { buffer } from 'node:stream/consumers';
import { tableError } from '../../TableError.ts';
import { type Archive, mostOfSmallPart } from '../archive.ts';
import type { Sheets } from '../Sheets.ts';
import type { Source } from '../source/Source.ts';
import { mostBytes, readGrids, sheetsOf } from './readGrids.ts';

const mostUnpacked = 256 << 20;

const kind = message('interchange.ods');

/**
 * The sheets of an ODS spreadsheet, held in memory.
 * @throws TableError for a text document or a presentation; for more than 48 MB, or 256 MB unpacked; for one with a password.
 */
export async function odsSheets(archive: Archive, source: Source): Promise<Sheets> {
  const type = await archive.text('mimetype', 1024);
  if (type?.includes('spreadsheet') !== true) throw tableError('interchange.notOds');
  const manifest = await archive.text('META-INF/manifest.xml', mostOfSmallPart);
  if (manifest?.includes('encryption-data') === true) throw tableError('interchange.protectedBy', { what: kind });
  // What it unpacks to is checked here, before all of it is in memory.
  await archive.check('content.xml', mostUnpacked);
  if (source.size > mostBytes) throw tableError('interchange.mb', { what: kind, limit: mostBytes >> 20 });
  const { grids, countsFrom1904 } = await readGrids({ kind: 'workbook', bytes: await buffer(source.stream()) }, kind);
  archive.close();
  return {
    name: 'ODS spreadsheet',
    kind,
    sheets: sheetsOf(grids),
    countsFrom1904,
    hasEncoding: false,
    close: () => Promise.resolve(),
  };
}
