import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from './queryIn.ts';

/**
 * Lets transactions that store the same unique key (a client-made key, a NIK) take turns until they end, so
 * that the second finds what the first stored.
 * @param kind keeps keys of different kinds apart.
 */
export async function lockKey(em: SqlEntityManager, kind: string, key: string): Promise<void> {
  await queryIn(em, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${kind} ${key}`]);
}
