import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';

/** Takes out of the alerts about children what somebody wrote. Their facts name nobody. */
export async function pseudonymiseAlerts(em: SqlEntityManager, childIds: readonly string[]): Promise<void> {
  await queryIn(em, 'update alert set resolution = null where child_id = any($1::uuid[])', [childIds]);
}
