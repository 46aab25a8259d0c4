import pg, { type Pool, type PoolClient } from 'pg';
import { HubError } from '../errors.ts';
import { operationSignal } from './operationSignal.ts';

/**
 * Runs a query on a connection of a pool. When the operation that it belongs to is called off, PostgreSQL is told to cancel
 * the statement, so that the connection is soon free for others.
 * @param url of the database: the pool's own connections may all be busy with what is to be cancelled.
 * @throws HubError OPERATION_CANCELLED when the operation has been called off.
 */
export async function cancellable<T>(pool: Pool, url: string, query: (client: PoolClient) => Promise<T>): Promise<T> {
  const signal = operationSignal()?.signal;
  throwIfCancelled();
  const client = await pool.connect();
  let cancelling: Promise<unknown> | undefined;
  const cancel = () => {
    cancelling = cancelStatement(url, processId(client)).catch(() => undefined);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    throwIfCancelled();
    return await query(client);
  } catch (error) {
    throwIfCancelled();
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    // Released before, the connection could be cancelled in the middle of somebody else's statement.
    await cancelling;
    client.release();
  }
}

/** @throws HubError OPERATION_CANCELLED when the operation that runs now has been called off. */
export function throwIfCancelled(): void {
  if (operationSignal()?.signal.aborted === true) throw new HubError('The operation was cancelled', 'OPERATION_CANCELLED');
}

async function cancelStatement(url: string, process: number): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
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
