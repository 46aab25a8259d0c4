import { tableError } from '../TableError.ts';
import { printable } from '../values/text.ts';
import { fitting, type Header, rowsSearched } from './header/findHeader.ts';
import type { Sheet, Sheets } from './Sheets.ts';
import type { OpenOptions, Row } from './Table.ts';

interface Chosen {
  sheet: Sheet;
  header: Header;
  notes: string[];
}

/** No more names of sheets than this are shown. */
const namesShown = 12;

/**
 * The sheet that is named; else the only one that has the columns; else, without a format to go by, the first one.
 * @throws TableError where there is no such sheet, where several have the columns, or where it is empty.
 */
export async function chooseSheet({ sheets, name: kind }: Sheets, { sheet: named, format }: OpenOptions): Promise<Chosen> {
  const [first] = sheets;
  if (first === undefined) throw tableError('interchange.noSheets', { what: kind });
  if (named !== undefined) {
    const position = /^#(\d+)$/.exec(named)?.[1];
    const sheet = sheets.find(({ name }) => name === named) ?? (position === undefined ? undefined : sheets[Number(position) - 1]);
    if (sheet === undefined) throw tableError('interchange.noSuchSheet', { sheet: JSON.stringify(printable(named)), sheets: list(sheets) });
    return { sheet, header: await headerOf(sheet, format), notes: [] };
  }
  if (sheets.length === 1) return { sheet: first, header: await headerOf(first, format), notes: [] };
  if (format === undefined)
    return {
      sheet: first,
      header: await headerOf(first, format),
      notes: [`sheet ${JSON.stringify(printable(first.name))} read, the first of ${sheets.length}; choose another with --sheet NAME`],
    };

  const looked: Chosen[] = [];
  for (const sheet of sheets) {
    const rows = await firstRows(sheet);
    if (rows.length > 0) looked.push({ sheet, header: fitting(rows, (cell) => cell, format), notes: [] });
  }
  const complete = looked.filter(({ header }) => header.fit.complete);
  if (complete.length > 1) throw tableError('interchange.severalSheets', { sheets: list(complete.map(({ sheet }) => sheet)) });
  const best =
    complete[0] ??
    looked.reduce<Chosen | undefined>(
      (most, next) => (most === undefined || next.header.fit.fields > most.header.fit.fields ? next : most),
      undefined,
    );
  if (best === undefined) throw tableError('interchange.emptySheets', { what: kind, count: sheets.length });
  const others = sheets.length - 1;
  const why = complete.length === 1 ? 'the only one that has the columns' : 'the one that has most of the columns';
  return {
    ...best,
    notes: [
      `sheet ${JSON.stringify(printable(best.sheet.name))} read, ${why}; ${others === 1 ? 'the other one is' : `${others} others are`} not`,
    ],
  };
}

async function headerOf(sheet: Sheet, format: OpenOptions['format']): Promise<Header> {
  const rows = await firstRows(sheet);
  if (rows.length === 0) throw tableError('interchange.emptySheet', { sheet: JSON.stringify(printable(sheet.name)) });
  return fitting(rows, (cell) => cell, format);
}

async function firstRows(sheet: Sheet): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of sheet.rows()) if (rows.push(...batch) >= rowsSearched) break;
  return rows;
}

function list(sheets: readonly Sheet[]): string {
  const names = sheets.slice(0, namesShown).map(({ name }) => JSON.stringify(printable(name)));
  return names.join(', ') + (sheets.length > namesShown ? ` and ${sheets.length - namesShown} more` : '');
}
