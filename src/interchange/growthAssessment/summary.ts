import { type Estimate, estimates } from '../prevalence/estimate.ts';
import { type DesignParts, Tally } from '../prevalence/Tally.ts';

/** What kept a row from being assessed. */
export interface RowProblem {
  /** Number of the row after the header, from 1. */
  row: number;
  /** Line of the file where the row ends, from 1. */
  line: number;
  column: string | null;
  problem: string;
}

/** Problems are kept up to here, so that a file of millions of bad rows needs no more memory than a good one. */
const problemsKept = 20;

/** What is told of a file when all of its rows were read. */
export class Summary {
  rows = 0;
  /** Rows that were kept with empty scores because a value could not be read. */
  unreadable = 0;
  /** The first of those. */
  readonly problems: RowProblem[] = [];
  /** Rows without a sex, which no standard scores. */
  withoutSex = 0;
  /** What was decided from the file. */
  readonly notes: string[] = [];
  readonly tally: Tally;

  constructor(parts: DesignParts) {
    this.tally = new Tally(parts);
  }

  addProblem(problem: RowProblem): void {
    this.unreadable++;
    if (this.problems.length < problemsKept) this.problems.push(problem);
  }

  /** Prevalence with confidence intervals by the design of the survey. */
  estimates(): Estimate[] {
    return estimates(this.tally);
  }
}
