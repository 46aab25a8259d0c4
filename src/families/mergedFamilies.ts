import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';

/** The key of the family that another one was merged into; null when it never was. */
export async function mergedInto(em: SqlEntityManager, id: string): Promise<string | null> {
  const [merged] = await queryIn<{ into_id: string }>(em, 'select into_id from merged_family where id = $1', [id]);
  return merged?.into_id ?? null;
}
