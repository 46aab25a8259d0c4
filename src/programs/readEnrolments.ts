import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../base/calendar.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';

/** The family of an enrolment and the kind of its program, read inside a transaction; null when there is none. */
export async function readEnrolmentFacts(em: SqlEntityManager, id: string): Promise<{ familyId: string; kind: string } | null> {
  const [row] = await queryIn<{ familyId: string; kind: string }>(
    em,
    'select e.family_id as "familyId", pr.kind from enrolment e join program pr on pr.id = e.program_id where e.id = $1',
    [id],
  );
  return row ?? null;
}

/** Reads the kinds of the programs that many families are enrolled in on a day with one statement, in the order of `familyIds`. */
export async function readActiveKinds(store: Store, familyIds: readonly string[], on: IsoDate): Promise<string[][]> {
  const rows = await store.read<{ familyId: string; kinds: string[] }>(
    'kinds of programs of families',
    `select e.family_id as "familyId", array_agg(distinct pr.kind) as kinds
      from enrolment e join program pr on pr.id = e.program_id
      where e.family_id = any($1::uuid[]) and e.enrolled_on <= $2::date and (e.ended_on is null or e.ended_on >= $2::date)
      group by e.family_id`,
    [familyIds, on],
  );
  const byFamily = new Map(rows.map(({ familyId, kinds }) => [familyId, kinds]));
  return familyIds.map((id) => byFamily.get(id) ?? []);
}
