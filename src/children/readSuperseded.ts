import { selectList } from '../store/paging/pageSql.ts';
import type { Store } from '../store/Store.ts';
import { measurementList } from './connectionSpecs.ts';
import type { Measurement } from './Measurement.ts';

/** Reads the measurements that others correct or void, with one statement, in the order of `ids`; null for a first record. */
export async function readSuperseded(store: Store, ids: readonly string[]): Promise<(Measurement | null)[]> {
  const rows = await store.read<Measurement>(
    'superseded measurements',
    `select ${selectList(measurementList)} from ${measurementList.from} where m.superseded_by_id = any($1::uuid[])`,
    [ids],
  );
  const bySuccessor = new Map(rows.map((row) => [row.supersededById, row]));
  return ids.map((id) => bySuccessor.get(id) ?? null);
}
