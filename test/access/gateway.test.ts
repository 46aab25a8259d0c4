import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticatedContexts } from '../../resolvers/shared/authenticatedContexts.ts';
import type { Asking } from '../../src/access/authentication/bearer.ts';
import { gatewayAuthenticator, openAuthenticator } from '../../src/access/authentication/index.ts';
import { localKey, signLocalToken } from '../../src/access/authentication/localTokens.ts';
import { revokeTokens } from '../../src/access/authentication/Revocations.ts';
import { Role } from '../../src/access/viewer.ts';
import { readConfig } from '../../src/hub/config.ts';
import type { Hub } from '../../src/hub/Hub.ts';
import { serveBothShapes, type BothShapes } from '../federation/federatedHub.ts';
import { rawSocket } from '../server/rawSocket.ts';
import { ask } from '../support/ask.ts';
import { silent } from '../support/testHub.ts';
import { bearing } from './authenticatedHub.ts';

/** Of an issuer that does not answer: no subgraph can tell whether it is good. */
const unknownToken = `${Buffer.from('{"alg":"RS256","kid":"a"}').toString('base64url')}.e30.c2ln`;
const alerts = 'subscription { stuntingAlerts { cursor } }';
let folder: string;
let shapes: BothShapes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hub-data-'));
  const config = readConfig({ HUB_DATA: folder });
  shapes = await serveBothShapes({
    authenticate: async (hub: Hub) => {
      const authentication = await openAuthenticator(config, hub.store, silent);
      const others = await openAuthenticator(
        readConfig({ HUB_DATA: folder, HUB_ISSUER: 'http://127.0.0.1:9', HUB_AUDIENCE: 'hub' }),
        hub.store,
        silent,
      );
      const [own, away] = [authenticatedContexts(hub, authentication.authenticator), authenticatedContexts(hub, others.authenticator)];
      const by = (asking: Asking) => (JSON.stringify(asking).includes(unknownToken) ? away : own);
      return {
        admit: (asking: Asking) => by(asking).admit(asking),
        makeContext: (asking: Asking) => by(asking).makeContext(asking),
        close: () => Promise.all([authentication.close(), others.close()]).then(() => undefined),
      };
    },
    gatewayOptions: { authenticator: gatewayAuthenticator(config, silent) },
  });
}, 60_000);
afterAll(async () => {
  await shapes.close();
  rmSync(folder, { recursive: true });
});

const tokenOf = (id: string, hours = 1) => signLocalToken(localKey(folder), { id, role: Role.ADMINISTRATOR, areas: null }, hours);
const subscribe = { id: '1', type: 'subscribe', payload: { query: alerts } };
const size = () => shapes.subgraphs.alerts.hub.alerts.size;

it('takes a token and passes it on: over HTTP', async () => {
  const whoAmI = '{ viewer { id role } }';
  expect((await ask(shapes.gateway, whoAmI)).data).toEqual({ viewer: { id: 'anonymous', role: 'ANONYMOUS' } });
  expect((await ask(shapes.gateway, whoAmI, undefined, bearing(await tokenOf('somebody')))).data).toEqual({
    viewer: { id: 'somebody', role: 'ADMINISTRATOR' },
  });
  const { status, data, errors } = await ask(shapes.gateway, whoAmI, undefined, bearing('x.y.z'));
  expect([status, data]).toEqual([401, undefined]);
  expect(errors).toMatchObject([
    { message: 'The access token is not a signed JSON Web Token', extensions: { code: 'UNAUTHENTICATED', reason: 'MALFORMED' } },
  ]);
});

it.each(['authorization', 'Authorization'])('takes a token and passes it on: over WebSocket, as %s', async (name) => {
  const socket = await rawSocket(shapes.gateway).introduced({ [name]: `Bearer ${await tokenOf('somebody')}` });
  socket.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { id } }' } });
  expect(await socket.next()).toMatchObject({ payload: { data: { viewer: { id: 'somebody' } } } });
  socket.send({ ...subscribe, id: '2' });
  await expect.poll(size).toBe(1);
  socket.terminate();
  await expect.poll(size).toBe(0);
});

it('closes with 4401 where the token is bad', async () => {
  const socket = rawSocket(shapes.gateway);
  await socket.opened;
  socket.send({ type: 'connection_init', payload: bearing('x.y.z') });
  expect(await socket.closed).toEqual({ code: 4401, reason: 'The access token is not a signed JSON Web Token' });
});

it('closes with 4403 when the token ends', async () => {
  const socket = await rawSocket(shapes.gateway).introduced(bearing(await tokenOf('short', 2 / 3_600)));
  socket.send(subscribe);
  await expect.poll(size).toBe(1);
  expect((await socket.closed).code).toBe(4403);
  await expect.poll(size).toBe(0);
});

it('closes with 4403 every connection whose token is revoked, once a subgraph says so, and no other', async () => {
  const token = bearing(await tokenOf('mallory'));
  const [subscriber, idle] = [await rawSocket(shapes.gateway).introduced(token), await rawSocket(shapes.gateway).introduced(token)];
  const other = await rawSocket(shapes.gateway).introduced(bearing(await tokenOf('somebody')));
  for (const socket of [subscriber, other]) socket.send(subscribe);
  const stream = await fetch(`${shapes.gateway}/stream?query=${encodeURIComponent(alerts)}`, {
    headers: { accept: 'text/event-stream', ...token },
  });
  await expect.poll(size).toBe(3);
  await revokeTokens(shapes.subgraphs.alerts.hub.store, { subject: 'mallory', revokedBefore: new Date() });
  expect([(await subscriber.closed).code, (await idle.closed).code]).toEqual([4403, 4403]);
  // Without `complete`: it is to be resumed, with another token.
  expect(await stream.text()).not.toContain('complete');
  await expect.poll(size).toBe(1);
  other.terminate();
  await expect.poll(size).toBe(0);
});

it('refuses a purpose that is none in the words of the single hub, over HTTP and WebSocket', async () => {
  const asking = { ...bearing(await tokenOf('somebody')), 'hub-purpose': 'x'.repeat(201) };
  const message = 'hub-purpose: too long, or with control characters; allowed: one line of up to 200 characters';
  const { status, errors } = await ask(shapes.gateway, '{ viewer { id } }', undefined, asking);
  expect([status, errors]).toEqual([400, [{ message, extensions: { code: 'BAD_USER_INPUT' } }]]);
  const socket = rawSocket(shapes.gateway);
  await socket.opened;
  socket.send({ type: 'connection_init', payload: asking });
  expect(await socket.closed).toEqual({ code: 4400, reason: message });
});

/** Before the same subgraphs, a gateway that lets everybody in: what its callers are told is what the subgraphs say. */
describe('What a subgraph says of who asks comes through with its code:', () => {
  let open: string;
  beforeAll(async () => {
    open = `${(await shapes.serveGateway()).url}/graphql`;
  });

  it.each([
    ['a token that is none', 'x.y.z', { code: 'UNAUTHENTICATED', message: 'The access token is not a signed JSON Web Token' }],
    [
      'an issuer that does not answer',
      unknownToken,
      {
        code: 'AUTHENTICATION_UNAVAILABLE',
        message: 'The access token cannot be checked now, because its issuer does not answer; try again later',
      },
    ],
  ])('%s', async (_what, token, { code, message }) => {
    const { errors } = await ask(open, '{ viewer { id } }', undefined, bearing(token));
    expect(errors).toMatchObject([{ message, extensions: { code } }]);
    const socket = await rawSocket(open).introduced(bearing(token));
    socket.send(subscribe);
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next', payload: { errors: [{ message, extensions: { code } }] } });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
  });

  it('a cursor that it does not know', async () => {
    const socket = await rawSocket(open).introduced(bearing(await tokenOf('somebody')));
    socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { stuntingAlerts(after: "nonsense") { cursor } }' } });
    expect(await socket.next()).toMatchObject({ payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
  });
});
