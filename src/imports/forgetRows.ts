import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hooks } from '../events/Hooks.ts';
import { familiesMerged, personsMerged } from '../families/index.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';

/** Days for which cells of rows are kept that nobody has decided about, or that were refused. Practice: until the next months' files. */
const undecidedDays = 90;

/**
 * Forgets what imported rows say of persons and families whose records lose what tells who they are: the cells as they stood in the file,
 * and whom an unclear row may be about. What became of the rows, and which file a measurement comes from, stays. The persons are locked.
 */
export async function forgetRows(
  em: SqlEntityManager,
  { personIds, familyIds = [] }: { personIds: readonly string[]; familyIds?: readonly string[] },
): Promise<void> {
  await queryIn(
    em,
    `update import_row set cells_sealed = null, candidates = null
      where (child_id = any($1::uuid[]) or family_id = any($2::uuid[]) or family_id in (select family_id from person where id = any($1::uuid[])))
        and (cells_sealed is not null or candidates is not null)`,
    [personIds, familyIds],
  );
  await queryIn(
    em,
    `update import_row set cells_sealed = null, candidates = null where fate in ('UNCLEAR', 'REFUSED') and candidates is not null
      and exists (select from jsonb_array_elements(candidates) c where (c ->> 'childId')::uuid = any($1::uuid[]))`,
    [personIds],
  );
}

/** Forgets the cells of rows of ended imports that are of nobody the hub knows, once they have waited long. @returns how many. */
export async function forgetUndecidedRows(store: Store): Promise<number> {
  return store.transaction(async (em) => {
    const jobs = await queryIn<{ id: string }>(
      em,
      `select id from import_job where ended_at < now() - make_interval(days => ${undecidedDays}) order by id for update`,
    );
    const rows = await queryIn(
      em,
      'update import_row set cells_sealed = null, candidates = null where job_id = any($1::uuid[]) and child_id is null and cells_sealed is not null returning 1 as one',
      [jobs.map(({ id }) => id)],
    );
    return rows.length;
  });
}

/** Imported rows follow the records that they are about when these are merged. */
export function followMerges(hooks: Hooks): void {
  hooks.on(personsMerged, async (em, { kept, duplicate }) => {
    await queryIn(em, 'update import_row set child_id = $1 where child_id = $2', [kept.id, duplicate.id]);
  });
  hooks.on(familiesMerged, async (em, { kept, merged }) => {
    await queryIn(em, 'update import_row set family_id = $1 where family_id = $2', [kept.id, merged.id]);
  });
}
