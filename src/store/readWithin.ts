import type { PoolClient, QueryArrayConfig, QueryArrayResult } from 'pg';
import { settingsOf, viewerRole, type RowLimits } from './rowLimits.ts';

/** Whom each connection of a pool works for; those that are absent, for the hub itself. */
const workingFor = new WeakMap<PoolClient, string>();

const hubItself = '';

/**
 * Runs one statement on a connection of a pool that sees nothing outside the limits. The connection stays with those it last
 * worked for, so that only a change of them costs a statement more.
 */
export async function readWithin(client: PoolClient, limits: RowLimits | null, statement: QueryArrayConfig): Promise<QueryArrayResult<unknown[]>> {
  await workFor(client, limits);
  return query(client, statement);
}

/**
 * By callback: the driver's own promise assigns a function to a property, which V8 makes in the space for what lives long, and every row that
 * is read stays with it until a full collection of garbage. That took a tenth of the time of reading lists.
 */
function query(client: PoolClient, statement: QueryArrayConfig): Promise<QueryArrayResult<unknown[]>> {
  return new Promise((resolve, reject) => {
    client.query<unknown[]>(statement, (error: Error | null, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
  });
}

async function workFor(client: PoolClient, limits: RowLimits | null): Promise<void> {
  const settings = limits === null ? null : settingsOf(limits);
  const wanted = settings === null ? hubItself : JSON.stringify(settings);
  if ((workingFor.get(client) ?? hubItself) === wanted) return;
  // Unknown until the server has said that it is done.
  workingFor.set(client, 'nobody');
  await client.query(`select set_config('role', $1, false), set_config('hub.villages', $2, false), set_config('hub.partner', $3, false)`, [
    settings === null ? 'none' : viewerRole,
    settings?.['hub.villages'] ?? '',
    settings?.['hub.partner'] ?? '',
  ]);
  workingFor.set(client, wanted);
}
