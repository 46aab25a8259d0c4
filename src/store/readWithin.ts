import type { PoolClient, QueryArrayConfig, QueryArrayResult } from 'pg';
import type { BorrowedConnection } from './BorrowedConnection.ts';
import { settingsOf, viewerRole, type RowLimits } from './rowLimits.ts';

/** Whom each connection of a pool works for; those that are absent, for the hub itself. */
const workingFor = new WeakMap<PoolClient, string>();

const hubActor = '';

/**
 * Runs one statement on a connection of a pool that sees nothing outside the limits. The connection stays with those it last
 * worked for, so that only a change of them costs a statement more.
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
  // Unknown until the server has said that it is done.
  workingFor.set(client, 'nobody');
  await connection.query({
    text: `select set_config('role', $1, false), set_config('hub.villages', $2, false), set_config('hub.partner', $3, false)`,
    values: [settings === null ? 'none' : viewerRole, settings?.['hub.villages'] ?? '', settings?.['hub.partner'] ?? ''],
  });
  workingFor.set(client, wanted);
}
