import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

export const audience = 'kampung-kb-hub';

export interface Signing {
  alg: string;
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

/** An OpenID Connect issuer: its discovery document and its keys, on a port of its own. */
export interface Issuer {
  readonly url: string;
  /** Requests so far, for whatever, answered or not. */
  readonly requests: () => number;
  /** Requests for its keys so far. */
  readonly keyRequests: () => number;
  /** The key that it signs with. */
  readonly signing: () => Signing;
  /** Signs with another key from now on, under another name unless one is given, and publishes that one only. */
  rotate(alg?: string, kid?: string): Promise<Signing>;
  /** Answers 503 until it is told to answer again. */
  fail(failing: boolean): void;
  /** A token of a subject for an hour, unless the claims say otherwise; undefined leaves a claim out. */
  token(claims?: JWTPayload, signing?: Signing): Promise<string>;
  close(): Promise<void>;
}

let keys = 0;

export async function makeSigning(alg = 'ES256', kid = `key-${String(++keys)}`): Promise<Signing> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export async function startIssuer(): Promise<Issuer> {
  let signing = await makeSigning();
  let failing = false;
  let [requests, keyRequests] = [0, 0];
  const server = createServer((request, response) => {
    requests++;
    if (failing) return response.writeHead(503).end();
    if (request.url === '/jwks') keyRequests++;
    const body = { '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/jwks` }, '/jwks': { keys: [signing.publicJwk] } }[
      request.url ?? ''
    ];
    return response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    requests: () => requests,
    keyRequests: () => keyRequests,
    signing: () => signing,
    rotate: async (alg, kid) => (signing = await makeSigning(alg, kid)),
    fail: (now) => (failing = now),
    token: (claims, by = signing) => {
      const now = Math.floor(Date.now() / 1_000);
      return new SignJWT({ iss: url, aud: audience, sub: 'user-1', iat: now, exp: now + 3_600, ...claims })
        .setProtectedHeader({ alg: by.alg, kid: by.kid })
        .sign(by.privateKey);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
