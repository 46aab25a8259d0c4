import { afterAll, beforeAll, expect, it } from 'vitest';
import { revokeTokens } from '../../src/access/authentication/Revocations.ts';
import { rawSocket } from '../server/rawSocket.ts';
import { ask } from '../support/ask.ts';
import { bearing, serveAuthenticated, type AuthenticatedHub } from './authenticatedHub.ts';
import { audience, startIssuer, type Issuer } from './issuer.ts';

const whoAmI = '{ viewer { id } }';
const administrator = { hub_role: 'ADMINISTRATOR' };
const now = () => Math.floor(Date.now() / 1_000);

let issuer: Issuer;
let hub: AuthenticatedHub;

beforeAll(async () => {
  issuer = await startIssuer();
  hub = await serveAuthenticated('embedded', { HUB_ISSUER: issuer.url, HUB_AUDIENCE: audience, HUB_CLOCK_SKEW_SECONDS: '60' });
});
afterAll(async () => {
  await hub.close();
  await issuer.close();
});

const askWith = (token: string) => ask<{ viewer: { id: string } }>(hub.url, whoAmI, undefined, bearing(token));
const reasonOf = async (token: string) => (await askWith(token)).errors?.[0]?.extensions.reason;

it('A token from the future is refused, as no revocation until then would end it', async () => {
  expect(await reasonOf(await issuer.token({ ...administrator, iat: now() + 90 }))).toBe('NOT_YET_VALID');
  expect((await askWith(await issuer.token({ ...administrator, iat: now() + 40 }))).data).toEqual({ viewer: { id: 'user-1' } });
});

it('A token of an issuer whose clock is ahead is revoked as any other, on open connections too', async () => {
  const ahead = await issuer.token({ ...administrator, sub: 'mallory', iat: now() + 40 });
  expect((await askWith(ahead)).data).toEqual({ viewer: { id: 'mallory' } });
  const socket = await rawSocket(hub.url).introduced(bearing(ahead));
  await revokeTokens(hub.hub.store, { subject: 'mallory', revokedBefore: new Date() });
  expect((await socket.closed).code).toBe(4403);
  expect(await reasonOf(ahead)).toBe('REVOKED');
});
