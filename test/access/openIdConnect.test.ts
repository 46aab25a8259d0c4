import { exportSPKI, importJWK, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultClaimNames, grantOf } from '../../src/access/authentication/claims.ts';
import { HubError } from '../../src/base/errors.ts';
import { rawSocket } from '../server/rawSocket.ts';
import { readEvents } from '../server/readEvents.ts';
import { ask } from '../support/ask.ts';
import { bearing, serveAuthenticated, type AuthenticatedHub } from './authenticatedHub.ts';
import { audience, makeSigning, startIssuer, type Issuer } from './issuer.ts';

const whoAmI = '{ viewer { id role areas scopes } }';
const administrator = { hub_role: 'ADMINISTRATOR' };
const now = () => Math.floor(Date.now() / 1_000);

let issuer: Issuer;
let hub: AuthenticatedHub;

beforeAll(async () => {
  issuer = await startIssuer();
  hub = await serveAuthenticated('embedded', { HUB_ISSUER: issuer.url, HUB_AUDIENCE: audience });
});
afterAll(async () => {
  await hub.close();
  await issuer.close();
});

const askWith = (token: string) =>
  ask<{ viewer: { id: string; role: string; areas: string[] | null; scopes: string[] } }>(hub.url, whoAmI, undefined, bearing(token));
const viewerOf = async (claims: JWTPayload) => {
  const { data, errors } = await askWith(await issuer.token(claims));
  expect(errors).toBeUndefined();
  return data?.viewer;
};

/** Asks with a token that must be refused, and returns why. */
async function refusalOf(token: string) {
  const response = await fetch(hub.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...bearing(token) },
    body: JSON.stringify({ query: whoAmI }),
  });
  const text = await response.text();
  // Not even a part of it that says whose it is.
  for (const part of token.split('.').filter((each) => each.length > 10)) expect(text + hub.log.join('')).not.toContain(part);
  const { data, errors } = JSON.parse(text) as {
    data?: unknown;
    errors: { message: string; extensions: { code: string; reason?: string } }[];
  };
  expect(data).toBeUndefined();
  expect(errors).toHaveLength(1);
  const { message = '', extensions } = errors[0] ?? {};
  return { status: response.status, challenge: response.headers.get('www-authenticate'), message, ...extensions };
}

describe('A token of the issuer', () => {
  it.each([
    [{ hub_role: 'ANALYST' }, { role: 'ANALYST', areas: null }],
    [
      { hub_role: 'PARTNER', hub_partner: 'Partner_01900000-0000-7000-8000-0000000000a1' },
      { role: 'PARTNER', areas: null },
    ],
    [
      { hub_role: 'cadre', hub_areas: ['33.26.16.2001'] },
      { role: 'CADRE', areas: ['33.26.16.2001'] },
    ],
    [
      { hub_role: 'midwife', hub_areas: '33.26.16.2001 33.26.16.2002' },
      { role: 'MIDWIFE', areas: ['33.26.16.2001', '33.26.16.2002'] },
    ],
    [
      { hub_role: 'field-officer', hub_areas: ['33.26.16'] },
      { role: 'FIELD_OFFICER', areas: ['33.26.16'] },
    ],
    [administrator, { role: 'ADMINISTRATOR', areas: null }],
    [
      { ...administrator, hub_areas: ['33.26'] },
      { role: 'ADMINISTRATOR', areas: ['33.26'] },
    ],
  ])('gives the role and the areas that it names: %j', async (claims, viewer) => {
    expect(await viewerOf({ sub: 'user-7', ...claims })).toMatchObject({ id: 'user-7', ...viewer });
  });

  it.each(['RS256', 'PS256', 'ES384', 'EdDSA'])('may be signed by %s', async (alg) => {
    await issuer.rotate(alg);
    expect(await viewerOf(administrator)).toMatchObject({ role: 'ADMINISTRATOR' });
  });

  it('gives the scopes of its role, narrowed to those of the hub that it names; what must be named only so', async () => {
    const midwife = { hub_role: 'MIDWIFE', hub_areas: ['33.26.16.2001'] };
    const all = (await viewerOf(midwife))?.scopes ?? [];
    expect(all).toEqual(expect.arrayContaining(['children:read', 'children:write', 'cases:write']));
    expect(all).not.toContain('nik:read');
    expect((await viewerOf({ ...midwife, scope: 'openid profile' }))?.scopes).toEqual(all);
    expect((await viewerOf({ ...midwife, scope: 'openid children:read nik:read persons:erase' }))?.scopes).toEqual([
      'children:read',
      'nik:read',
    ]);
    expect((await viewerOf({ ...midwife, scope: 'persons:erase' }))?.scopes).toEqual([]);
  });

  it('is read under the claim names that are set', async () => {
    const other = await serveAuthenticated('embedded', {
      HUB_ISSUER: issuer.url,
      HUB_AUDIENCE: audience,
      HUB_CLAIM_ROLE: 'https://hub.example/role',
      HUB_CLAIM_AREAS: 'villages',
    });
    try {
      const token = await issuer.token({ 'https://hub.example/role': 'CADRE', villages: ['33.26.16.2001'], hub_role: 'ADMINISTRATOR' });
      expect((await ask(other.url, whoAmI, undefined, bearing(token))).data).toMatchObject({
        viewer: { role: 'CADRE', areas: ['33.26.16.2001'] },
      });
    } finally {
      await other.close();
    }
  });

  it('may be older than its end, or younger than its beginning, by as much as the clocks may be apart', async () => {
    expect(await viewerOf({ ...administrator, exp: now() - 40 })).toMatchObject({ role: 'ADMINISTRATOR' });
    expect(await viewerOf({ ...administrator, nbf: now() + 40 })).toMatchObject({ role: 'ADMINISTRATOR' });
  });
});

describe('Refused as UNAUTHENTICATED is a token', () => {
  it.each<[string, JWTPayload, string, RegExp]>([
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'CLAIMS', /another issuer/],
    ['for another audience', { aud: 'elsewhere' }, 'CLAIMS', /another audience/],
    ['for no audience', { aud: undefined }, 'CLAIMS', /aud/],
    ['that has expired', { exp: now() - 90 }, 'EXPIRED', /expired/],
    ['that is not valid yet', { nbf: now() + 90 }, 'NOT_YET_VALID', /not valid yet/],
    ['without an end', { exp: undefined }, 'CLAIMS', /exp/],
    ['without a beginning', { iat: undefined }, 'CLAIMS', /iat/],
    ['without a subject', { sub: undefined }, 'CLAIMS', /sub/],
  ])('%s', async (_what, claims, reason, message) => {
    const refusal = await refusalOf(await issuer.token({ ...administrator, ...claims }));
    expect(refusal).toMatchObject({ status: 401, challenge: 'Bearer', code: 'UNAUTHENTICATED', reason });
    expect(refusal.message).toMatch(message);
  });

  it('that is not signed (alg none)', async () => {
    const claims = { iss: issuer.url, aud: audience, sub: 'user-1', iat: now(), exp: now() + 60, ...administrator };
    expect(await refusalOf(new UnsecuredJWT(claims).encode())).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it("that is signed with the issuer's public key as a secret (HS256)", async () => {
    const { publicJwk, kid, alg } = await issuer.rotate('RS256');
    const pem = await exportSPKI((await importJWK(publicJwk, alg)) as CryptoKey);
    const token = await new SignJWT({ iss: issuer.url, aud: audience, sub: 'user-1', iat: now(), exp: now() + 60, ...administrator })
      .setProtectedHeader({ alg: 'HS256', kid })
      .sign(new TextEncoder().encode(pem));
    expect(await refusalOf(token)).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The access token is signed with an algorithm that is not allowed',
    });
  });

  it("that is signed with another key under the name of the issuer's", async () => {
    const { privateKey } = await makeSigning();
    await issuer.rotate();
    expect(await refusalOf(await issuer.token(administrator, { ...issuer.signing(), privateKey }))).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'INVALID',
      message: 'The access token has an invalid signature',
    });
  });

  it('whose claims were changed', async () => {
    const [header = '', , signature = ''] = (await issuer.token({ hub_role: 'ANALYST' })).split('.');
    const [, claims = ''] = (await issuer.token(administrator)).split('.');
    expect(await refusalOf([header, claims, signature].join('.'))).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'INVALID' });
  });

  it.each(['x', 'a.b.c', 'not a token', ''.padEnd(3_000, 'ab.')])('that is none: %s', async (token) => {
    expect(await refusalOf(token)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', reason: 'MALFORMED' });
  });

  it('that comes by another scheme', async () => {
    const { errors } = await ask(hub.url, whoAmI, undefined, { authorization: 'Basic YTpi' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'MALFORMED' });
  });
});

describe('Refused is a token whose claims make no viewer', () => {
  it.each<[JWTPayload, string]>([
    [{}, 'hub_role'],
    [{ hub_role: 'BOSS' }, 'hub_role'],
    [{ hub_role: 'ANONYMOUS' }, 'hub_role'],
    [{ hub_role: ['CADRE', 'ADMINISTRATOR'] }, 'hub_role'],
    [{ hub_role: 'CADRE' }, 'hub_areas'],
    [{ hub_role: 'MIDWIFE', hub_areas: null }, 'hub_areas'],
    [{ hub_role: 'FIELD_OFFICER' }, 'hub_areas'],
    [{ hub_role: 'ADMINISTRATOR', hub_areas: [] }, 'hub_areas'],
    [{ hub_role: 'ADMINISTRATOR', hub_areas: '' }, 'hub_areas'],
    [{ hub_role: 'CADRE', hub_areas: ['33.26.16.2001', 'Kadipaten'] }, 'hub_areas'],
    [{ hub_role: 'CADRE', hub_areas: [3326] }, 'hub_areas'],
    [{ hub_role: 'CADRE', hub_areas: { a: '33.26.16.2001' } }, 'hub_areas'],
    [{ hub_role: 'PARTNER' }, 'hub_partner'],
    [{ hub_role: 'PARTNER', hub_partner: 'somebody' }, 'hub_partner'],
    [{ ...administrator, scope: ['children:read'] }, 'scope'],
    [{ ...administrator, sub: 'local' }, 'sub'],
    [{ ...administrator, sub: 'hub' }, 'sub'],
    [{ ...administrator, sub: 'a\nb' }, 'sub'],
    [{ ...administrator, sub: 'x'.repeat(256) }, 'sub'],
  ])('%j: the claim is named', async (claims, name) => {
    const refusal = await refusalOf(await issuer.token(claims));
    expect(refusal).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', reason: 'CLAIMS' });
    expect(refusal.message).toContain(`its claim ${name} `);
  });

  it('says what is allowed', () => {
    expect(() => grantOf({ sub: 'a', hub_role: 'BOSS' }, defaultClaimNames)).toThrow(HubError);
    expect(() => grantOf({ sub: 'a', hub_role: 'BOSS' }, defaultClaimNames)).toThrow(
      'allowed: ANALYST, PARTNER, CADRE, MIDWIFE, FIELD_OFFICER, ADMINISTRATOR',
    );
  });
});

describe('The keys of the issuer', () => {
  it('may be changed at any time: one that is not known yet is looked up', async () => {
    await issuer.rotate();
    const before = await issuer.token(administrator);
    expect((await askWith(before)).data?.viewer).toMatchObject({ role: 'ADMINISTRATOR' });
    const old = issuer.signing();
    await issuer.rotate();
    expect(await viewerOf(administrator)).toMatchObject({ role: 'ADMINISTRATOR' });
    expect(await refusalOf(await issuer.token({ ...administrator, sub: 'user-2' }, old))).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'INVALID',
    });
  });

  it('are not asked for again by a token that was verified before', async () => {
    const token = await issuer.token(administrator);
    await askWith(token);
    await issuer.rotate();
    const asked = issuer.keyRequests();
    expect((await askWith(token)).data?.viewer).toMatchObject({ role: 'ADMINISTRATOR' });
    expect(issuer.keyRequests()).toBe(asked);
  });
});

describe('While the issuer does not answer', () => {
  it('a new token is not called bad, and those who show none or one that is known go on', async () => {
    const known = await issuer.token({ ...administrator, sub: 'known' });
    await askWith(known);
    await issuer.rotate();
    issuer.fail(true);
    try {
      const unknown = await issuer.token({ ...administrator, sub: 'unknown' });
      expect(await refusalOf(unknown)).toMatchObject({ status: 503, code: 'AUTHENTICATION_UNAVAILABLE', challenge: null });
      expect((await askWith(known)).data?.viewer).toMatchObject({ id: 'known' });
      expect((await ask(hub.url, whoAmI)).data).toMatchObject({ viewer: { id: 'anonymous', role: 'ANONYMOUS' } });
      issuer.fail(false);
      expect((await askWith(unknown)).data?.viewer).toMatchObject({ id: 'unknown' });
    } finally {
      issuer.fail(false);
    }
  });

  it('it is asked once and not by each token, before its keys are known and after, until a pause is over', async () => {
    // Clocks stand still until they are put forward: nothing here depends on how long it takes.
    vi.useFakeTimers({ toFake: ['Date'] });
    const pause = () => vi.setSystemTime(Date.now() + 30_001);
    issuer.fail(true);
    const patient = await serveAuthenticated('embedded', { HUB_ISSUER: issuer.url, HUB_AUDIENCE: audience }, { cooldownMs: 30_000 });
    /**
     * Shows ten tokens one after the other; how they were answered, how often the issuer was asked, and how often it was logged that it did
     * not answer.
     */
    const showTen = async () => {
      const [asked, logged] = [issuer.requests(), patient.log.length];
      const codes = new Set<string | undefined>();
      for (let n = 0; n < 10; n++)
        codes.add(
          (await ask(patient.url, whoAmI, undefined, bearing(await issuer.token({ ...administrator, jti: `${++shown}` })))).errors?.[0]
            ?.extensions.code,
        );
      return {
        codes: [...codes],
        asked: issuer.requests() - asked,
        faults: patient.log.slice(logged).filter((line) => line.includes('the keys of the issuer cannot be read')).length,
      };
    };
    let shown = 0;
    try {
      expect(await showTen()).toEqual({ codes: ['AUTHENTICATION_UNAVAILABLE'], asked: 1, faults: 1 });
      issuer.fail(false);
      expect(await showTen()).toEqual({ codes: ['AUTHENTICATION_UNAVAILABLE'], asked: 0, faults: 0 });
      pause();
      // Where its keys are, and the keys.
      expect(await showTen()).toEqual({ codes: [undefined], asked: 2, faults: 0 });

      await issuer.rotate();
      issuer.fail(true);
      expect(await showTen()).toEqual({ codes: ['UNAUTHENTICATED'], asked: 0, faults: 0 });
      pause();
      expect(await showTen()).toEqual({ codes: ['AUTHENTICATION_UNAVAILABLE'], asked: 1, faults: 1 });
      issuer.fail(false);
      pause();
      expect(await showTen()).toEqual({ codes: [undefined], asked: 1, faults: 0 });
    } finally {
      vi.useRealTimers();
      issuer.fail(false);
      await patient.close();
    }
  });

  it('the hub starts, and takes tokens when it answers', async () => {
    issuer.fail(true);
    const early = await serveAuthenticated('embedded', { HUB_ISSUER: issuer.url, HUB_AUDIENCE: audience });
    try {
      const token = bearing(await issuer.token(administrator));
      expect((await ask(early.url, whoAmI, undefined, token)).errors?.[0]?.extensions).toEqual({ code: 'AUTHENTICATION_UNAVAILABLE' });
      issuer.fail(false);
      expect((await ask(early.url, whoAmI, undefined, token)).data).toMatchObject({ viewer: { role: 'ADMINISTRATOR' } });
    } finally {
      issuer.fail(false);
      await early.close();
    }
  });
});

describe('A key that the issuer has withdrawn', () => {
  let reading: AuthenticatedHub;
  beforeAll(async () => {
    reading = await serveAuthenticated('embedded', { HUB_ISSUER: issuer.url, HUB_AUDIENCE: audience }, { cooldownMs: 0, rereadMs: 200 });
  });
  afterAll(() => reading.close());

  const askThere = (token: string) => ask<{ viewer: { id: string } }>(reading.url, whoAmI, undefined, bearing(token));

  /** Subscriptions that are under way with a token, one over WebSocket and one as server-sent events. */
  async function subscribed(token: string) {
    const query = 'subscription { stuntingAlerts { cursor } }';
    const socket = await rawSocket(reading.url).introduced(bearing(token));
    socket.send({ id: '1', type: 'subscribe', payload: { query } });
    const events = readEvents(
      await fetch(`${reading.url}/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...bearing(token) },
        body: JSON.stringify({ query }),
      }),
    );
    await expect.poll(() => reading.hub.alerts.size).toBe(2);
    return { socket, events };
  }

  it('ends the tokens under it that are known, and what they have open, when the keys are read again; and no others', async () => {
    const withdrawn = await issuer.token({ ...administrator, sub: 'old' });
    expect((await askThere(withdrawn)).data?.viewer.id).toBe('old');
    const { socket, events } = await subscribed(withdrawn);
    await issuer.rotate();
    const fresh = await issuer.token({ ...administrator, sub: 'new' });
    expect((await askThere(fresh)).data?.viewer.id).toBe('new');
    expect((await socket.closed).code).toBe(4403);
    expect(await events.next()).toBeUndefined();
    expect((await askThere(withdrawn)).errors?.[0]).toMatchObject({
      message: 'The access token is signed with a key that the issuer does not publish',
      extensions: { code: 'UNAUTHENTICATED', reason: 'INVALID' },
    });
    expect((await askThere(fresh)).data?.viewer.id).toBe('new');
    await expect.poll(() => reading.hub.alerts.size).toBe(0);
  });

  it('ends them when nobody brings another one, too', async () => {
    const withdrawn = await issuer.token({ ...administrator, sub: 'alone' });
    expect((await askThere(withdrawn)).data?.viewer.id).toBe('alone');
    const { socket, events } = await subscribed(withdrawn);
    await issuer.rotate();
    expect((await socket.closed).code).toBe(4403);
    expect(await events.next()).toBeUndefined();
    expect((await askThere(withdrawn)).errors?.[0]?.extensions.reason).toBe('INVALID');
  });

  it('is another key under the same name, too', async () => {
    const withdrawn = await issuer.token({ ...administrator, sub: 'namesake' });
    expect((await askThere(withdrawn)).data?.viewer.id).toBe('namesake');
    await issuer.rotate(undefined, issuer.signing().kid);
    await expect.poll(async () => (await askThere(withdrawn)).errors?.[0]?.extensions.reason, { timeout: 10_000 }).toBe('INVALID');
  });

  it('ends nothing that is known while the issuer does not answer', async () => {
    const known = await issuer.token({ ...administrator, sub: 'steady' });
    expect((await askThere(known)).data?.viewer.id).toBe('steady');
    const { socket } = await subscribed(known);
    issuer.fail(true);
    try {
      const asked = issuer.requests();
      await expect.poll(() => issuer.requests(), { timeout: 10_000 }).toBeGreaterThan(asked + 2);
      expect((await askThere(known)).data?.viewer.id).toBe('steady');
      expect(reading.hub.alerts.size).toBe(2);
    } finally {
      issuer.fail(false);
    }
    await issuer.rotate();
    expect((await socket.closed).code).toBe(4403);
  });
});
