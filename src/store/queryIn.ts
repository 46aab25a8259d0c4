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

/**
 * `queryIn` for a frequent statement that is expensive to plan: each connection to PostgreSQL prepares it once. The embedded database plans
 * it each time.
 * @param name lower-case letters, digits and spaces; always for the same text.
 */
export function queryPrepared<Row>(em: SqlEntityManager, name: string, sql: string, params: readonly unknown[] = []): Promise<Row[]> {
  return queryIn(em, `/* prepared ${name} */ ${sql}`, params);
}

/** The name under which a statement is prepared; undefined if it is not prepared. */
export function preparedName(text: string): string | undefined {
  return /^\/\* prepared ([a-z0-9 ]+) \*\//.exec(text)?.[1];
}
