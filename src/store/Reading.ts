import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';

/**
 * Counts the rows that one operation reads, so that it stops before they fill the memory: an operation can read many more rows than its
 * answer shows.
 */
export class Reading {
  #rows = 0;
  #tell: ((error: HubError) => void) | undefined;

  /** @param most highest number of rows that the operation may read. */
  constructor(readonly most: number) {}

  /** @param tell called when the operation has read more than it may. */
  whenTooMuch(tell: (error: HubError) => void): void {
    this.#tell = tell;
  }

  /**
   * Counts rows that a statement returned.
   * @throws HubError READS_TOO_MUCH when the operation has read more than it may.
   */
  add(rows: number): void {
    this.#rows += rows;
    if (this.#rows <= this.most) return;
    const error = new HubError(message('store.readsTooMuch', { most: this.most }), 'READS_TOO_MUCH', undefined, { limit: this.most });
    this.#tell?.(error);
    throw error;
  }
}
