import { expect, it } from 'vitest';
import { Authenticator } from '../../src/access/authentication/Authenticator.ts';
import { defaultClaimNames } from '../../src/access/authentication/claims.ts';
import { signLocalToken, localVerifier } from '../../src/access/authentication/localTokens.ts';
import { Revocations } from '../../src/access/authentication/Revocations.ts';
import { Role } from '../../src/access/viewer.ts';
import { openTestStore } from '../support/databases.ts';
import { silent } from '../support/testHub.ts';

it('verifies a token once, however often it is shown, and knows its viewer by the same object, with a purpose too', async () => {
  const database = await openTestStore('embedded');
  const revocations = await Revocations.open(database.store, { leftIn: null, logger: silent });
  try {
    const key = new Uint8Array(32);
    let verified = 0;
    const verify = localVerifier(key);
    const authenticator = new Authenticator({
      verify: (token) => (verified++, verify(token)),
      claimNames: defaultClaimNames,
      revocations,
      clockSkewSeconds: 0,
    });
    const authorization = `Bearer ${await signLocalToken(key, { id: 'somebody', role: Role.ADMINISTRATOR, areas: null }, 1)}`;
    const viewerWith = async (headers: Record<string, string>) =>
      (await authenticator.authenticate({ headers: { authorization, ...headers } })).viewer;

    const plain = await viewerWith({});
    const purposed = await viewerWith({ 'hub-purpose': 'home visit' });
    expect([plain.purpose, purposed.purpose]).toEqual([null, 'home visit']);
    expect(await viewerWith({ 'hub-purpose': 'home visit' })).toBe(purposed);
    expect(await viewerWith({})).toBe(plain);
    expect((await viewerWith({ 'hub-purpose': 'another' })).purpose).toBe('another');
    expect(verified).toBe(1);
  } finally {
    await revocations.close();
    await database.drop();
  }
});
