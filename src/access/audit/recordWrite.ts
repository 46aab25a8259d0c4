import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Store } from '../../store/Store.ts';
import { appendEntries } from './appendEntries.ts';
import { AuditAction, entriesOf } from './AuditEntry.ts';
import { currentCaller } from './currentCaller.ts';
import { Gathered } from './Gathered.ts';

/** Persons, families and types that a transaction writes. */
export interface Written {
  /** A type of the schema. */
  readonly field: string;
  readonly personIds?: Iterable<string>;
  readonly familyIds?: Iterable<string>;
}

const gathered = {
  [AuditAction.READ]: new WeakMap<SqlEntityManager, Gathered>(),
  [AuditAction.WRITE]: new WeakMap<SqlEntityManager, Gathered>(),
};

/** Records the writes of a transaction: one entry at its end, committed or rolled back with it. */
export function recordWrite(store: Store, em: SqlEntityManager, written: Written): void {
  record(AuditAction.WRITE, store, em, written);
}

/** Records the reads of a transaction in the same way: a change that was stored before, or that changes nothing. */
export function recordRead(store: Store, em: SqlEntityManager, shown: Written): void {
  record(AuditAction.READ, store, em, shown);
}

function record(action: AuditAction, store: Store, em: SqlEntityManager, { field, personIds = [], familyIds = [] }: Written): void {
  let of = gathered[action].get(em);
  if (of === undefined) {
    const first = new Gathered();
    gathered[action].set(em, (of = first));
    const caller = currentCaller();
    store.beforeCommit(em, 'audit', () => appendEntries(em, entriesOf(action, caller.viewer, caller, first)));
  }
  of.add({ fields: [field], personIds, familyIds });
}
