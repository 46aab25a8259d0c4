import { expect, test } from 'vitest';
import { ArrayLog } from '../events/arrayLog.ts';
import { rawSocket } from './rawSocket.ts';
import { toyContext } from './toySchema.ts';
import { serveToy } from './toyServer.ts';

const events = 6_000;
const village = '33.26.16.2001';

interface Next {
  type: string;
  payload: { data: { ticks: { number: number } } };
}

test('A subscriber that does not read is cut off with its last cursor; the others get every event, and it misses none when it resumes', async () => {
  const log = new ArrayLog();
  const feed = log.feed();
  // Answers large enough that the network cannot hold them all.
  const server = await serveToy({ makeContext: () => ({ ...toyContext('x'.repeat(10_000)), ticks: ticks() }) });
  const subscribe = { id: '1', type: 'subscribe', payload: { query: 'subscription { ticks { number seenBy } }' } };

  /** The feed as the toy schema's source: an event's number is its place. */
  async function* ticks(after?: number): AsyncGenerator<unknown, void, void> {
    for await (const { seq } of await feed.subscribe({ areas: null, after })) yield { number: seq };
  }

  const [slow, quick] = [await rawSocket(server.graphql).introduced(), await rawSocket(server.graphql).introduced()];
  for (const socket of [slow, quick]) socket.send(subscribe);
  await expect.poll(() => feed.size).toBe(2);
  slow.pause();

  for (let sent = 0; sent < events; sent += 100) {
    log.commit(village, 100);
    feed.wake();
    for (let n = 1; n <= 100; n++) expect(await quick.next()).toMatchObject({ payload: { data: { ticks: { number: sent + n } } } });
  }
  // Cut off while it was not reading: nothing is kept for it any more.
  expect(feed.size).toBe(1);

  slow.resume();
  let last = 0;
  let message = (await slow.next()) as Next;
  for (; message.type === 'next'; message = (await slow.next()) as Next) expect(message.payload.data.ticks.number).toBe(++last);
  expect(message).toEqual({
    id: '1',
    type: 'error',
    payload: [{ message: expect.any(String) as string, extensions: { code: 'SUBSCRIBER_TOO_SLOW', lastCursor: `cursor ${last}` } }],
  });
  expect(last).toBeGreaterThan(0);
  expect(last).toBeLessThan(events - 1_000);
  await feed.close();
});
