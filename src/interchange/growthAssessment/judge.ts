import { tableError } from '../TableError.ts';
import type { OpenedTable } from '../table/Table.ts';
import { cleaned } from '../values/text.ts';
import type { Candidates } from './candidates.ts';
import { DateEvidence, type Evidence, NumberEvidence, Presence, SexEvidence } from './evidence.ts';
import { type Field, names, normalised } from './fields.ts';
import { isMissing, type MissingCodes } from './missingCodes.ts';

/** What all rows of a file show of the columns that come into question. */
export interface Judged {
  rows: number;
  /** Rows that repeat the header, as files put together from several have them. */
  repeatedHeaders: number;
  /** By field and position. */
  evidence: ReadonlyMap<string, Evidence>;
  /** The first rows, as texts. */
  sample: readonly (readonly string[])[];
}

export interface JudgeOptions {
  /** Rows that are read; all when absent. */
  judgedRows?: number;
  onRow?: (phase: 'judging', row: number, total: null) => void;
}

export const sampleRows = 1000;

/** Where a field's column is likely to hold another unit, or another thing: the first is what is told from. */
const thresholds: Partial<Record<Field, readonly number[]>> = {
  weight: [100],
  height: [250, 3, 75],
  muac: [40],
  plainAge: [60, 6],
  ageMonths: [60],
};

export function evidenceFor(field: Field): Evidence {
  switch (field) {
    case 'sex':
      return new SexEvidence();
    case 'born':
    case 'measured':
      return new DateEvidence();
    case 'weight':
      return new NumberEvidence('mass', thresholds.weight ?? []);
    case 'height':
    case 'muac':
    case 'head':
      return new NumberEvidence('length', thresholds[field] ?? []);
    case 'ageDays':
    case 'ageMonths':
    case 'plainAge':
      return new NumberEvidence('age', thresholds[field] ?? []);
    case 'samplingWeight':
      return new NumberEvidence(null, []);
    default:
      return new Presence();
  }
}

export function evidenceKey(field: Field, at: number): string {
  return `${field} ${at}`;
}

/**
 * Reads all rows and gathers what they show.
 * @throws TableError where another header stands between the rows, so that those below it are in other columns.
 */
export async function judge(
  table: Pick<OpenedTable, 'header' | 'rows' | 'text'>,
  candidates: Candidates,
  missing: MissingCodes,
  { judgedRows: most = Number.POSITIVE_INFINITY, onRow }: JudgeOptions = {},
): Promise<Judged> {
  const { text } = table;
  const evidence = new Map<string, Evidence>();
  const watched = (Object.entries(candidates) as [Field, number[]][]).flatMap(([field, positions]) =>
    positions.map((at) => {
      const gathered = evidenceFor(field);
      evidence.set(evidenceKey(field, at), gathered);
      return { field, at, gathered, hasCodes: missing.has(field) };
    }),
  );
  const header = table.header.cells.map((cell) => normalised(text(cell)));
  const sexAt = candidates.sex?.[0];
  const sample: string[][] = [];
  let rows = 0;
  let repeatedHeaders = 0;
  for await (const { cells, line } of table.rows) {
    if (sexAt !== undefined && isSexName(text(cells[sexAt] ?? ''))) {
      if (cells.some((cell, at) => normalised(text(cell)) !== header[at]))
        throw tableError('interchange.secondHeader', { line, first: table.header.line });
      repeatedHeaders++;
      continue;
    }
    rows++;
    onRow?.('judging', rows, null);
    if (rows > most) break;
    // The values of a row with more of them than the header may have moved; it gets no scores and decides nothing.
    if (cells.length > header.length && cells.slice(header.length).some((cell) => cell !== '')) continue;
    if (sample.length < sampleRows) sample.push(cells.map(text));
    for (const { field, at, gathered, hasCodes } of watched) {
      const cell = cells[at];
      if (cell === undefined || cell === '') continue;
      const read = text(cell);
      if (hasCodes && isMissing(missing, field, read)) continue;
      gathered.add(read, line);
    }
  }
  return { rows, repeatedHeaders, evidence, sample };
}

/** Whether a cell holds the name of a column for the sex, which no sex is. */
export function isSexName(cell: string): boolean {
  return cell.length > 1 && cell.length < 40 && /[a-z]/i.test(cell) && names.sex.includes(normalised(cleaned(cell)));
}
