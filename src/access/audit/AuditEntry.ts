import { v7 as uuid } from 'uuid';
import type { Viewer } from '../viewer.ts';

export enum AuditAction {
  READ = 'READ',
  WRITE = 'WRITE',
}

/** The operation in which something is read or written. */
export interface RunOperation {
  /** Its name in the document, where it has one. */
  readonly operation: string | null;
  /** As in the log and in `x-request-id`. */
  readonly requestId: string | null;
}

/** Who read or wrote what of which persons and families. */
export interface AuditEntry extends RunOperation {
  /** UUIDv7. */
  readonly id: string;
  readonly at: Date;
  readonly viewerId: string;
  readonly role: string;
  readonly action: AuditAction;
  /** In the viewer's words. */
  readonly purpose: string | null;
  /** What of them: types of the schema, or `NIK` for whole ones. */
  readonly fields: readonly string[];
  /** Keys of persons; a child has the key of its person. */
  readonly personIds: readonly string[];
  readonly familyIds: readonly string[];
}

/** Whose records, and what of them; the same may be named several times. */
export interface Touched {
  readonly fields: Iterable<string>;
  readonly personIds: Iterable<string>;
  readonly familyIds: Iterable<string>;
}

/** Ids in one entry at most; more go into several. */
const mostIds = 10_000;
const longestPurpose = 200;
const longestName = 100;

/** The entries of one operation; none where it touched nobody. */
export function entriesOf(action: AuditAction, { id: viewerId, role, purpose }: Pick<Viewer, 'id' | 'role' | 'purpose'>, { operation, requestId }: RunOperation, touched: Touched): AuditEntry[] {
  const fields = [...touched.fields].toSorted();
  const [persons, families] = [inOrder(touched.personIds), inOrder(touched.familyIds)];
  const entries: AuditEntry[] = [];
  for (let start = 0; start < Math.max(persons.length, families.length); start += mostIds) {
    entries.push({
      id: uuid(),
      at: new Date(),
      viewerId,
      role,
      action,
      operation: operation === null ? null : withoutNiks(operation).slice(0, longestName),
      purpose: purpose === null ? null : withoutNiks(purpose).slice(0, longestPurpose),
      requestId,
      fields,
      personIds: persons.slice(start, start + mostIds),
      familyIds: families.slice(start, start + mostIds),
    });
  }
  return entries;
}

/** Each once. */
function inOrder(ids: Iterable<string>): string[] {
  return [...ids].sort().filter((id, place, sorted) => id !== sorted[place - 1]);
}

/** What is in the log stays there: a NIK that somebody wrote into a purpose, or made the name of an operation of, must not get in. */
function withoutNiks(text: string): string {
  return text.replace(/\d(?:[ .-]?\d){15,}/g, '(number)').replaceAll('\0', '');
}
