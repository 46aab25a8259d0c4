import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { childrenChanged, childrenMerged, childrenMoved, measurementsChanged } from '../children/index.ts';
import type { Hooks } from '../events/Hooks.ts';
import { familiesChanged } from '../families/index.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { refreshRollup } from './refreshRollup.ts';

/** What one transaction has touched so far. */
interface Touching {
  childIds: Set<string>;
  familyIds: Set<string>;
}

/**
 * Keeps the rollup in line with whatever children and families are changed by: what a transaction touches is gathered,
 * and counted anew once, at its end.
 */
export function followWrites(hooks: Hooks, store: Store): void {
  const touched = new WeakMap<SqlEntityManager, Touching>();
  const touch = (em: SqlEntityManager, { childIds = [], familyIds = [] }: { childIds?: readonly string[]; familyIds?: readonly string[] }) => {
    let touching = touched.get(em);
    if (touching === undefined) {
      const first: Touching = { childIds: new Set(), familyIds: new Set() };
      touched.set(em, (touching = first));
      store.beforeCommit(em, () => refreshRollup(em, first));
    }
    for (const id of childIds) touching.childIds.add(id);
    for (const id of familyIds) touching.familyIds.add(id);
    return Promise.resolve();
  };
  hooks.on(measurementsChanged, (em, { child }) => touch(em, { childIds: [child.id] }));
  hooks.on(childrenChanged, touch);
  hooks.on(childrenMoved, (em, { childIds }) => touch(em, { childIds }));
  hooks.on(childrenMerged, (em, { keptId, duplicateId }) => touch(em, { childIds: [keptId, duplicateId] }));
  hooks.on(familiesChanged, async (em, { familyIds }) => {
    // Its children are counted by the family's welfare.
    const children = await queryIn<{ id: string }>(em, 'select id from child where family_id = any($1::uuid[])', [familyIds]);
    await touch(em, { familyIds, childIds: children.map(({ id }) => id) });
  });
}
