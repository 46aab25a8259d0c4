import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Store } from '../../store/Store.ts';
import { appendEntries } from './appendEntries.ts';
import { AuditAction, entriesOf } from './AuditEntry.ts';
import { currentCaller } from './currentCaller.ts';
import { Gathered } from './Gathered.ts';

/** What of whom a transaction writes. */
export interface Written {
  /** A type of the schema. */
  readonly field: string;
  readonly personIds?: Iterable<string>;
  readonly familyIds?: Iterable<string>;
}

const written = new WeakMap<SqlEntityManager, Gathered>();

/** Records what a transaction writes: one entry at its end for all of it, stored or rolled back with it. */
export function recordWrite(store: Store, em: SqlEntityManager, { field, personIds = [], familyIds = [] }: Written): void {
  let of = written.get(em);
  if (of === undefined) {
    const first = new Gathered();
    written.set(em, (of = first));
    const caller = currentCaller();
    store.beforeCommit(em, () => appendEntries(em, entriesOf(AuditAction.WRITE, caller.viewer, caller, first)));
  }
  of.add({ fields: [field], personIds, familyIds });
}
