import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite, type Written } from '../access/audit/recordWrite.ts';
import { childrenChanged, childrenMerged, childrenMoved, measurementsChanged } from '../children/index.ts';
import type { Hook, Hooks } from '../events/Hooks.ts';
import { familiesChanged, membersMoved, personsMerged } from '../families/index.ts';
import type { Store } from '../store/Store.ts';

/** Records writes of children and families in the audit log. Writes without a hook are recorded by the operation itself. */
export function auditFollowsWrites(hooks: Hooks, store: Store): void {
  const record = <Fact>(hook: Hook<Fact>, written: (fact: Fact) => Written) =>
    hooks.on(hook, (em: SqlEntityManager, fact: Fact) => {
      recordWrite(store, em, written(fact));
      return Promise.resolve();
    });
  record(familiesChanged, ({ familyIds }) => ({ field: 'Family', familyIds }));
  record(membersMoved, ({ personIds }) => ({ field: 'Person', personIds }));
  record(personsMerged, ({ kept, duplicate }) => ({ field: 'Person', personIds: [kept.id, duplicate.id] }));
  record(childrenChanged, ({ childIds }) => ({ field: 'Child', personIds: childIds }));
  record(childrenMoved, ({ childIds }) => ({ field: 'Child', personIds: childIds }));
  record(childrenMerged, ({ keptId, duplicateId }) => ({ field: 'Child', personIds: [keptId, duplicateId] }));
  record(measurementsChanged, ({ changes }) => ({ field: 'Measurement', personIds: changes.map(({ child }) => child.id) }));
}
