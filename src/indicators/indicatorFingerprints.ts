import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { freshChildren } from './childEntries.ts';
import { freshFamilies } from './familyPeriods.ts';

/** A person whose dates affect how the family counts and, for a child under monitoring, how the child counts. */
export interface CountedPerson {
  readonly id: string;
  readonly familyId: string;
}

/**
 * A text for each person, in the order of `persons`. Two texts are equal if the person and its family count equally in every month. Takes
 * two statements for all persons.
 */
export async function indicatorFingerprints(em: SqlEntityManager, persons: readonly CountedPerson[]): Promise<string[]> {
  const children = await fingerprintsBy(
    em,
    `with ${freshChildren('c.id = any($1::uuid[])')} select child_id as id, jsonb_agg(to_jsonb(fresh) order by first_month)::text as counts from fresh group by 1`,
    persons.map(({ id }) => id),
  );
  const families = await fingerprintsBy(
    em,
    `with ${freshFamilies('f.id = any($1::uuid[])')} select family_id as id, jsonb_agg(to_jsonb(fresh) order by month)::text as counts from fresh group by 1`,
    persons.map(({ familyId }) => familyId),
  );
  return persons.map(({ id, familyId }) => `${children.get(id) ?? ''} ${families.get(familyId) ?? ''}`);
}

async function fingerprintsBy(em: SqlEntityManager, sql: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await queryIn<{ id: string; counts: string }>(em, sql, [ids]);
  return new Map(rows.map(({ id, counts }) => [id, counts]));
}
