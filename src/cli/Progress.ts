import type { WriteStream } from 'node:tty';

/** Shorter work shows no progress. */
const quietMs = 2000;
const everyMs = 500;
/** Rows between two checks of the clock. */
const rowsBetween = 2048;

/** What is done with the rows, in words. */
const phases = { judging: 'first reading', scoring: 'scoring', planning: 'matching', storing: 'storing' } as const;
type Phase = keyof typeof phases;

/** A line on a terminal that says how far a file of rows is read: rows, rows a second, time left. */
export class Progress {
  readonly #output: WriteStream;
  readonly #now: () => number;
  readonly #start: number;
  #shownAt = 0;
  #phase = '';
  #phaseStart = 0;
  /** Bytes of this reading, and of the file. */
  #bytes = 0;
  #size = 0;

  /** @param output no progress is shown if it is not a terminal. */
  constructor(output: WriteStream, now: () => number = Date.now) {
    this.#output = output;
    this.#now = now;
    this.#start = now();
  }

  readonly listeners = {
    onBytes: (count: number, size: number): void => {
      this.#bytes += count;
      this.#size = size;
    },
    onRow: (phase: Phase, row: number, total: number | null): void => {
      if (!this.#output.isTTY || row % rowsBetween !== 0) return;
      this.#show(phase, row, total);
    },
    /** The same of rows that are dealt with many at a time. */
    onSlice: (phase: Phase, row: number, total: number): void => {
      if (this.#output.isTTY) this.#show(phase, row, total);
    },
  };

  /** Takes the line away. */
  end(): void {
    if (this.#shownAt > 0) this.#output.write('\r\u001b[K');
  }

  #show(phase: Phase, row: number, total: number | null): void {
    const now = this.#now();
    if (phase !== this.#phase) {
      this.#phase = phase;
      this.#phaseStart = now;
      this.#bytes = 0;
    }
    if (now - this.#start < quietMs || now - Math.max(this.#shownAt, this.#phaseStart) < everyMs) return;
    this.#shownAt = now;
    const rate = row / Math.max(1, now - this.#phaseStart);
    // How many rows there are is not known before all are read; how many bytes is.
    const done = total === null ? this.#bytes / Math.max(1, this.#size) : row / total;
    const left = done > 0 && done < 1 ? `, ${Math.ceil((((now - this.#phaseStart) / done) * (1 - done)) / 1000)} s left` : '';
    this.#output.write(
      `\r\u001b[K${phases[phase]}: ${row.toLocaleString('en')}${total === null ? '' : ` of ${total.toLocaleString('en')}`} rows, ${Math.round(rate * 1000).toLocaleString('en')} rows/s${left}`,
    );
  }
}
