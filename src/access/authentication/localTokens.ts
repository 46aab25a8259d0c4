import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import type { Role } from '../Role.ts';
import type { Grant } from '../viewer.ts';
import { defaultClaimNames } from './claims.ts';
import { SigningKey } from './SigningKey.ts';
import { verifyToken, type TokenVerifier } from './TokenVerifier.ts';

/** Issuer and audience of the tokens of local mode. */
const self = 'kampung-kb-hub:local';
const algorithm = 'HS256';
const keyBytes = 32;
/** 48 random bits: among a million tokens of one hub, two have the same subject with a probability of 0.2%. */
const subjectBytes = 6;

/**
 * The key of local mode. It is stored in the data folder and created at the first use; concurrent processes get the same key. @throws
 * HubError BAD_TOKEN_KEY if the file does not hold a key.
 */
export function localKey(dataFolder: string): Uint8Array {
  const file = join(dataFolder, 'token.key');
  const text = readIfThere(file) ?? makeKey(dataFolder, file);
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== keyBytes) throw new HubError(message('access.tokenKeyDamaged'), 'BAD_TOKEN_KEY');
  return key;
}

/** Written under another name first, so that no process reads an incomplete key, and concurrent processes keep the first key. */
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

/**
 * The subject of a token without a given subject: `local-cadre-` and 8 random characters. Each token has its own subject, because the
 * subject is the author of what is written with the token, and client keys and limits belong to an author.
 */
export function localSubject(role: Role): string {
  return `local-${role.toLowerCase().replaceAll('_', '-')}-${randomBytes(subjectBytes).toString('base64url')}`;
}

/** Signs a token of local mode that is valid from now on for a number of hours. */
export function signLocalToken(key: Uint8Array, { id, role, areas, partnerId, scopes }: Grant, hours: number): Promise<string> {
  // With fractions of a second, so that a token that is issued right after a revocation is valid.
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

/** Verifies the tokens of local mode. They are checked on the machine that signed them: there is no clock skew. */
export function localVerifier(key: Uint8Array): TokenVerifier {
  // The hub's own key is read once: it changes only with a restart.
  const signing = new SigningKey();
  return async (token) => ({
    claims: await verifyToken(token, key, { issuer: self, audience: self, algorithms: [algorithm], clockSkewSeconds: 0 }),
    key: signing,
  });
}
