import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hooks } from '../events/Hooks.ts';
import { familiesChanged, familiesMerged, memberLeaving, personsMerged } from '../families/index.ts';
import { lockAdvisory } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { findPairs, readCompared } from './findPairs.ts';

/** What one transaction has gathered so far. */
interface Gathered {
  familyIds: Set<string>;
  removedIds: Set<string>;
  merged: { kept: string; duplicate: string; by: string }[];
}

/** Keeps the candidates in line with whatever families are changed by: compared once, at the end of the transaction. */
export function alignCandidatesWithWrites(hooks: Hooks, store: Store): void {
  const gatheredBy = new WeakMap<SqlEntityManager, Gathered>();
  const gathered = (em: SqlEntityManager): Gathered => {
    const known = gatheredBy.get(em);
    if (known !== undefined) return known;
    const first: Gathered = { familyIds: new Set(), removedIds: new Set(), merged: [] };
    gatheredBy.set(em, first);
    store.beforeCommit(em, 'duplicates', () => alignCandidates(em, first));
    return first;
  };
  const on = (work: (gathered: Gathered) => void, em: SqlEntityManager) => {
    work(gathered(em));
    return Promise.resolve();
  };
  hooks.on(familiesChanged, (em, { familyIds }) =>
    on((all) => {
      for (const id of familyIds) all.familyIds.add(id);
    }, em),
  );
  hooks.on(memberLeaving, (em, { person }) => on((all) => all.removedIds.add(person.id), em));
  hooks.on(personsMerged, (em, { kept, duplicate, viewer }) =>
    on((all) => all.merged.push({ kept: kept.id, duplicate: duplicate.id, by: viewer.id }), em),
  );
  hooks.on(familiesMerged, (em, { kept, merged, viewer }) =>
    on((all) => all.merged.push({ kept: kept.id, duplicate: merged.id, by: viewer.id }), em),
  );
}

/**
 * Compares the members of families with all others, inside the transaction that changed them. Under a lock that stands for all candidates:
 * of two transactions that register one child at the same time, the later one sees what the earlier one has committed.
 */
async function alignCandidates(em: SqlEntityManager, { familyIds, removedIds, merged }: Gathered): Promise<void> {
  await lockAdvisory(em, 'duplicates');
  if (removedIds.size > 0) await queryIn(em, 'delete from duplicate_candidate where record_ids && $1::uuid[]', [[...removedIds]]);
  for (const { kept, duplicate, by } of merged) await markMerged(em, kept, duplicate, by);
  await compareFamilies(em, [...familyIds]);
}

/** The pair was one; what was decided on the duplicate and others holds for the record that stays. */
async function markMerged(em: SqlEntityManager, kept: string, duplicate: string, by: string): Promise<void> {
  await queryIn(
    em,
    `update duplicate_candidate set status = 'MERGED', decided_by = $2, decided_at = now(), decision_reason = null where record_ids = $1::uuid[]`,
    [[kept, duplicate].toSorted(), by],
  );
  await queryIn(
    em,
    `update duplicate_candidate d set record_ids = r.ids,
        village_codes = case when r.ids = array_replace(d.record_ids, $2::uuid, $1::uuid) then d.village_codes else array[d.village_codes[2], d.village_codes[1]] end
      from (select id, (select array_agg(i order by i) from unnest(array_replace(record_ids, $2::uuid, $1::uuid)) i) as ids from duplicate_candidate where record_ids @> array[$2::uuid]) r
      where r.id = d.id and d.status = 'REJECTED' and not exists (select from duplicate_candidate other where other.record_ids = r.ids)`,
    [kept, duplicate],
  );
  await queryIn(em, `delete from duplicate_candidate where record_ids @> array[$1::uuid] and status <> 'MERGED'`, [duplicate]);
}

/** Brings the candidates of families and of their members in line with the records. The caller holds the lock of all candidates. */
export async function compareFamilies(em: SqlEntityManager, familyIds: readonly string[]): Promise<void> {
  if (familyIds.length === 0) return;
  const own = await readCompared(em, familyIds);
  const pairs = await findPairs(em, own);
  const known = await queryIn<{ id: string; recordIds: string[]; status: string }>(
    em,
    `select d.id, d.record_ids::text[] as "recordIds", d.status from duplicate_candidate d
      where d.record_ids && (select array_agg(id) from (select unnest($1::uuid[]) as id union select p.id from person p where p.family_id = any($1::uuid[])) r)`,
    [familyIds],
  );
  const found = new Set(pairs.map(({ recordIds }) => recordIds.join(' ')));
  const over = known.filter(({ recordIds, status }) => status === 'OPEN' && !found.has(recordIds.join(' '))).map(({ id }) => id);
  if (over.length > 0) await queryIn(em, 'delete from duplicate_candidate where id = any($1::uuid[])', [over]);
  if (pairs.length === 0) return;
  await queryIn(
    em,
    `insert into duplicate_candidate as d (kind, record_ids, village_codes, score, reasons)
      select kind, "recordIds", "villageCodes", score, reasons
      from json_to_recordset($1::json) as r (kind text, "recordIds" uuid[], "villageCodes" text[], score double precision, reasons text[])
      on conflict (record_ids) do update set kind = excluded.kind, village_codes = excluded.village_codes, score = excluded.score, reasons = excluded.reasons
      where (d.kind, d.village_codes, d.score, d.reasons) is distinct from (excluded.kind, excluded.village_codes, excluded.score, excluded.reasons)`,
    [JSON.stringify(pairs)],
  );
}

/** Forgets the candidates of persons whose records lose what tells who they are, and the words that were written about families. */
export async function forgetCandidates(
  em: SqlEntityManager,
  { personIds, familyIds = [] }: { personIds: readonly string[]; familyIds?: readonly string[] },
): Promise<void> {
  await lockAdvisory(em, 'duplicates');
  await queryIn(em, 'delete from duplicate_candidate where record_ids && $1::uuid[]', [personIds]);
  await queryIn(em, 'update duplicate_candidate set decision_reason = null where record_ids && $1::uuid[]', [familyIds]);
}
