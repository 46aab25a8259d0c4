import { message } from '../../../base/messages/index.ts';
import type { Readable } from 'node:stream';
import { tableError } from '../../TableError.ts';
import type { CellKind, Row } from '../Table.ts';
import { dateOfSerial } from './serials.ts';
import { unescaped } from './sharedStrings.ts';
import { parseXml } from './xml.ts';

/** A sheet ends with column XFD. */
const mostColumns = 16_384;

export interface SheetContext {
  sharedStrings: readonly string[];
  /** Which cell styles are dates. */
  dateStyles: readonly boolean[];
  countsFrom1904: boolean;
}

/**
 * The rows of a sheet (ECMA-376 Part 1, 18.3.1), rows without a value passed over. They
 * come many at a time; numbers in their shortest form, dates as ISO 8601, formulas as the value that was stored with them.
 */
export function sheetRows(stream: Readable, context: SheetContext): AsyncGenerator<Row[]> {
  const rows: Row[] = [];
  let row = { cells: [] as string[], line: 0, kinds: [] as CellKind[] };
  let cell = { type: '', style: 0, column: 0 };
  let value = '';
  let inValue = false;
  let inReading = false;

  return parseXml(
    stream,
    {
      open: (name, attributes) => {
        switch (name) {
          case 'c':
            cell = {
              type: attributes.t ?? 'n',
              style: Number(attributes.s ?? 0),
              column: attributes.r === undefined ? row.cells.length : columnOf(attributes.r),
            };
            if (cell.column >= mostColumns)
              throw tableError('interchange.damagedWorkbook', { problem: message('interchange.beyondLastColumn', { row: row.line }) });
            value = '';
            break;
          case 'v':
          case 't':
            inValue = !inReading;
            break;
          case 'rPh':
            inReading = true;
            break;
          case 'row':
            row = { cells: [], kinds: [], line: attributes.r === undefined ? row.line + 1 : Number(attributes.r) };
            break;
        }
      },
      text: (text) => {
        if (inValue) value += text;
      },
      close: (name) => {
        switch (name) {
          case 'c':
            while (row.cells.length < cell.column) {
              row.cells.push('');
              row.kinds.push(' ');
            }
            row.cells[cell.column] = cellText(cell.type, cell.style, value, context);
            row.kinds[cell.column] = cellKind(cell.type, cell.style, value, context);
            break;
          case 'v':
          case 't':
            inValue = false;
            break;
          case 'rPh':
            inReading = false;
            break;
          case 'row':
            if (row.cells.some((text) => text !== '')) rows.push({ cells: row.cells, line: row.line, kinds: row.kinds.join('') });
            break;
        }
      },
    },
    rows,
  );
}

function cellText(type: string, style: number, value: string, { sharedStrings, dateStyles, countsFrom1904 }: SheetContext): string {
  switch (type) {
    case 's':
      return sharedStrings[Number(value)] ?? '';
    case 'n': {
      const number = Number(value);
      // More digits than a number can hold were typed as they are: an identity number.
      if (value === '' || Number.isNaN(number) || /^\d{16,}$/.test(value)) return value;
      return dateStyles[style] === true ? dateOfSerial(number, countsFrom1904) : String(number);
    }
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'inlineStr':
    case 'str':
      return unescaped(value);
    default:
      return value;
  }
}

function cellKind(type: string, style: number, value: string, { dateStyles }: SheetContext): CellKind {
  if (value === '') return ' ';
  if (type === 'n') return dateStyles[style] === true ? 'd' : 'n';
  return type === 'b' ? 'b' : type === 'd' ? 'd' : 't';
}

/** Position of a cell's column, from 0: `C7` is 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const index = letter.charCodeAt(0) - 64;
    if (index < 1 || index > 26) break;
    column = column * 26 + index;
  }
  return column - 1;
}
