import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { Family } from './Family.ts';

/** The family that one with this client-made key was merged into; null when there is none. */
export async function findMergedFamily(em: SqlEntityManager, clientKey: string): Promise<Family | null> {
  const [merged] = await queryIn<{ into_id: string }>(em, 'select into_id from merged_family where client_key = $1', [clientKey]);
  return merged === undefined ? null : em.findOne(Family, { id: merged.into_id });
}

/** The key of the family that another one was merged into; null when it never was. */
export async function mergedInto(em: SqlEntityManager, id: string): Promise<string | null> {
  const [merged] = await queryIn<{ into_id: string }>(em, 'select into_id from merged_family where id = $1', [id]);
  return merged?.into_id ?? null;
}
