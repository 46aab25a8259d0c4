import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../calendar.ts';
import { queryIn } from '../store/queryIn.ts';

/**
 * Keeps that children lived in a village until a day on which they moved, so that what is counted by place and month
 * stays where it was. A day before their last move counts as the day of that one; of two moves on one day the first tells where they came from.
 */
export async function keepStay(em: SqlEntityManager, childIds: readonly string[], { villageCode, until }: { villageCode: string; until: IsoDate }): Promise<void> {
  await queryIn(
    em,
    `insert into child_stay (child_id, until, village_code)
      select c.id, greatest($2::date, (select max(s.until) from child_stay s where s.child_id = c.id)), $3 from child c where c.id = any($1::uuid[])
      on conflict do nothing`,
    [childIds, until, villageCode],
  );
}
