import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import type { SigningKey } from './SigningKey.ts';
import { unauthenticated } from './unauthenticated.ts';

/** The claims of a valid token. */
export interface VerifiedClaims extends JWTPayload {
  sub: string;
  iat: number;
  exp: number;
}

/** A valid token, as long as its key is valid. */
export interface VerifiedToken {
  readonly claims: VerifiedClaims;
  readonly key: SigningKey;
}

/** Checks a token's signature, issuer, audience and times. Rejects with HubError UNAUTHENTICATED or AUTHENTICATION_UNAVAILABLE. */
export type TokenVerifier = (token: string) => Promise<VerifiedToken>;

interface TokenOptions extends Required<Pick<JWTVerifyOptions, 'issuer' | 'audience' | 'algorithms'>> {
  /** Allowed clock skew between the issuer and the hub. */
  readonly clockSkewSeconds: number;
}

/**
 * Verifies a JSON Web Token, and reports errors as messages of the hub.
 * @see https://www.rfc-editor.org/rfc/rfc7519, and RFC 8725 for why algorithms, issuer and audience are always given.
 */
export async function verifyToken(
  token: string,
  key: CryptoKey | Uint8Array | JWTVerifyGetKey,
  { clockSkewSeconds, ...options }: TokenOptions,
): Promise<VerifiedClaims> {
  try {
    // Without an expiry a stolen token would be valid for ever; without an issue time it could not be revoked.
    const required = { ...options, clockTolerance: clockSkewSeconds, requiredClaims: ['sub', 'iat', 'exp'] };
    const { payload } = typeof key === 'function' ? await jwtVerify(token, key, required) : await jwtVerify(token, key, required);
    const claims = payload as VerifiedClaims;
    // A token from the future would outlive every revocation until then.
    if (claims.iat > Date.now() / 1_000 + clockSkewSeconds) throw unauthenticated('NOT_YET_VALID', message('access.tokenIssuedLater'));
    return claims;
  } catch (error) {
    throw error instanceof HubError ? error : refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return unauthenticated('EXPIRED', message('access.tokenExpired'));
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = error;
    if (claim === 'nbf' && reason === 'check_failed') return unauthenticated('NOT_YET_VALID', message('access.tokenNotYetValid'));
    if (reason === 'missing') return unauthenticated('CLAIMS', message('access.tokenClaimMissing', { claim }));
    if (claim === 'iss') return unauthenticated('CLAIMS', message('access.tokenOtherIssuer'));
    if (claim === 'aud') return unauthenticated('CLAIMS', message('access.tokenOtherAudience'));
    return unauthenticated('CLAIMS', message('access.tokenClaimUnusable', { claim }));
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return unauthenticated('INVALID', message('access.tokenAlgorithm'));
  if (error instanceof errors.JWSSignatureVerificationFailed) return unauthenticated('INVALID', message('access.tokenSignature'));
  if (error instanceof errors.JWKSNoMatchingKey) return unauthenticated('INVALID', message('access.tokenUnknownKey'));
  if (error instanceof errors.JWKSMultipleMatchingKeys) return unauthenticated('INVALID', message('access.tokenKeyUnnamed'));
  if (error instanceof errors.JOSEError) return unauthenticated('MALFORMED', message('access.tokenNotAJwt'));
  return error;
}
