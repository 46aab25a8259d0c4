import type { Message } from '../../base/messages/index.ts';
import { qualityReport, type QualityReport, type QualityTally } from '../../quality/index.ts';
import { type Estimate, estimates } from '../prevalence/estimate.ts';
import { type DesignParts, Tally } from '../prevalence/Tally.ts';
import type { About } from '../table/Table.ts';
import { printable } from '../values/text.ts';
import type { ColumnReport } from './columns.ts';

/** What kept a row from being assessed. */
export interface RowProblem {
  /** Number of the row after the header, from 1. */
  row: number;
  /** Line of the file where the row ends, from 1. */
  line: number;
  column: string | null;
  problem: Message;
}

/** What a score needs. */
export type Needed = 'sex' | 'age' | 'weight' | 'height';

/** Rows that lack something: how many, and the lines of the first. */
export interface Lacking {
  rows: number;
  lines: number[];
}

/** Problems and lines are kept up to here, so that a file of millions of bad rows needs no more memory than a good one. */
const problemsKept = 20;
const linesKept = 5;

/** What is told of a file when all of its rows were read. */
export class Summary {
  rows = 0;
  /** Rows with at least one score. */
  scored = 0;
  /** Rows that repeat the header. */
  repeatedHeaders = 0;
  /** Rows that were kept with empty scores because a value could not be read. */
  unreadable = 0;
  /** The first of those. */
  readonly problems: RowProblem[] = [];
  /** Rows that lack something that a score needs, where the file has a column for it. */
  readonly lacking = new Map<Needed, Lacking>();
  /** Children who count as wasted or underweight for their oedema alone. */
  byOedema = 0;
  /** What was decided from the file. */
  readonly notes: string[] = [];
  readonly tally: Tally;
  /** What the quality report rests on, for all children (null) and by group, in the order in which they came. */
  readonly quality = new Map<string | null, QualityTally>();

  constructor(
    parts: DesignParts,
    /** What the file is, as far as it is known. */
    readonly about: About | null = null,
    readonly columns: readonly ColumnReport[] = [],
  ) {
    this.tally = new Tally(parts);
  }

  addProblem(problem: RowProblem): void {
    this.unreadable++;
    if (this.problems.length < problemsKept) this.problems.push(problem);
  }

  addLacking(what: Needed, line: number): void {
    const lacking = this.lacking.get(what) ?? { rows: 0, lines: [] };
    lacking.rows++;
    if (lacking.lines.length < linesKept) lacking.lines.push(line);
    this.lacking.set(what, lacking);
  }

  /** The quality report, of all and of each group; empty where it was not asked for. */
  qualityReports(): QualityReport[] {
    return [...this.quality].map(([group, tally]) => qualityReport(group === null ? 'all' : printable(group, 40), tally));
  }

  /** Prevalence with confidence intervals by the design of the survey. */
  estimates(): Estimate[] {
    return estimates(this.tally);
  }
}
