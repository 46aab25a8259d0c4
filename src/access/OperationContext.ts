import type { FieldAccess } from './Access.ts';
import type { RunOperation } from './audit/AuditEntry.ts';
import type { Viewer } from './viewer.ts';

/**
 * What the server has to know of who runs an operation, and the resolvers of the operation get as their context. The server makes one for
 * each query and mutation, and one for each event of a subscription. Every member is required: an operation whose context lacks one does
 * not run.
 */
export interface OperationContext {
  readonly viewer: Viewer;
  /** Whether the viewer may use a field that declares this; undefined is a field without a declaration. */
  mayUse(access: FieldAccess | undefined): boolean;
  /** Names the viewers who get the same answer to an event of a subscription; null for a context that shares no answer. */
  readonly audience: string | null;
  /** Called when the context is answered with what was found for another one of the same audience. */
  sharesAnswerOf(other: OperationContext): void;
  /** Until when the credentials are good; undefined for good ones without an end. */
  readonly expiresAt: Date | undefined;
  /** Has `end` called when the credentials are revoked; returns how to stop. Undefined for credentials that cannot be revoked. */
  readonly whenRevoked: ((end: () => void) => () => void) | undefined;
  /** Runs the work of the operation, with what belongs before and after it: the audit of what it reads and writes. */
  around<T>(operation: RunOperation & { readonly mutates: boolean }, work: () => Promise<T>): Promise<T>;
}
