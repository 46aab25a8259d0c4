import type { FieldAccess } from './Access.ts';
import type { RunOperation } from './audit/AuditEntry.ts';
import type { Viewer } from './viewer.ts';

/**
 * The caller of an operation, as the server needs it; the resolvers get it as their context. The server makes one context for each query
 * and mutation, and one for each event of a subscription. Every member is required: an operation whose context lacks one does not run.
 */
export interface OperationContext {
  readonly viewer: Viewer;
  /** Whether the viewer may use a field with this declared access; undefined means a field without a declaration. */
  mayUse(access: FieldAccess | undefined): boolean;
  /** Viewers with the same audience get the same answer to an event of a subscription; null for a context that shares no answer. */
  readonly audience: string | null;
  /** Called when this context gets the answer that was computed for another context of the same audience. */
  sharesAnswerOf(other: OperationContext): void;
  /** When the credentials expire; undefined if they do not expire. */
  readonly expiresAt: Date | undefined;
  /**
   * Calls `end` when the credentials are revoked; returns a function that stops watching. Undefined for credentials that cannot be revoked.
   */
  readonly whenRevoked: ((end: () => void) => () => void) | undefined;
  /** Runs the work of the operation, and records what it reads and writes in the audit log. */
  around<T>(operation: RunOperation & { readonly mutates: boolean }, work: () => Promise<T>): Promise<T>;
}
