import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawSocket } from '../server/rawSocket.ts';
import type { LimitedHub, LimitedHubs } from './limitedHub.ts';

/** On PostgreSQL, where one connection can wait for another's lock. */
export function goneClients(open: () => Promise<LimitedHubs>): void {
  describe('A client that has gone', () => {
    let hubs: LimitedHubs;
    let hub: LimitedHub;
    beforeAll(async () => {
      hubs = await open();
      hub = await hubs.serve();
    });
    afterAll(() => hubs.close());

    it.each([
      ['a query', 'application/json', ''],
      ['a file', 'text/csv', ''],
      ['an event stream', 'text/event-stream', '/stream'],
    ])('leaves no statement of %s behind', async (_name, accept, path) => {
      const leaving = new AbortController();
      await hubs.hub.store.transaction(async (em) => {
        await em.execute('lock table child in access exclusive mode');
        const waiting = () => em.execute<{ n: number }[]>("select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        const asked = fetch(`${hub.url}${path}`, {
          method: 'POST',
          signal: leaving.signal,
          headers: { 'content-type': 'application/json', accept, 'x-test-role': 'ADMINISTRATOR' },
          body: JSON.stringify({ query: '{ children(first: 1) { nodes { id } } }' }),
        }).then((response) => response.text()).catch(() => undefined);
        await expect.poll(waiting, { timeout: 10_000 }).toEqual([{ n: 1 }]);
        leaving.abort();
        await asked;
        await expect.poll(waiting, { timeout: 10_000 }).toEqual([{ n: 0 }]);
      });
      expect((await hub.post({ query: '{ villages(first: 1) { nodes { code } } }' })).body).toHaveProperty('data.villages');
    });

    it('leaves no statement of a WebSocket behind', async () => {
      const socket = await rawSocket(hub.url).introduced();
      await hubs.hub.store.transaction(async (em) => {
        await em.execute('lock table kampung_kb in access exclusive mode');
        const waiting = () => em.execute<{ n: number }[]>("select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        socket.send({ type: 'subscribe', id: '1', payload: { query: '{ villages(first: 1, filter: { kampungKBClass: [DASAR] }) { nodes { code } } }' } });
        await expect.poll(waiting, { timeout: 10_000 }).toEqual([{ n: 1 }]);
        socket.terminate();
        await expect.poll(waiting, { timeout: 10_000 }).toEqual([{ n: 0 }]);
      });
    });
  });
}
