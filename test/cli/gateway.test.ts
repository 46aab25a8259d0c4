import { afterAll, beforeAll, expect, it } from 'vitest';
import { read } from '../security/limitedHub.ts';
import { startHub, type RunningHub } from '../support/hubProcess.ts';
import { credentialsFor } from '../support/signIn.ts';

/** No subgraph runs: what is refused is refused before one is asked. */
let gateway: RunningHub;
beforeAll(async () => {
  gateway = await startHub({ NODE_ENV: 'production', HUB_OPERATIONS_PER_VIEWER: '3' }, ['gateway']);
});
afterAll(async () => {
  expect((await gateway.stop()).code).toBe(0);
});

const post = async (body: unknown, headers: Record<string, string> = {}) =>
  read(
    await fetch(gateway.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
  );

it('`hub gateway` knows its callers, and limits them by the settings that `hub serve` has', async () => {
  const introspection = { query: '{ __schema { queryType { name } } }' };
  const stranger = await post(introspection);
  expect(stranger.codes).toEqual(['INTROSPECTION_DISABLED']);
  expect(stranger.headers.get('ratelimit-policy')).toBe('"address";q=6000;w=60');
  expect((await post(introspection, { authorization: 'Bearer x.y.z' })).status).toBe(401);

  const signedIn = credentialsFor(gateway.url);
  expect((await post(introspection, signedIn)).body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
  expect((await post({ query: '{ villages(first: 500) { nodes { children(first: 500) { nodes { id } } } } }' }, signedIn)).codes).toEqual([
    'COST_ESTIMATED_TOO_EXPENSIVE',
  ]);
  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push((await post({ query: '{ __typename }' }, signedIn)).status);
  expect(statuses).toEqual([200, 200, 429]);
});

it('names the subgraph that does not answer, and nothing of its address', async () => {
  const { body } = await post({ query: '{ regency(code: "33.26") { name } }' });
  expect(body).toEqual({
    data: { regency: null },
    errors: [
      {
        message: 'The subgraph villages did not answer',
        locations: [{ line: 1, column: 3 }],
        path: ['regency'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'villages' },
      },
    ],
  });
});
