import type { AuditedRows } from '../../store/paging/ConnectionSpec.ts';
import type { Viewer } from '../viewer.ts';
import { AuditAction, entriesOf, type RunOperation } from './AuditEntry.ts';
import type { AuditLog } from './AuditLog.ts';
import { Gathered } from './Gathered.ts';

/** Persons and families whose records an operation has read so far. */
export class ReadTrail {
  readonly #log: AuditLog;
  readonly #viewer: Viewer;
  #read = new Gathered();
  /** The entries stored last, for operations that share the answer. */
  #handedOver: Gathered | null = null;

  constructor(log: AuditLog, viewer: Viewer) {
    this.#log = log;
    this.#viewer = viewer;
  }

  /** @throws HubError AUDIT_UNAVAILABLE if the reads cannot be recorded. */
  rows({ type, person, family }: AuditedRows, rows: readonly unknown[]): void {
    if (rows.length === 0) return;
    this.#log.requireRoom();
    this.#read.fields.add(type);
    for (const row of rows as readonly (Record<string, unknown> | null)[]) {
      if (row === null) continue;
      if (person !== undefined && typeof row[person] === 'string') this.#read.personIds.push(row[person]);
      if (family !== undefined && typeof row[family] === 'string') this.#read.familyIds.push(row[family]);
    }
  }

  /** Records what is read of persons or families that are known by their keys. */
  keys(type: string, of: 'person' | 'family', keys: readonly string[]): void {
    this.rows(
      { type, [of]: 'key' },
      keys.map((key) => ({ key })),
    );
  }

  /** Records the opening of whole NIKs of persons, or of numbers of family cards, before it happens. */
  async opening(personIds: readonly string[], operation: RunOperation, familyIds: readonly string[] = []): Promise<void> {
    await this.#log.now(entriesOf(AuditAction.READ, this.#viewer, operation, { fields: ['NIK'], personIds, familyIds }));
  }

  /**
   * Adds the reads of another operation whose answer this one shares.
   * @throws HubError AUDIT_UNAVAILABLE if the reads cannot be recorded.
   */
  shares(other: ReadTrail): void {
    this.#log.requireRoom();
    if (other.#handedOver !== null) this.#read.add(other.#handedOver);
    this.#read.add(other.#read);
  }

  /** Passes the reads on to the log, and resets the trail. */
  finish(operation: RunOperation): void {
    if (this.#read.isOfNobody) return;
    this.#log.later(entriesOf(AuditAction.READ, this.#viewer, operation, this.#read));
    this.#handedOver = this.#read;
    this.#read = new Gathered();
  }
}
