import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { areaLevel, type AreaCode } from '../../base/areaCode.ts';
import type { IsoDate } from '../../base/calendar.ts';
import { badUserInput, notFound } from '../../base/errors.ts';
import type { Store } from '../../store/Store.ts';
import { readPotential, type AreaIndex } from '../../villages/index.ts';
import { writeWhole } from '../atomicFile.ts';
import { writeCsv } from '../table/csv/writeCsv.ts';
import type { OutputRow, Table } from '../table/Table.ts';
import { writeXlsx } from '../table/xlsx/writeXlsx.ts';
import { k0Register } from './register.ts';

export interface K0Export {
  village: AreaCode;
  /** A `.csv` or `.xlsx` file, which appears whole or not at all; CSV on `stdout` when absent. */
  out?: string;
}

/**
 * Checks what can be checked before a database is opened.
 * @throws HubError BAD_USER_INPUT for a code of another level, or a file that cannot be written.
 */
export async function checkExport({ village, out }: K0Export): Promise<void> {
  if (areaLevel(village) !== 'VILLAGE') throw badUserInput(['--village'], 'cli.k0Village', { code: village });
  if (out !== undefined) await checkOutput(out);
}

/**
 * Writes the K/0 register of a Kampung KB.
 * @throws HubError BAD_USER_INPUT, or NOT_FOUND (no such village, or not declared); nothing is written.
 */
export async function exportK0(
  options: K0Export,
  { store, areas, today }: { store: Store; areas: AreaIndex; today: IsoDate },
  stdout: Writable,
): Promise<void> {
  await checkExport(options);
  const { village, out } = options;
  areas.require(village, ['--village']);
  const potential = await readPotential(store, village, today);
  if (potential === null) throw notFound(['--village'], 'cli.k0NotDeclared', { code: village });
  const table = tableOf(k0Register({ ...potential, register: { year: today.slice(0, 4) } }));
  const write = (output: Writable): Promise<void> =>
    out !== undefined && extension(out) === '.xlsx'
      ? writeXlsx(table, wholeOf(table), output, 'K0')
      : writeCsv(table, wholeOf(table), output, false);
  await (out === undefined ? write(stdout) : writeWhole(out, write));
}

async function checkOutput(out: string): Promise<void> {
  if (!['.csv', '.xlsx'].includes(extension(out))) throw badUserInput(['--out'], 'cli.k0Ending', { file: out });
  const writable = await access(dirname(out), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) throw badUserInput(['--out'], 'cli.k0Folder', { folder: dirname(out) });
  const there = await stat(out).catch(() => null);
  if (there !== null && !there.isFile()) throw badUserInput(['--out'], 'cli.k0NotAFile', { file: out });
}

/** Rows as a table that comes from no file; the first one is the header. */
function tableOf([header = [], ...rows]: readonly string[][]): Table {
  return {
    header: { cells: header, line: 1 },
    rows: Readable.from(rows.map((cells, nth) => ({ cells, line: nth + 2 }))),
    text: (cell) => cell,
    csv: { mark: '', separator: ',', lineEnd: '\n' },
    notes: [],
    close: () => Promise.resolve(),
  };
}

/** The header and the rows, as the table writers take them. */
async function* wholeOf({ header, rows }: Table): AsyncGenerator<OutputRow> {
  yield { row: header, appended: [] };
  for await (const row of rows) yield { row, appended: [] };
}

function extension(path: string): string {
  return extname(path).toLowerCase();
}
