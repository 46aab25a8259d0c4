import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { freshChildren } from './childEntries.ts';
import { freshFamilies } from './familyPeriods.ts';

/** How a person's family and, where it is a child under monitoring, the person itself count in every month, as a text to compare. */
export async function countsOf(em: SqlEntityManager, { personId, familyId }: { personId: string; familyId: string }): Promise<string> {
  const [children] = await queryIn<{ rows: unknown }>(em, `with ${freshChildren('c.id = $1')} select jsonb_agg(to_jsonb(fresh) order by first_month) as rows from fresh`, [personId]);
  const [families] = await queryIn<{ rows: unknown }>(em, `with ${freshFamilies('f.id = $1')} select jsonb_agg(to_jsonb(fresh) order by month) as rows from fresh`, [familyId]);
  return JSON.stringify([children?.rows ?? null, families?.rows ?? null]);
}
