import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { HubError } from '../../errors.ts';
import type { Grant } from '../viewer.ts';
import { defaultClaimNames } from './claims.ts';
import { SigningKey } from './SigningKey.ts';
import { verifyToken, type TokenVerifier } from './TokenVerifier.ts';

/** Issuer and audience of the tokens that a hub without an issuer makes for itself. */
const self = 'kampung-kb-hub:local';
const algorithm = 'HS256';
const keyBytes = 32;

/**
 * The key of local mode. It is kept in the data folder and made at the first use; processes that make it at the same time get
 * the same one.
 * @throws HubError BAD_TOKEN_KEY when the file holds no key.
 */
export function localKey(dataFolder: string): Uint8Array {
  const file = join(dataFolder, 'token.key');
  const text = readIfThere(file) ?? makeKey(dataFolder, file);
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== keyBytes) throw new HubError('token.key in the data folder holds no key of the hub. Remove it: the next start makes another, and tokens made so far end', 'BAD_TOKEN_KEY');
  return key;
}

/** Written whole under another name first: nobody reads half a key, and whoever comes second keeps the first one's. */
function makeKey(dataFolder: string, file: string): string {
  mkdirSync(dataFolder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, `${randomBytes(keyBytes).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Signs a token of local mode that is good from now on for so many hours. */
export function signLocalToken(key: Uint8Array, { id, role, areas, partnerId, scopes }: Grant, hours: number): Promise<string> {
  // With its fraction of a second, so that a token made right after a revocation is good.
  const now = Date.now() / 1_000;
  const claims = {
    [defaultClaimNames.role]: role,
    ...(areas === null ? {} : { [defaultClaimNames.areas]: areas }),
    ...(partnerId == null ? {} : { [defaultClaimNames.partner]: partnerId }),
    ...(scopes == null ? {} : { scope: scopes.join(' ') }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuer(self)
    .setAudience(self)
    .setSubject(id)
    .setIssuedAt(now)
    .setExpirationTime(Math.ceil(now + hours * 3_600))
    .sign(key);
}

/** Verifies the tokens of local mode. They are checked on the machine that made them: no clocks can be apart. */
export function localVerifier(key: Uint8Array): TokenVerifier {
  // It is the hub's own, and read once: it changes with a start.
  const signing = new SigningKey();
  return async (token) => ({ claims: await verifyToken(token, key, { issuer: self, audience: self, algorithms: [algorithm], clockSkewSeconds: 0 }), key: signing });
}
