import { message } from '../../../base/messages/index.ts';
import { buffer } from 'node:stream/consumers';
import { tableError } from '../../TableError.ts';
import { decoder, encodingNamed, findEncoding } from '../csv/encoding.ts';
import type { Sheets } from '../Sheets.ts';
import type { Source } from '../source/Source.ts';
import type { OpenOptions } from '../Table.ts';
import { mostBytes, readGrids, sheetsOf } from './readGrids.ts';

const kind = message('interchange.html');

/**
 * The tables of an HTML page, as web applications give them out under names that end in .xls; held in memory.
 * @throws TableError for a page without a table, or of more than 48 MB.
 */
export async function htmlSheets(source: Source, { encoding }: OpenOptions): Promise<Sheets> {
  if (source.size > mostBytes) throw tableError('interchange.mb', { what: kind, limit: mostBytes >> 20 });
  const bytes = await buffer(source.stream());
  const name = encoding === undefined ? await encodingOf(source, bytes) : encodingNamed(encoding);
  const { grids, countsFrom1904 } = await readGrids({ kind: 'html', text: decoder(name)(bytes) }, kind);
  if (grids.length === 0) throw tableError('interchange.noTable');
  return {
    name: 'HTML page',
    kind,
    sheets: sheetsOf(grids),
    countsFrom1904,
    hasEncoding: true,
    close: () => Promise.resolve(),
  };
}

/** UTF-8 and UTF-16 show themselves; else what the page says of itself. */
async function encodingOf(source: Source, bytes: Buffer): Promise<string> {
  const found = await findEncoding(source);
  if (found.name.startsWith('utf-')) return found.name;
  const said = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 4096))?.[1];
  try {
    return said === undefined ? found.name : encodingNamed(said);
  } catch {
    return found.name;
  }
}
