import { isTransactionConflict } from './databaseErrors.ts';

/**
 * Thrown in a transaction that has found out that others have changed what it is about while it waited for its locks, so that it
 * holds other ones than it needs. To take further ones would break their order: it begins anew, with nothing stored.
 */
export class StaleLocks extends Error {
  constructor() {
    super('what was to be locked is another by now');
    this.name = 'StaleLocks';
  }
}

/** Whether a transaction that failed so has stored nothing and may do well when it is run again. */
export function isRepeatable(error: unknown): boolean {
  return error instanceof StaleLocks || isTransactionConflict(error);
}
