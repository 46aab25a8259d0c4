import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitingForLock } from '../support/locks.ts';
import { openLimitedHubs, type LimitedHubs } from './limitedHub.ts';
import { owasp } from './owasp.ts';

owasp(() => openLimitedHubs('postgresql'));

let hubs: LimitedHubs;
beforeAll(async () => {
  hubs = await openLimitedHubs('postgresql');
});
afterAll(() => hubs.close());

it('Timeouts: a change that takes too long is not stored', async () => {
  const slow = await hubs.serve({ HUB_TIMEOUT_SECONDS: '0.5' });
  const declare = () =>
    slow.post({ query: 'mutation { declareKampungKB(villageCode: "33.26.02.2003", declaredOn: "2026-01-15") { class } }' });
  const count = () =>
    hubs.hub.store.read<{ n: number }>('test', "select count(*)::int as n from kampung_kb where village_code = '33.26.02.2003'");
  await hubs.hub.store.transaction(async (em) => {
    await em.execute('lock table kampung_kb in access exclusive mode');
    expect((await declare()).codes).toEqual(['EXECUTION_TIMEOUT']);
    await expect.poll(() => waitingForLock(hubs.hub.store)).toBe(0);
  });
  expect(await count()).toEqual([{ n: 0 }]);
  expect((await declare()).body).toHaveProperty('data.declareKampungKB.class', 'DASAR');
});

it('Server-side batching and caching: a list inside a list is read by one statement', async () => {
  const hub = await hubs.serve();
  const statements: string[] = [];
  const stop = hubs.hub.store.onStatement((name) => statements.push(name));
  await hub.post({ query: '{ villages(first: 6) { nodes { children(first: 3) { nodes { id } } } } }' });
  stop();
  expect(statements).toHaveLength(2);
});
