import { message, type MessageKey } from '../../../base/messages/index.ts';
import { buffer } from 'node:stream/consumers';
import { tableError } from '../../TableError.ts';
import type { Sheets } from '../Sheets.ts';
import type { Source } from '../source/Source.ts';
import { mostBytes, readGrids, sheetsOf } from './readGrids.ts';

/** The names of streams in a compound file ([MS-CFB]) that say what it is. */
const kind = message('interchange.xls');

const streams: readonly { name: string; is: MessageKey; instead: MessageKey }[] = [
  { name: 'EncryptedPackage', is: 'interchange.encryptedWorkbook', instead: 'interchange.saveWithoutPassword' },
  { name: 'WordDocument', is: 'interchange.word', instead: 'interchange.copyTable' },
  { name: 'PowerPoint Document', is: 'interchange.powerpoint', instead: 'interchange.copyTable' },
  { name: '__substg1.0_', is: 'interchange.outlook', instead: 'interchange.saveAttachment' },
];

/**
 * The sheets of an XLS workbook (Excel 97 to 2003, Excel 5 and 95), held in memory.
 * @throws TableError for another compound file, which it names; for more than 48 MB; for one with a password.
 */
export async function compoundSheets(source: Source): Promise<Sheets> {
  if (source.size > mostBytes) throw tableError('interchange.mb', { what: kind, limit: mostBytes >> 20 });
  const bytes = await buffer(source.stream());
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  const other = streams.find(({ name }) => has(name));
  if (other !== undefined) throw tableError('interchange.fileIs', { what: message(other.is), instead: message(other.instead) });
  if (!has('Workbook') && !has('Book')) throw tableError('interchange.notXls');
  const { grids, countsFrom1904 } = await readGrids({ kind: 'workbook', bytes }, kind);
  return {
    name: 'XLS workbook',
    kind,
    sheets: sheetsOf(grids),
    countsFrom1904,
    hasEncoding: false,
    close: () => Promise.resolve(),
  };
}
