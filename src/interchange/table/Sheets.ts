import { type Message } from '../../base/messages/index.ts';
import type { Row } from './Table.ts';

/** A sheet of a workbook, or a table of a page. */
export interface Sheet {
  name: string;
  /** Its rows with a value, many at a time; each call reads them from the first one. */
  rows: () => AsyncIterable<Row[]>;
}

/** What a file of sheets has, before it is known which one is read. */
export interface Sheets {
  /** `XLSX workbook`. */
  name: string;
  /** The same in a sentence: `an XLSX workbook`. */
  kind: Message;
  sheets: readonly Sheet[];
  /** Whether plain numbers that stand for days count from 1904. */
  countsFrom1904: boolean;
  /** Whether its encoding may be asked for. */
  hasEncoding: boolean;
  close: () => Promise<void>;
}
