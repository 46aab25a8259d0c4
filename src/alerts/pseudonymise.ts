import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { lockAlertLog } from './appendAlertEvent.ts';

/** Removes free text from the alerts about locked children. Their facts hold no names. */
export async function pseudonymiseAlerts(em: SqlEntityManager, childIds: readonly string[]): Promise<void> {
  const [first] = await queryIn(em, 'select from alert where child_id = any($1::uuid[]) limit 1', [childIds]);
  if (first === undefined) return;
  await lockAlertLog(em);
  await queryIn(em, 'update alert set resolution = null where child_id = any($1::uuid[])', [childIds]);
}
