import { expect, inject, it } from 'vitest';
import { rawSocket } from '../server/rawSocket.ts';
import { createDatabase } from '../support/databases.ts';
import { keysOnly, launch } from '../support/hubProcess.ts';
import { localTokenOf } from '../support/signIn.ts';

it('`hub serve --subgraph` has one client, the gateway: it limits neither its connections nor the operations on each, and says so where others can reach it', async () => {
  const database = await createDatabase(inject('migratedDatabase'));
  const settings = {
    DATABASE_URL: database.url,
    HUB_DATA: keysOnly(),
    PORT: '0',
    HUB_DEMO: '0',
    HUB_CONNECTIONS_PER_CLIENT: '1',
    HUB_OPERATIONS_PER_CONNECTION: '1',
    HOST: '0.0.0.0',
  };
  const subgraph = launch(['serve', '--subgraph', 'alerts'], settings);
  try {
    await expect.poll(() => subgraph.written().stdout, { timeout: 30_000 }).toMatch(/ ready at /);
    expect(subgraph.written().stdout).toContain(
      'WARNING: HOST is 0.0.0.0, so other machines can reach this subgraph. It counts no rates and no connections: let the gateway alone reach it.\n',
    );
    const url = /ready at (\S+)/.exec(subgraph.written().stdout)?.[1] ?? '';
    const authorization = `Bearer ${await localTokenOf(keysOnly())}`;
    const [first, second] = [await rawSocket(url).introduced({ authorization }), await rawSocket(url).introduced({ authorization })];
    for (const id of ['1', '2']) first.send({ id, type: 'subscribe', payload: { query: 'subscription { stuntingAlerts { cursor } }' } });
    for (const socket of [first, second]) {
      // Whatever has been refused is said before this is answered.
      socket.send({ id: 'last', type: 'subscribe', payload: { query: '{ __typename }' } });
      expect(await socket.next()).toEqual({ id: 'last', type: 'next', payload: { data: { __typename: 'Query' } } });
      socket.terminate();
    }
  } finally {
    subgraph.child.kill('SIGTERM');
    await subgraph.ended;
    await database.drop();
  }
}, 60_000);
