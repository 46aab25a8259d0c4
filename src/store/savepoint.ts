import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { isUnavailable } from './databaseErrors.ts';
import { withoutSignal } from './operationSignal.ts';
import { queryIn } from './queryIn.ts';
import { isRepeatable } from './repeatable.ts';

/** What a transaction stores even where its work is refused: begun before the work, told of a refusal after the work was taken back. */
export interface Refusable {
  /** Locks taken here are held until the transaction ends, whatever becomes of the work. */
  begin(em: SqlEntityManager): Promise<void>;
  refused(em: SqlEntityManager): Promise<void>;
}

export type Outcome<T> = { result: T } | { error: unknown };

/**
 * Does work inside a transaction that goes on where the work throws: what the work stored is taken back, and `refusable` stores what
 * it has to. Whoever calls it throws the error once the transaction is committed.
 * @throws what may succeed when it is tried again (a deadlock, a serialization failure, a lost connection), with nothing stored.
 */
export async function runRefusable<T>(em: SqlEntityManager, refusable: Refusable, work: () => Promise<T>): Promise<Outcome<T>> {
  await refusable.begin(em);
  await queryIn(em, 'savepoint refusable');
  try {
    return { result: await work() };
  } catch (error) {
    if (isRepeatable(error) || isUnavailable(error)) throw error;
    // Also where the operation has been called off: that is why some are.
    await withoutSignal(async () => {
      await queryIn(em, 'rollback to savepoint refusable');
      em.clear();
      await refusable.refused(em);
    });
    return { error };
  }
}
