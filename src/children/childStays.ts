import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../base/calendar.ts';
import { queryIn } from '../store/queryIn.ts';

/**
 * Stores that children lived in a village until the day they moved, so that counts by area and month stay with that village. A day before
 * their last move counts as the day of the last move; of two moves on one day, the first gives the village of origin.
 */
export async function recordStay(
  em: SqlEntityManager,
  childIds: readonly string[],
  { villageCode, until }: { villageCode: string; until: IsoDate },
): Promise<void> {
  await queryIn(
    em,
    `insert into child_stay (child_id, until, village_code)
      select c.id, greatest($2::date, (select max(s.until) from child_stay s where s.child_id = c.id)), $3 from child c where c.id = any($1::uuid[])
      on conflict do nothing`,
    [childIds, until, villageCode],
  );
}
