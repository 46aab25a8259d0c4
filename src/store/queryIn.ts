import { CompiledQuery } from 'kysely';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

/**
 * Runs one statement inside the transaction of `em` and returns its rows.
 * @param params values for $1, $2 ...
 */
export async function queryIn<Row>(em: SqlEntityManager, sql: string, params: readonly unknown[] = []): Promise<Row[]> {
  const result = await em.getKysely().executeQuery(CompiledQuery.raw(sql, [...params]));
  return result.rows as Row[];
}
