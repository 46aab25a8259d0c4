import type { PoolClient, QueryArrayConfig, QueryArrayResult } from 'pg';
import type { BorrowedConnection } from './BorrowedConnection.ts';
import { settingsOf, viewerRole, type RowLimits } from './rowLimits.ts';

/** The limits that are set on each connection of a pool; none for connections that are absent. */
const workingFor = new WeakMap<PoolClient, string>();

const hubActor = '';

/**
 * Runs one statement that sees only rows within the limits. The limits stay set on the connection, so that only a change of limits needs
 * another statement.
 */
export async function readWithin(
  connection: BorrowedConnection,
  limits: RowLimits | null,
  statement: QueryArrayConfig,
): Promise<QueryArrayResult<unknown[]>> {
  await workFor(connection, limits);
  return connection.query(statement);
}

async function workFor(connection: BorrowedConnection, limits: RowLimits | null): Promise<void> {
  const { client } = connection;
  const settings = limits === null ? null : settingsOf(limits);
  const wanted = settings === null ? hubActor : JSON.stringify(settings);
  if ((workingFor.get(client) ?? hubActor) === wanted) return;
  // Unknown until the server has confirmed the change.
  workingFor.set(client, 'nobody');
  await connection.query({
    text: `select set_config('role', $1, false), set_config('hub.villages', $2, false), set_config('hub.partner', $3, false)`,
    values: [settings === null ? 'none' : viewerRole, settings?.['hub.villages'] ?? '', settings?.['hub.partner'] ?? ''],
  });
  workingFor.set(client, wanted);
}
