import type { HeaderFit, Row, TableFormat } from '../Table.ts';
import { joinedNames, numbersColumns, onlyUnits } from './joinedRows.ts';
import { type Blocks, findBlocks } from './blocks.ts';

/** The header is looked for in so many rows; titles, logos and addresses above it are fewer. */
export const rowsSearched = 60;

/** Where the header of a sheet is, and what it says. */
export interface Header {
  names: string[];
  /** The first row of the header as it stands, where it is the only one. */
  row: Row;
  /** Rows with a value above it, to be passed over. */
  above: number;
  /** Rows that it has. */
  rows: number;
  fit: HeaderFit;
  /** Blocks of columns, one for each month, where only these have what is needed. */
  blocks: Blocks | null;
}

const none: HeaderFit = { fields: 0, complete: false, ambiguous: 0 };
const emptyRow: Row = { cells: [], line: 1 };

/**
 * Finds the header among the first rows: the first one in which a format finds all that it needs, alone or joined with
 * the one or two rows above it (merged cells); else the one with most of it. A row of units, or of the numbers of the
 * columns, below it belongs to it.
 * @param text reads a cell.
 */
export function fitting(rows: readonly Row[], text: (cell: string) => string, format: TableFormat | undefined): Header {
  const first = rows[0] ?? emptyRow;
  let best: Header = { names: first.cells.map(text), row: first, above: 0, rows: 1, fit: none, blocks: null };
  if (format === undefined) return best;
  const searched = rows.slice(0, rowsSearched).map((row) => ({ row, names: row.cells.map(text) }));
  for (const last of searched.keys()) {
    const header = headerEndingAt(searched, last, format);
    if (header.fit.complete) return withRowBelow(header, searched[header.above + header.rows]?.names, format);
    if (header.fit.fields > best.fit.fields) best = header;
  }
  return best;
}

/** The best header whose last row is this one: of one, two or three rows. */
function headerEndingAt(searched: readonly { row: Row; names: string[] }[], last: number, format: TableFormat): Header {
  const row = searched[last]?.row ?? emptyRow;
  let names = searched[last]?.names ?? [];
  let best: Header = { names, row, above: last, rows: 1, ...fitOf(names, format) };
  for (const above of [last - 1, last - 2]) {
    const top = searched[above];
    const joined = top === undefined ? null : joinedNames(top.names, names);
    if (top === undefined || joined === null) break;
    names = joined;
    const found = fitOf(names, format);
    if (isBetter(found.fit, best.fit)) best = { names, row: top.row, above, rows: last - above + 1, ...found };
  }
  return best;
}

function withRowBelow(header: Header, below: readonly string[] | undefined, format: TableFormat): Header {
  if (below === undefined || !(numbersColumns(below) || onlyUnits(below))) return header;
  const names = onlyUnits(below)
    ? header.names.map((name, at) => (below[at]?.trim() ? `${name} (${below[at].trim().replace(/^\(|\)$/g, '')})` : name))
    : header.names;
  const found = fitOf(names, format);
  return { ...header, rows: header.rows + 1, ...(found.fit.complete ? { names, ...found } : {}) };
}

function fitOf(names: readonly string[], format: TableFormat): { fit: HeaderFit; blocks: Blocks | null } {
  const plain = format.fit(names);
  if (plain.complete) return { fit: plain, blocks: null };
  const blocks = findBlocks(names, format);
  const fit = blocks === null ? none : format.fit(blocks.names);
  return blocks !== null && isBetter(fit, plain) ? { fit, blocks } : { fit: plain, blocks: null };
}

function isBetter(one: HeaderFit, other: HeaderFit): boolean {
  if (one.complete !== other.complete) return one.complete;
  return one.complete ? one.ambiguous < other.ambiguous : one.fields > other.fields;
}
