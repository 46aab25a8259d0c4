import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawSocket } from '../server/rawSocket.ts';
import { waitingForLock } from '../support/locks.ts';
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

    const waiting = () => waitingForLock(hubs.hub.store);

    it.each([
      ['a query', 'application/json', ''],
      ['a file', 'text/csv', ''],
      ['an event stream', 'text/event-stream', '/stream'],
    ])('leaves no statement of %s behind', async (_name, accept, path) => {
      const leaving = new AbortController();
      await hubs.hub.store.transaction(async (em) => {
        await em.execute('lock table child in access exclusive mode');
        const asked = fetch(`${hub.url}${path}`, {
          method: 'POST',
          signal: leaving.signal,
          headers: { 'content-type': 'application/json', accept, 'x-test-role': 'ADMINISTRATOR' },
          body: JSON.stringify({ query: '{ children(first: 1) { nodes { id } } }' }),
        })
          .then((response) => response.text())
          .catch(() => undefined);
        // The first query through a gateway is planned first.
        await expect.poll(waiting, { timeout: 30_000 }).toBe(1);
        leaving.abort();
        await asked;
        await expect.poll(waiting, { timeout: 10_000 }).toBe(0);
      });
      expect((await hub.post({ query: '{ villages(first: 1) { nodes { code } } }' })).body).toHaveProperty('data.villages');
    });

    it('leaves no statement of a WebSocket behind', async () => {
      const socket = await rawSocket(hub.url).introduced();
      await hubs.hub.store.transaction(async (em) => {
        await em.execute('lock table kampung_kb in access exclusive mode');
        socket.send({
          type: 'subscribe',
          id: '1',
          payload: { query: '{ villages(first: 1, filter: { kampungKBClass: [DASAR] }) { nodes { code } } }' },
        });
        await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
        socket.terminate();
        await expect.poll(waiting, { timeout: 10_000 }).toBe(0);
      });
    });

    it('leaves no statement of a query behind that it completes on a WebSocket, which goes on', async () => {
      const socket = await rawSocket(hub.url).introduced();
      await hubs.hub.store.transaction(async (em) => {
        await em.execute('lock table kampung_kb in access exclusive mode');
        socket.send({
          type: 'subscribe',
          id: '1',
          payload: { query: '{ villages(first: 1, filter: { kampungKBClass: [DASAR] }) { nodes { code } } }' },
        });
        await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
        socket.send({ type: 'complete', id: '1' });
        await expect.poll(waiting, { timeout: 10_000 }).toBe(0);
      });
      socket.send({ type: 'subscribe', id: '2', payload: { query: '{ villages(first: 1) { nodes { code } } }' } });
      expect(await socket.next()).toMatchObject({ id: '2', type: 'next' });
    });
  });
}
