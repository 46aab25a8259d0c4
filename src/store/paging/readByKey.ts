import type { ListViewer } from './ConnectionSpec.ts';
import type { Store } from '../Store.ts';
import { rowsByKey, type KeyedSpec } from './pageSql.ts';

/**
 * Reads rows by their keys with one statement; in the order of `keys`, null for a row that does not exist or that the viewer may not see.
 */
export async function readByKey<Row>(
  store: Store,
  spec: KeyedSpec,
  keys: readonly string[],
  columns: readonly string[] | null,
  viewer: ListViewer,
): Promise<(Row | null)[]> {
  const { sql, params } = rowsByKey(spec, keys, columns, viewer);
  const name = `${spec.name} by key`;
  const rows =
    spec.isReference?.(null) === true ? await store.readReference<Row>(name, sql, params) : await store.read<Row>(name, sql, params);
  const found = new Map(rows.map((row) => [(row as Record<string, unknown>)[spec.key], row]));
  return keys.map((key) => found.get(key) ?? null);
}
