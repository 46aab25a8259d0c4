import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { authenticatedContexts } from '../../resolvers/shared/authenticatedContexts.ts';
import { openAuthenticator } from '../../src/access/authentication/index.ts';
import { localKey, signLocalToken } from '../../src/access/authentication/localTokens.ts';
import { revokeTokens } from '../../src/access/authentication/Revocations.ts';
import { Role } from '../../src/access/viewer.ts';
import { readConfig } from '../../src/config.ts';
import type { Hub } from '../../src/Hub.ts';
import { serveBothShapes, type BothShapes } from '../federation/federatedHub.ts';
import { rawSocket } from '../server/rawSocket.ts';
import { ask } from '../support/ask.ts';
import { loadFixture } from '../support/fixture.ts';
import { silent } from '../support/testHub.ts';
import { bearing } from './authenticatedHub.ts';

const alerts = 'subscription { stuntingAlerts { cursor } }';
let folder: string;
let shapes: BothShapes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hub-data-'));
  const config = readConfig({ HUB_DATA: folder });
  shapes = await serveBothShapes({
    fill: loadFixture,
    authenticate: async (hub: Hub) => {
      const authentication = await openAuthenticator(config, hub.store, silent);
      return { ...authenticatedContexts(hub, authentication.authenticator), close: () => authentication.close() };
    },
  });
}, 60_000);
afterAll(async () => {
  await shapes.close();
  rmSync(folder, { recursive: true });
});

const tokenOf = (id: string, hours = 1) => signLocalToken(localKey(folder), { id, role: Role.ADMINISTRATOR, areas: null }, hours);
const subscribe = { id: '1', type: 'subscribe', payload: { query: alerts } };
const refused = { id: '1', type: 'next', payload: { errors: [{ message: 'The access token is no longer good', extensions: { code: 'UNAUTHENTICATED' } }] } };
const size = () => shapes.subgraphs.alerts.hub.alerts.size;

it('passes a token on, which the subgraphs check: over HTTP', async () => {
  const whoAmI = '{ viewer { id role } }';
  expect((await ask(shapes.gateway, whoAmI)).data).toEqual({ viewer: { id: 'anonymous', role: 'ANONYMOUS' } });
  expect((await ask(shapes.gateway, whoAmI, undefined, bearing(await tokenOf('somebody')))).data).toEqual({ viewer: { id: 'somebody', role: 'ADMINISTRATOR' } });
  const { data, errors } = await ask(shapes.gateway, whoAmI, undefined, bearing('x.y.z'));
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ message: 'The access token is no signed JSON Web Token', extensions: { code: 'UNAUTHENTICATED', reason: 'MALFORMED' } }]);
});

it.each(['authorization', 'Authorization'])('passes a token on, which the subgraphs check: over WebSocket, as %s', async (name) => {
  const socket = await rawSocket(shapes.gateway).introduced({ [name]: `Bearer ${await tokenOf('somebody')}` });
  socket.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { id } }' } });
  expect(await socket.next()).toMatchObject({ payload: { data: { viewer: { id: 'somebody' } } } });
  socket.send({ ...subscribe, id: '2' });
  await expect.poll(size).toBe(1);
  socket.terminate();
  await expect.poll(size).toBe(0);
});

it('tells a subscriber whose token is bad that it is', async () => {
  const socket = await rawSocket(shapes.gateway).introduced(bearing('x.y.z'));
  socket.send(subscribe);
  expect(await socket.next()).toMatchObject(refused);
});

it('closes with 4403 when the token ends', async () => {
  const socket = await rawSocket(shapes.gateway).introduced(bearing(await tokenOf('short', 2 / 3_600)));
  socket.send(subscribe);
  await expect.poll(size).toBe(1);
  expect((await socket.closed).code).toBe(4403);
  await expect.poll(size).toBe(0);
});

it('ends a subscription whose token is revoked', async () => {
  const socket = await rawSocket(shapes.gateway).introduced(bearing(await tokenOf('mallory')));
  socket.send(subscribe);
  await expect.poll(size).toBe(1);
  await revokeTokens(shapes.subgraphs.alerts.hub.store, { subject: 'mallory', revokedBefore: new Date() });
  expect(await socket.next()).toMatchObject(refused);
  expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
  await expect.poll(size).toBe(0);
});
