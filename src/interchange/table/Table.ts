import type { OnBytes } from './source/Source.ts';

/** A row of a table, whatever file it comes from. */
export interface Row {
  /** The values, as `Table.text` reads them; there may be fewer or more than the header has. */
  cells: string[];
  /** Line of the file where the row ends, or row of the sheet, from 1. */
  line: number;
  /** CSV: the row as it stands in the file, without its line end. */
  raw?: string;
  /** Spreadsheets: what each cell was, one letter each (`CellKind`). CSV and HTML know texts only and have none. */
  kinds?: string;
}

/** `t` text, `n` number, `d` date, `b` boolean, ` ` nothing. */
export type CellKind = 't' | 'n' | 'd' | 'b' | ' ';

/** How CSV is written: as the file that was read, or by default. */
export interface CsvFormat {
  /** The byte order mark that the output begins with; empty for none. */
  mark: string;
  separator: Separator;
  lineEnd: '\n' | '\r\n' | '\r';
  /** The cells are bytes of the file, to be written as they are, and not texts. */
  isBytes?: true;
}

/** One character. */
export type Separator = string;

/** A table that is read row by row. */
export interface Table {
  header: Row;
  /** Each iteration reads the rows from the first one. */
  rows: AsyncIterable<Row>;
  /** A cell as text. Cells of CSV are bytes, one character each, so that they can be written as they were read. */
  text: (cell: string) => string;
  csv: CsvFormat;
  /** What was decided on opening, to be told to the user. */
  notes: string[];
  /** Lets go of the file; rows cannot be read afterwards. */
  close: () => Promise<void>;
}

/** A table with what was found out when it was opened. */
export interface OpenedTable extends Table {
  about: About;
  /** Whether plain numbers that stand for days count from 1904 (a property of a workbook). */
  countsFrom1904: boolean;
}

/** What was found out of a file when it was opened. */
export interface About {
  /** `CSV`, `XLSX workbook` and so on. */
  kind: string;
  /** Of CSV. */
  encoding?: { name: string; why: string };
  /** Of CSV. */
  separator?: string;
  /** The sheet or table that is read, of how many. */
  sheet?: { name: string; of: number };
  header: {
    /** Line of the file, or row of the sheet, from 1. */
    line: number;
    /** How many rows the header has, 1 to 3. */
    rows: number;
    /** Rows with a value above it. */
    above: number;
  };
  /** Of a sheet with a block of columns for each month: the blocks, in order. */
  unfolded?: { blocks: string[]; column: string };
}

/** A row with what is appended to it: numbers, texts, null for an empty cell. */
export interface OutputRow {
  row: Row;
  appended: readonly OutputCell[];
}

export type OutputCell = string | number | null;

/** What the columns of a kind of file are called, as far as opening it needs to know. */
export interface TableFormat {
  /** How well a row of names serves as a header. */
  fit: (names: readonly string[]) => HeaderFit;
  /** Whether a name is one that a block of columns may have for each month. */
  isRepeated: (name: string) => boolean;
}

export interface HeaderFit {
  /** How many different fields are recognised. */
  fields: number;
  /** Whether everything is there that is needed. */
  complete: boolean;
  /** Fields that several columns are recognised for. */
  ambiguous: number;
}

/** How a file is to be opened. */
export interface OpenOptions {
  /** Of CSV; found out when absent. Also what CSV made from a workbook is separated by. */
  separator?: Separator;
  /** Of CSV; found out when absent. */
  encoding?: string;
  /** Name of the sheet of a workbook, or `#2` for its position; found out when absent. */
  sheet?: string;
  /** Decides which line is the header, and which sheet is read; the first ones when absent. */
  format?: TableFormat;
  onBytes?: OnBytes;
}
