import { v7 as uuid } from 'uuid';
import type { Viewer } from '../viewer.ts';

export enum AuditAction {
  READ = 'READ',
  WRITE = 'WRITE',
}

/** The operation in which something is read or written. */
export interface RunOperation {
  /** Its name in the document, if any. */
  readonly operation: string | null;
  /** As in the log and in `x-request-id`. */
  readonly requestId: string | null;
}

/** A read or write of records of persons and families. */
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

/** Persons and families, and the types read or written; repetitions are allowed. */
export interface Touched {
  readonly fields: Iterable<string>;
  readonly personIds: Iterable<string>;
  readonly familyIds: Iterable<string>;
}

/** Highest number of ids in one entry; more are split into several entries. */
const mostIds = 10_000;
const longestPurpose = 200;
const longestName = 100;

/** The entries of one operation; none if it touched no records of persons. */
export function entriesOf(
  action: AuditAction,
  viewer: Pick<Viewer, 'id' | 'role' | 'purpose'>,
  operation: RunOperation,
  touched: Touched,
): AuditEntry[] {
  const fields = [...touched.fields].toSorted();
  const [persons, families] = [inOrder(touched.personIds), inOrder(touched.familyIds)];
  const entries: AuditEntry[] = [];
  for (let start = 0; start < Math.max(persons.length, families.length); start += mostIds) {
    entries.push(
      entryOf(action, viewer, operation, {
        fields,
        personIds: persons.slice(start, start + mostIds),
        familyIds: families.slice(start, start + mostIds),
      }),
    );
  }
  return entries;
}

/** One entry; fields and ids are sorted, and ids are unique. */
export function entryOf(
  action: AuditAction,
  { id: viewerId, role, purpose }: Pick<Viewer, 'id' | 'role' | 'purpose'>,
  { operation, requestId }: RunOperation,
  touched: Pick<AuditEntry, 'fields' | 'personIds' | 'familyIds'>,
): AuditEntry {
  return {
    id: uuid(),
    at: new Date(),
    viewerId,
    role,
    action,
    operation: operation === null ? null : withoutNiks(operation).slice(0, longestName),
    purpose: purpose === null ? null : withoutNiks(purpose).slice(0, longestPurpose),
    requestId,
    ...touched,
  };
}

/** Each once. */
function inOrder(ids: Iterable<string>): string[] {
  return [...ids].sort().filter((id, place, sorted) => id !== sorted[place - 1]);
}

/** The log is permanent: a NIK in a purpose, or in the name of an operation, must not be stored. */
function withoutNiks(text: string): string {
  return text.replace(/\d(?:[ .-]?\d){15,}/g, '(number)').replaceAll('\0', '');
}
