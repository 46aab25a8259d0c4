import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { tableError } from '../../TableError.ts';
import type { OutputCell, OutputRow, Row, Table } from '../Table.ts';
import { serialOf } from './serials.ts';

/** What a sheet can hold, the header included. */
const mostRows = 1_048_576;
const mostCharacters = 32_767;
/** More digits than this a number cannot hold. */
const mostDigits = 15;
/** XML is handed on in pieces of about this many characters. */
const pieceLength = 1 << 16;
/** A fixed time, so that the same rows give the same file. */
const mtime = new Date(1980, 0, 1);

/** Widths are taken from the header and so many rows; in characters, and no wider than that. */
const rowsMeasured = 200;
const widest = 60;
const narrowest = 8;

/** What a sheet that people fill in says of its columns, by position from 0. */
export interface Form {
  /** Columns whose cells are texts, so that an identity number keeps its digits. */
  texts?: ReadonlySet<number>;
  /** What may be entered in a column; at most 255 characters with the commas between. */
  lists?: ReadonlyMap<number, readonly string[]>;
}

/** Rows of a form that its lists hold for. */
const rowsToFill = 10_000;

/**
 * Writes rows as an XLSX workbook of one sheet, row by row; the header is bold, stays in sight and has filters. A text
 * stays a text, as a cell of a workbook that was one always does; of CSV, which knows texts only, those become numbers that
 * a number prints in the same way (`11.10` does not, nor do leading zeros or more than 15 digits), and days in ISO 8601 dates.
 * @param sheetName letters and digits.
 * @throws TableError for more than 1,048,576 rows or a text of more than 32,767 characters, which no sheet can hold.
 */
export async function writeXlsx(
  table: Pick<Table, 'header' | 'text'>,
  rows: AsyncIterable<OutputRow>,
  output: Writable,
  sheetName: string,
  form: Form = {},
): Promise<void> {
  const zip = new ZipFile();
  const sheet = Readable.from(sheetXml(table, rows, form), { objectMode: false });
  const failed = new Promise<never>((_, reject) => {
    zip.on('error', reject);
    sheet.on('error', reject);
  });
  for (const [name, xml] of Object.entries(fixedParts(sheetName))) zip.addBuffer(Buffer.from(declaration + xml), name, { mtime });
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', { mtime });
  zip.end();
  try {
    await Promise.race([pipeline(zip.outputStream, output, { end: false }), failed]);
  } finally {
    sheet.destroy();
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts around the sheet (ECMA-376). */
const fixedParts = (sheetName: string) => ({
  '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  // Cell formats by number: 0 plain, 1 bold, 2 a date, 3 a date and time, 4 a text.
  'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
});

async function* sheetXml(
  { header, text }: Pick<Table, 'header' | 'text'>,
  rows: AsyncIterable<OutputRow>,
  form: Form,
): AsyncGenerator<Buffer> {
  const width = header.cells.length;
  const first: OutputCell[][] = [];
  let columns = width;
  let piece = '';
  let count = 0;
  let isOpen = false;
  for await (const { row, appended } of rows) {
    if (++count > mostRows) throw tableError('interchange.tooManyRows', { limit: mostRows });
    columns = Math.max(columns, width + appended.length);
    const isHeader = count === 1;
    piece += '<row>';
    for (let index = 0; index < width; index++)
      piece += isHeader ? cellXml(textOrNone(text(row.cells[index] ?? '')), row.line, bold) : cellOf(row, index, text);
    for (const cell of appended) piece += cellXml(cell, row.line, isHeader ? bold : '');
    piece += '</row>';
    if (!isOpen) first.push([...Array.from({ length: width }, (_, index) => text(row.cells[index] ?? '')), ...appended]);
    if (!isOpen && first.length < rowsMeasured) continue;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(isOpen ? piece : opening(first, columns, form) + piece);
    isOpen = true;
    piece = '';
  }
  const filters = count > 0 && columns > 0 ? `<autoFilter ref="A1:${columnName(columns)}${count}"/>` : '';
  yield Buffer.from(`${isOpen ? '' : opening(first, columns, form)}${piece}</sheetData>${filters}${validations(form)}</worksheet>`);
}

/** What stands before the rows: the frozen header and the widths of the columns. */
function opening(first: readonly OutputCell[][], columns: number, { texts }: Form): string {
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.min(widest, Math.max(narrowest, 2 + first.reduce((most, cells) => Math.max(most, longestLine(String(cells[at] ?? ''))), 0))),
  );
  const cols = widths
    .map(
      (width, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${width}"${texts?.has(at) === true ? ' style="4"' : ''} customWidth="1"/>`,
    )
    .join('');
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `${declaration}<worksheet xmlns="${main}">${view}${cols === '' ? '' : `<cols>${cols}</cols>`}<sheetData>`;
}

/** Lists of what may be entered (ECMA-376, 18.3.1.33). */
function validations({ lists }: Form): string {
  if (lists === undefined || lists.size === 0) return '';
  const each = [...lists].map(([at, values]) => {
    const column = columnName(at + 1);
    const formula = escaped(`"${values.join(',')}"`);
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${column}2:${column}${rowsToFill}"><formula1>${formula}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}

function longestLine(text: string): number {
  return text.length < narrowest ? text.length : Math.max(...text.split(/\r\n|\n|\r/).map((line) => line.length));
}

/** `A` for the first column, `AA` for the 27th. */
function columnName(position: number): string {
  const before = Math.floor((position - 1) / 26);
  return (before > 0 ? columnName(before) : '') + String.fromCharCode(65 + ((position - 1) % 26));
}

const bold = ' s="1"';
const isoDay = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?$/;

/** A cell of the file that was read: what it was in a workbook; of a text file, what its text says. */
function cellOf({ cells, kinds, line }: Row, index: number, text: Table['text']): string {
  const value = text(cells[index] ?? '');
  const kind = kinds?.[index];
  if (value === '') return cellXml(null, line, '');
  if (kind === 'b') return `<c t="b"><v>${value === 'TRUE' ? 1 : 0}</v></c>`;
  if (kind !== 't' && isoDay.test(value)) {
    const serial = serialOf(value);
    // Before March 1900 a sheet counts a day that never was.
    if (serial !== null && serial > 60) return `<c s="${value.length === 10 ? 2 : 3}"><v>${serial}</v></c>`;
  }
  return cellXml(kind === 't' ? value : typed(value), line, '');
}

function textOrNone(text: string): OutputCell {
  return text === '' ? null : text;
}

function typed(text: string): OutputCell {
  if (!/^-?\d/.test(text)) return text;
  const number = Number(text);
  return String(number) === text && text.replace(/\D/g, '').length <= mostDigits ? number : text;
}

function cellXml(cell: OutputCell, line: number, style: string): string {
  if (cell === null) return `<c${style}/>`;
  if (typeof cell === 'number') return `<c${style}><v>${cell}</v></c>`;
  if (cell.length > mostCharacters) throw tableError('interchange.textTooLong', { row: line, limit: mostCharacters });
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as XML; characters that XML cannot hold, and what would read as such an escape, are written `_xHHHH_`. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (character) => entities[character] ?? character);
}
