import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { TableError } from '../../TableError.ts';
import type { OutputCell, OutputRow, Table } from '../Table.ts';

/** What a sheet can hold, the header included. */
const mostRows = 1_048_576;
const mostCharacters = 32_767;
/** More digits than this a number cannot hold. */
const mostDigits = 15;
/** XML is handed on in pieces of about this many characters. */
const pieceLength = 1 << 16;
/** A fixed time, so that the same rows give the same file. */
const mtime = new Date(1980, 0, 1);

/**
 * Writes rows as an XLSX workbook of one sheet, row by row. Values that read as numbers become numbers, unless that
 * would change them (leading zeros, more than 15 digits); everything else is text.
 * @param sheetName letters and digits.
 * @throws TableError for more than 1,048,576 rows or a text of more than 32,767 characters, which no sheet can hold.
 */
export async function writeXlsx(table: Table, rows: AsyncIterable<OutputRow>, output: Writable, sheetName: string): Promise<void> {
  const zip = new ZipFile();
  const sheet = Readable.from(sheetXml(table, rows), { objectMode: false });
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
  '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
});

async function* sheetXml({ header, text }: Table, rows: AsyncIterable<OutputRow>): AsyncGenerator<Buffer> {
  const width = header.cells.length;
  let piece = `${declaration}<worksheet xmlns="${main}"><sheetData>`;
  let count = 0;
  for await (const { row, appended } of rows) {
    if (++count > mostRows) throw new TableError(`a sheet holds ${mostRows} rows at most; write to a .csv file`);
    piece += '<row>';
    for (let index = 0; index < width; index++) piece += cellXml(typed(text(row.cells[index] ?? '')), row.line);
    for (const cell of appended) piece += cellXml(cell, row.line);
    piece += '</row>';
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(`${piece}</sheetData></worksheet>`);
}

function typed(text: string): OutputCell {
  if (text === '') return null;
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= mostDigits ? Number(text) : text;
}

function cellXml(cell: OutputCell, line: number): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (cell.length > mostCharacters) throw new TableError(`row ${line} has a text of more than ${mostCharacters} characters, which a sheet cannot hold; write to a .csv file`);
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as XML; characters that XML cannot hold, and what would read as such an escape, are written `_xHHHH_`. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>]/g, (character) => entities[character] ?? character);
}
