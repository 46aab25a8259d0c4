import type { AuditedRows } from '../../store/paging/ConnectionSpec.ts';
import type { Viewer } from '../viewer.ts';
import { AuditAction, entriesOf, type RunOperation } from './AuditEntry.ts';
import type { AuditLog } from './AuditLog.ts';

/** Whose records an operation has read so far. */
export class ReadTrail {
  readonly #log: AuditLog;
  readonly #viewer: Viewer;
  readonly #fields = new Set<string>();
  readonly #personIds = new Set<string>();
  readonly #familyIds = new Set<string>();

  constructor(log: AuditLog, viewer: Viewer) {
    this.#log = log;
    this.#viewer = viewer;
  }

  /** @throws HubError AUDIT_UNAVAILABLE when nobody could be told of it. */
  rows({ type, person, family }: AuditedRows, rows: readonly unknown[]): void {
    if (rows.length === 0) return;
    this.#log.requireRoom();
    this.#fields.add(type);
    for (const row of rows as readonly (Record<string, unknown> | null)[]) {
      if (row === null) continue;
      if (person !== undefined && typeof row[person] === 'string') this.#personIds.add(row[person]);
      if (family !== undefined && typeof row[family] === 'string') this.#familyIds.add(row[family]);
    }
  }

  /** Records what is read of persons or families that are known by their keys. */
  keys(type: string, of: 'person' | 'family', keys: readonly string[]): void {
    this.rows({ type, [of]: 'key' }, keys.map((key) => ({ key })));
  }

  /** Records, before it is done, that whole NIKs are opened. */
  async opening(personIds: readonly string[], operation: RunOperation): Promise<void> {
    await this.#log.now(entriesOf(AuditAction.READ, this.#viewer, operation, { fields: ['NIK'], personIds: new Set(personIds), familyIds: [] }));
  }

  /** Hands over what was read by now; the trail begins anew. */
  finish(operation: RunOperation): void {
    if (this.#personIds.size === 0 && this.#familyIds.size === 0) return;
    this.#log.later(entriesOf(AuditAction.READ, this.#viewer, operation, { fields: this.#fields, personIds: this.#personIds, familyIds: this.#familyIds }));
    for (const ids of [this.#fields, this.#personIds, this.#familyIds]) ids.clear();
  }
}
