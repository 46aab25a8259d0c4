import { afterAll, beforeAll, expect, it } from 'vitest';
import { Role } from '../../src/access/Role.ts';
import { openLimitedHubs, roleHeader, type LimitedHubs } from './limitedHub.ts';

let hubs: LimitedHubs;
beforeAll(async () => {
  hubs = await openLimitedHubs('embedded');
});
afterAll(() => hubs.close());

it('1e999, which is no number, is refused as an argument and upsets no quota', async () => {
  const hub = await hubs.serve({ HUB_COST_PER_VIEWER: '1000' });
  const query = 'query ($none: Int, $size: Int) { villages(first: $none) { nodes { children(first: $size) { nodes { id } } } } }';
  const answer = await hub.post(`{"query":${JSON.stringify(query)},"variables":{"none":0,"size":1e999}}`, { [roleHeader]: Role.CADRE });
  expect(answer.codes).toEqual(['BAD_USER_INPUT']);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('retry-after')).toBeNull();
});
