import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';

/** Network errors of Node for an unreachable server or a lost connection. */
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
]);

/** Messages of `pg` 8.23 for a lost connection; these errors have no code. */
const connectionGone = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/;

/** Messages of `pg-pool` 3 if no connection is available in time, or the pool is closed; also without a code. */
const noConnection = /^(timeout exceeded when trying to connect|Cannot use a pool after calling end)/;

/**
 * The server ends the session with the error: it shuts down, an administrator ended the session, or it was idle for too long.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const sessionEnded = /^(08...|57P0.|25P0[34])$/;

/** The server accepts reads but no writes: it has become a standby. */
const readOnly = '25006';

/** The server rejects the login (28), has no such database (3D), or has insufficient resources: connections, memory, disk (53). */
const refused = /^(28...|3D000|53...)$/;

/** The server ended the statement: `statement_timeout`, `lock_timeout`, or an administrator. */
const statementEnded = new Set(['57014', '55P03']);

/** Two transactions conflicted, and the server rolled this one back. */
const conflicts = new Set(['40001', '40P01']);

/** Whether the connection of the error is lost. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = read(error);
  return network.has(code) || sessionEnded.test(code) || code === readOnly || connectionGone.test(message);
}

/** Whether the server is unavailable: the connection is lost, or none is available. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = read(error);
  return isConnectionLost(error) || refused.test(code) || noConnection.test(message);
}

/** Whether the driver knew that the connection was gone, and sent nothing. */
export function wasNeverSent(error: unknown): boolean {
  return read(error).message.endsWith('is not queryable');
}

/** Whether a transaction was rolled back only because of another one: a retry may succeed. */
export function isTransactionConflict(error: unknown): boolean {
  return conflicts.has(read(error).code);
}

/**
 * The refusal for an error of the database: it is unavailable (`DATABASE_UNAVAILABLE`), or it ended a statement (`EXECUTION_TIMEOUT`).
 * Nothing was stored in either case. Any other error is returned unchanged.
 */
export function databaseError(error: unknown): unknown {
  if (error instanceof HubError) return error;
  if (isUnavailable(error)) return caused(new HubError(message('store.unavailable'), 'DATABASE_UNAVAILABLE'), error);
  if (statementEnded.has(read(error).code)) {
    return caused(new HubError(message('store.statementTimeout'), 'EXECUTION_TIMEOUT'), error);
  }
  return error;
}

/** `CHANGE_OUTCOME_UNKNOWN`: the connection was lost during the commit, so the outcome is unknown. */
export function outcomeUnknown(error: unknown): HubError {
  return caused(new HubError(message('store.outcomeUnknown'), 'CHANGE_OUTCOME_UNKNOWN'), error);
}

/** Adds the cause for the log, which shows its SQLSTATE. */
function caused(told: HubError, cause: unknown): HubError {
  told.cause = cause;
  return told;
}

function read(error: unknown): { code: string; message: string } {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
}
