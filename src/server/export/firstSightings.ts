import type { PlannedItems } from './exportPlan.ts';
import { itemKey } from './pagedDocument.ts';

type Item = Readonly<Record<string, unknown>> | null;

/**
 * Removes items from a page that were on an earlier page: a concurrent change has moved them. For lists that are paged by cursors alone,
 * because the keys of a `ListWalk` are not available.
 */
export function firstSightings(items: PlannedItems | null): (connection: object | null) => void {
  const seen = new Set<unknown>();
  return (connection) => {
    if (items === null || connection === null) return;
    const page = connection as Record<string, Item[] | undefined>;
    page[items.list] = page[items.list]?.filter((item) => {
      const node = items.node === null ? item : ((item?.[items.node] ?? null) as Item);
      const key = node?.[itemKey];
      if (key === undefined || !seen.has(key)) {
        seen.add(key);
        return true;
      }
      return false;
    });
  };
}
