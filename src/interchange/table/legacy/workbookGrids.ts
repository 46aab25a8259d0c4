import { type CellObject, read, type WorkSheet } from '@e965/xlsx';
import type { CellKind, Row } from '../Table.ts';
import { dateOfSerial, isDateFormat } from '../xlsx/serials.ts';
import type { Grid } from './readGrids.ts';

/** More cells than this are not kept. */
const mostCells = 20_000_000;

/**
 * The sheets of an XLS workbook or an ODS spreadsheet. Numbers and days come as the file has them, days as serial
 * numbers: the library's own reading of texts and its dates are wrong in places (1904, time zones, decimal commas).
 */
export function workbookGrids(bytes: Uint8Array): { grids: Grid[]; countsFrom1904: boolean } {
  const workbook = read(bytes, {
    type: 'array',
    raw: true,
    dense: true,
    cellDates: false,
    cellNF: true,
    cellText: false,
    cellFormula: false,
    cellHTML: false,
    UTC: true,
  });
  const countsFrom1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const left = { cells: mostCells };
  const grids = workbook.SheetNames.map((name) => ({ name, rows: rowsOf(workbook.Sheets[name], countsFrom1904, left) }));
  return { grids, countsFrom1904 };
}

function rowsOf(sheet: WorkSheet | undefined, countsFrom1904: boolean, left: { cells: number }): Row[] {
  const data = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][];
  const rows: Row[] = [];
  for (const [index, line] of data.entries()) {
    // Rows without a cell are holes.
    if (!Array.isArray(line)) continue;
    const cells: string[] = [];
    let kinds = '';
    for (const cell of line) {
      const [text, kind] = cellOf(cell, countsFrom1904);
      cells.push(text);
      kinds += kind;
    }
    left.cells -= cells.length;
    if (left.cells < 0) throw new RangeError('too many cells');
    if (cells.some((text) => text !== '')) rows.push({ cells, line: index + 1, kinds });
  }
  return rows;
}

function cellOf(cell: CellObject | undefined, countsFrom1904: boolean): [string, CellKind] {
  if (cell?.v === undefined) return cell?.t === 'e' ? ['#N/A', 't'] : ['', ' '];
  switch (cell.t) {
    case 'n': {
      const number = Number(cell.v);
      return typeof cell.z === 'string' && isDateFormat(cell.z) ? [dateOfSerial(number, countsFrom1904), 'd'] : [String(number), 'n'];
    }
    case 'd':
      return [(cell.v as Date).toISOString().slice(0, 10), 'd'];
    case 'b':
      return [cell.v === true ? 'TRUE' : 'FALSE', 'b'];
    case 'e':
      return ['#N/A', 't'];
    default:
      return [String(cell.v), 't'];
  }
}
