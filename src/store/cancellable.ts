import pg, { type Pool, type PoolClient } from 'pg';
import { outsideOperations } from '../base/background.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { BorrowedConnection } from './BorrowedConnection.ts';
import { operationSignal } from './operationSignal.ts';

/** Time limit for a request to PostgreSQL to cancel a statement, in ms. */
const cancelWithin = 5_000;

/**
 * Runs a query on a connection of a pool. When its operation is cancelled, PostgreSQL is asked to cancel the statement, so that the
 * connection is soon free for others.
 * @param url of the database: all connections of the pool may be busy with statements to cancel. @throws HubError OPERATION_CANCELLED if
 *   the operation was cancelled.
 */
export async function cancellable<T>(pool: Pool, url: string, query: (connection: BorrowedConnection) => Promise<T>): Promise<T> {
  const signal = operationSignal()?.signal;
  throwIfCancelled();
  const lent = await BorrowedConnection.of(pool);
  let cancelling: Promise<unknown> | undefined;
  const cancel = () => {
    cancelling = outsideOperations(() => cancelStatement(url, processId(lent.client))).catch(() => undefined);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    throwIfCancelled();
    return await query(lent);
  } catch (error) {
    throwIfCancelled();
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    // Given back before, the connection could be cancelled in the middle of somebody else's statement.
    await cancelling;
    lent.release();
  }
}

/** @throws HubError OPERATION_CANCELLED if the current operation was cancelled. */
export function throwIfCancelled(): void {
  if (operationSignal()?.signal.aborted === true) throw new HubError(message('store.cancelled'), 'OPERATION_CANCELLED');
}

async function cancelStatement(url: string, process: number): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: cancelWithin, query_timeout: cancelWithin });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_cancel_backend($1)', [process]);
  } finally {
    await client.end();
  }
}

/** Number of the server process behind a connection; the driver knows it and does not say so in its types. */
function processId(client: PoolClient): number {
  return (client as unknown as { processID: number }).processID;
}
