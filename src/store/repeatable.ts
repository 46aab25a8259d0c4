import { isTransactionConflict } from './databaseErrors.ts';

/**
 * Thrown in a transaction whose rows were changed by others while it waited for its locks, so that it does not hold the locks that it
 * needs. Taking further locks would break their order, so the transaction is run again, with nothing stored.
 */
export class StaleLocks extends Error {
  constructor() {
    super('what was to be locked is another by now');
    this.name = 'StaleLocks';
  }
}

/** Whether a transaction that failed with this error has stored nothing and may succeed when it is run again. */
export function isRepeatable(error: unknown): boolean {
  return error instanceof StaleLocks || isTransactionConflict(error);
}
