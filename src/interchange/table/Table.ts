/** A row of a table, whatever file it comes from. */
export interface Row {
  /** The values, as `Table.text` reads them; there may be fewer or more than the header has. */
  cells: string[];
  /** Line of the file where the row ends, or row of the sheet, from 1. */
  line: number;
  /** CSV: the row as it stands in the file, without its line end. */
  raw?: string;
}

/** How CSV is written: as the file that was read, or by default. */
export interface CsvFormat {
  /** The byte order mark that the output begins with; empty for none. */
  mark: string;
  separator: Separator;
  lineEnd: '\n' | '\r\n' | '\r';
}

export type Separator = ',' | ';' | '\t';

/** A table that is read row by row, once. */
export interface Table {
  header: Row;
  rows: AsyncIterable<Row>;
  /** A cell as text. Cells of CSV are bytes, one character each, so that they can be written as they were read. */
  text: (cell: string) => string;
  csv: CsvFormat;
  /** What was decided on opening, to be told to the user. */
  notes: string[];
  /** Lets go of the file; rows cannot be read afterwards. */
  close: () => Promise<void>;
}

/** A row with what is appended to it: numbers, texts, null for an empty cell. */
export interface OutputRow {
  row: Row;
  appended: readonly OutputCell[];
}

export type OutputCell = string | number | null;

/** How a file is to be opened. */
export interface OpenOptions {
  /** Of CSV; found in the header line when absent. Also what CSV made from a workbook is separated by. */
  separator?: Separator;
  /** Name of the sheet of a workbook; the first one when absent. */
  sheet?: string;
}
