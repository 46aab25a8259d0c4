import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { settingsOf, writerRole, type RowLimits } from './rowLimits.ts';

/**
 * A new unit of work whose transactions store nothing outside the limits: MikroORM sets role and settings at the start of each transaction.
 */
export function forkWithin(em: SqlEntityManager, limits: RowLimits | null): SqlEntityManager {
  return limits === null ? em.fork() : em.fork({ session: { role: writerRole, variables: settingsOf(limits) } });
}
