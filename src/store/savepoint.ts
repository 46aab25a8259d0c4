import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { isUnavailable } from './databaseErrors.ts';
import { withoutSignal } from './operationSignal.ts';
import { queryIn } from './queryIn.ts';
import { isRepeatable } from './repeatable.ts';

/**
 * Writes that a transaction stores even if its work is refused. `begin` is called before the work; `refused` is called after the work was
 * rolled back.
 */
export interface Refusable {
  /** Locks that are taken here are held until the transaction ends, even if the work is rolled back. */
  begin(em: SqlEntityManager): Promise<void>;
  refused(em: SqlEntityManager): Promise<void>;
}

export type Outcome<T> = { result: T } | { error: unknown };

/**
 * Runs `work` inside a transaction that continues if `work` throws: the writes of `work` are rolled back, and `refusable` stores its own.
 * The caller throws the error after the commit of the transaction.
 * @throws errors after which a retry may succeed (a deadlock, a serialization failure, a lost connection); nothing is stored.
 */
export async function runRefusable<T>(em: SqlEntityManager, refusable: Refusable, work: () => Promise<T>): Promise<Outcome<T>> {
  await refusable.begin(em);
  await queryIn(em, 'savepoint refusable');
  try {
    return { result: await work() };
  } catch (error) {
    if (isRepeatable(error) || isUnavailable(error)) throw error;
    // Even if the operation was cancelled: cancellation is one reason for a refusal.
    await withoutSignal(async () => {
      await queryIn(em, 'rollback to savepoint refusable');
      em.clear();
      await refusable.refused(em);
    });
    return { error };
  }
}
