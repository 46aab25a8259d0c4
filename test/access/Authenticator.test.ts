import { afterAll, beforeAll, expect, it } from 'vitest';
import { Authenticator } from '../../src/access/authentication/Authenticator.ts';
import { defaultClaimNames } from '../../src/access/authentication/claims.ts';
import { Revocations, revokeTokens } from '../../src/access/authentication/Revocations.ts';
import { SigningKey } from '../../src/access/authentication/SigningKey.ts';
import { Role } from '../../src/access/viewer.ts';
import { openTestStore, type TestStore } from '../support/databases.ts';
import { silent } from '../support/testHub.ts';
import { bearing } from './authenticatedHub.ts';

let database: TestStore;
let revocations: Revocations;
beforeAll(async () => {
  database = await openTestStore('embedded');
  revocations = await Revocations.open(database.store, { leftIn: null, logger: silent });
});
afterAll(async () => {
  await revocations.close();
  await database.drop();
});

/** An authenticator to whom every token is good for some seconds, its subject the token itself; it counts what it verifies. */
function authenticator({ seconds = 3_600, clockSkewSeconds = 0 } = {}) {
  const verified: string[] = [];
  const key = new SigningKey();
  const verify = (token: string) => {
    verified.push(token);
    const now = Math.floor(Date.now() / 1_000);
    return Promise.resolve({ claims: { sub: token, iat: now, exp: now + seconds, hub_role: Role.ADMINISTRATOR }, key });
  };
  return { verified, own: new Authenticator({ verify, claimNames: defaultClaimNames, revocations, clockSkewSeconds }) };
}

it('verifies a token once, and asks no database for it, however many events it is asked for', async () => {
  const { own, verified } = authenticator();
  const statements: string[] = [];
  const stop = database.store.onStatement((name) => statements.push(name));
  const first = await own.authenticate({ headers: bearing('alice') });
  for (let n = 0; n < 100; n++) await own.authenticate({ headers: bearing('alice') });
  // The same object: who has the same rights is found by it.
  expect((await own.authenticate({ headers: bearing('alice') })).viewer).toBe(first.viewer);
  stop();
  expect(verified).toEqual(['alice']);
  // Revocations are looked for by the clock.
  expect(statements.filter((name) => name !== 'revocations')).toEqual([]);
});

it('verifies it again when its time is over', async () => {
  const { own, verified } = authenticator({ seconds: -1 });
  await own.authenticate({ headers: bearing('bob') });
  await own.authenticate({ headers: bearing('bob') });
  expect(verified).toEqual(['bob', 'bob']);
});

it('lets a connection stay for as long as its token would be taken', async () => {
  const { own } = authenticator({ seconds: 100, clockSkewSeconds: 60 });
  const { expiresAt } = await own.authenticate({ headers: bearing('carol') });
  expect(Math.round(((expiresAt?.getTime() ?? 0) - Date.now()) / 10_000)).toBe(16);
});

it('takes the purpose of an operation, and keeps it with that operation only', async () => {
  const { own } = authenticator();
  const ask = async (purpose: string) =>
    (await own.authenticate({ headers: { ...bearing('dave'), 'hub-purpose': purpose } })).viewer.purpose;
  expect(await ask('  home visit ')).toBe('home visit');
  expect(await ask('')).toBe(null);
  expect((await own.authenticate({ headers: bearing('dave') })).viewer.purpose).toBe(null);
  expect((await own.authenticate({ headers: bearing('dave'), connectionParams: { 'Hub-Purpose': 'call back' } })).viewer.purpose).toBe(
    'call back',
  );
  expect(await ask('x'.repeat(200))).toHaveLength(200);
  for (const purpose of ['x'.repeat(201), 'a\nb', 'a\u0007b', 'a\u2028b'])
    await expect(ask(purpose)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

it('prefers what a WebSocket client says over the headers it came with', async () => {
  const { own } = authenticator();
  expect((await own.authenticate({ headers: bearing('erin'), connectionParams: bearing('frank') })).viewer.id).toBe('frank');
  expect((await own.authenticate({ headers: bearing('erin'), connectionParams: {} })).viewer.id).toBe('erin');
});

it('ends at once what comes with a token that has just been revoked', async () => {
  const { own } = authenticator();
  const { whenRevoked } = await own.authenticate({ headers: bearing('grace') });
  await revokeTokens(database.store, { subject: 'grace', revokedBefore: new Date(Date.now() + 1_000) });
  await revocations.look();
  let ended = 0;
  whenRevoked?.(() => ended++);
  expect(ended).toBe(1);
  expect(() => own.authenticate({ headers: bearing('grace') })).toThrow('The access token has been revoked; sign in again');
});
