import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import { HubError } from '../../errors.ts';
import type { SigningKey } from './SigningKey.ts';
import { unauthenticated } from './unauthenticated.ts';

/** The claims of a good token. */
export interface VerifiedClaims extends JWTPayload {
  sub: string;
  iat: number;
  exp: number;
}

/** A good token, for as long as its key is. */
export interface VerifiedToken {
  readonly claims: VerifiedClaims;
  readonly key: SigningKey;
}

/** Checks a token's signature, issuer, audience and times. Rejects with HubError UNAUTHENTICATED or AUTHENTICATION_UNAVAILABLE. */
export type TokenVerifier = (token: string) => Promise<VerifiedToken>;

interface TokenOptions extends Required<Pick<JWTVerifyOptions, 'issuer' | 'audience' | 'algorithms'>> {
  /** How far the clocks of whoever made the token and of the hub may be apart. */
  readonly clockSkewSeconds: number;
}

/**
 * Verifies a JSON Web Token and says in our words what is wrong with it.
 * @see https://www.rfc-editor.org/rfc/rfc7519, and RFC 8725 for why algorithms, issuer and audience are always given.
 */
export async function verifyToken(token: string, key: CryptoKey | Uint8Array | JWTVerifyGetKey, { clockSkewSeconds, ...options }: TokenOptions): Promise<VerifiedClaims> {
  try {
    // Without an end a stolen token would be good for ever; without a beginning it could not be revoked.
    const required = { ...options, clockTolerance: clockSkewSeconds, requiredClaims: ['sub', 'iat', 'exp'] };
    const { payload } = typeof key === 'function' ? await jwtVerify(token, key, required) : await jwtVerify(token, key, required);
    const claims = payload as VerifiedClaims;
    // One from the future would outlive every revocation until then.
    if (claims.iat > Date.now() / 1_000 + clockSkewSeconds) throw unauthenticated('NOT_YET_VALID', 'is not valid yet (claim iat)');
    return claims;
  } catch (error) {
    throw error instanceof HubError ? error : refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return unauthenticated('EXPIRED', 'has expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = error;
    if (claim === 'nbf' && reason === 'check_failed') return unauthenticated('NOT_YET_VALID', 'is not valid yet (claim nbf)');
    if (reason === 'missing') return unauthenticated('CLAIMS', `lacks the claim ${claim}`);
    if (claim === 'iss') return unauthenticated('CLAIMS', 'comes from another issuer (claim iss)');
    if (claim === 'aud') return unauthenticated('CLAIMS', 'is meant for another audience (claim aud)');
    return unauthenticated('CLAIMS', `has a claim that cannot be used: ${claim}`);
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return unauthenticated('INVALID', 'is signed by an algorithm that is not allowed');
  if (error instanceof errors.JWSSignatureVerificationFailed) return unauthenticated('INVALID', 'has a signature that does not fit');
  if (error instanceof errors.JWKSNoMatchingKey) return unauthenticated('INVALID', "is signed with a key that is none of the issuer's");
  if (error instanceof errors.JWKSMultipleMatchingKeys) return unauthenticated('INVALID', "does not say which of the issuer's keys it is signed with (kid)");
  if (error instanceof errors.JOSEError) return unauthenticated('MALFORMED', 'is no signed JSON Web Token');
  return error;
}
