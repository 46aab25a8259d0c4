import type { PlannedItems } from './exportPlan.ts';
import { itemKey } from './pagedDocument.ts';

type Item = Readonly<Record<string, unknown>> | null;

/**
 * Takes items out of the pages of a list that were on a page before: a change beside the walk has moved them. For lists that are walked
 * by cursors alone, where the keys of a `ListWalk` cannot be had.
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
