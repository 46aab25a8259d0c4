import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { childrenChanged, childrenMerged, childrenMoved, measurementsChanged } from '../children/index.ts';
import type { Hooks } from '../events/Hooks.ts';
import { familiesChanged } from '../families/index.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { refreshRollup } from './refreshRollup.ts';

/** The ids that one transaction has gathered so far. */
interface GatheredIds {
  childIds: Set<string>;
  familyIds: Set<string>;
}

/**
 * Updates the rollup after every change of children and families. The ids that a transaction changes are gathered, and counted again once,
 * at its end.
 */
export function alignRollupWithWrites(hooks: Hooks, store: Store): void {
  const gatheredBy = new WeakMap<SqlEntityManager, GatheredIds>();
  const gather = (
    em: SqlEntityManager,
    { childIds = [], familyIds = [] }: { childIds?: readonly string[]; familyIds?: readonly string[] },
  ) => {
    let gathered = gatheredBy.get(em);
    if (gathered === undefined) {
      const first: GatheredIds = { childIds: new Set(), familyIds: new Set() };
      gatheredBy.set(em, (gathered = first));
      store.beforeCommit(em, 'figures', () => refreshRollup(em, first));
    }
    for (const id of childIds) gathered.childIds.add(id);
    for (const id of familyIds) gathered.familyIds.add(id);
    return Promise.resolve();
  };
  hooks.on(measurementsChanged, (em, { changes }) => gather(em, { childIds: changes.map(({ child }) => child.id) }));
  hooks.on(childrenChanged, gather);
  hooks.on(childrenMoved, (em, { childIds }) => gather(em, { childIds }));
  hooks.on(childrenMerged, (em, { keptId, duplicateId }) => gather(em, { childIds: [keptId, duplicateId] }));
  hooks.on(familiesChanged, async (em, { familyIds }) => {
    // The welfare of the family is a group of its children's counts.
    const children = await queryIn<{ id: string }>(em, 'select id from child where family_id = any($1::uuid[])', [familyIds]);
    await gather(em, { familyIds, childIds: children.map(({ id }) => id) });
  });
}
