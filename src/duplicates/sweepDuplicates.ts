import { lockAdvisory } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { compareFamilies } from './alignCandidates.ts';

/** Families in one transaction, which makes other writes of families wait at their end; on the embedded database everybody waits. */
const familiesTogether = { postgresql: 100, embedded: 25 } as const;
/** Changes of the last hour before a sweep are looked at again: a transaction that began before it may have ended after it. */
const overlap = '1 hour';

/**
 * Compares the families that changed since the last sweep with all others: the whole register at first, or after data were brought
 * in without the operations. What the transactions have found themselves stays as it is. Concurrent runs of several
 * instances only repeat work.
 * @returns how many families were compared.
 */
export async function sweepDuplicates(store: Store): Promise<number> {
  const [begun] = await store.read<{ now: string; since: string | null }>(
    'families to compare since',
    `select now()::text as now, (select (max(swept_until) - interval '${overlap}')::text from duplicate_sweep) as since`,
  );
  const since = begun?.since ?? null;
  const batchSize = familiesTogether[store.kind];
  let compared = 0;
  for (let after: string | null = null; ;) {
    const found: { id: string }[] = await store.read<{ id: string }>(
      'families to compare',
      since === null
        ? 'select id from family where ($1::uuid is null or id > $1) order by id limit $2'
        : `select distinct f.id from family f join family_change c on c.family_id = f.id
            where c.recorded_at >= $3::timestamptz and ($1::uuid is null or f.id > $1) order by f.id limit $2`,
      since === null ? [after, batchSize] : [after, batchSize, since],
    );
    if (found.length > 0)
      await store.transaction(async (em) => {
        await lockAdvisory(em, 'duplicates');
        await compareFamilies(
          em,
          found.map(({ id }) => id),
        );
      });
    compared += found.length;
    after = found.at(-1)?.id ?? null;
    if (found.length < batchSize) break;
  }
  await store.transaction(async (em) => {
    await lockAdvisory(em, 'duplicates');
    await queryIn(em, 'delete from duplicate_sweep');
    await queryIn(em, 'insert into duplicate_sweep values ($1::timestamptz)', [begun?.now]);
  });
  return compared;
}
