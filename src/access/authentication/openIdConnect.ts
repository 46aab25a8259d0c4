import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import { describeFault } from '../../errors.ts';
import { verifyToken, type TokenVerifier } from './TokenVerifier.ts';
import { authenticationUnavailable } from './unauthenticated.ts';

export interface OpenIdOptions {
  readonly issuer: string;
  readonly audience: string;
  /** How far the clocks of issuer and hub may be apart, in seconds. */
  readonly clockSkewSeconds: number;
  readonly logger: Logger;
  /** How long the issuer is not asked again for its keys because of a key that it does not know, in ms. */
  readonly cooldownMs?: number | undefined;
}

/** Asymmetric ones only: with a symmetric one the issuer's public key would be a secret that everybody has. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const timeoutMs = 5_000;

const discovered = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/**
 * Verifies tokens of an OpenID Connect issuer by the keys that it publishes. The keys are found at the first token and kept for ten
 * minutes; a key that is not among them has them read again, so that the issuer may change its keys at any time.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html
 */
export function openIdVerifier({ issuer, audience, clockSkewSeconds, logger, cooldownMs = 30_000 }: OpenIdOptions): TokenVerifier {
  let discovery: Promise<JWTVerifyGetKey> | null = null;

  const key: JWTVerifyGetKey = async (header, token) => {
    try {
      // One that failed is tried again by the next token.
      const keys = await (discovery ??= discover().catch((error: unknown) => {
        discovery = null;
        throw error;
      }));
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported) throw error;
      logger.error({ issuer, error: describeFault(error) }, 'the keys of the issuer cannot be read');
      throw authenticationUnavailable();
    }
  };
  return (token) => verifyToken(token, key, { issuer, audience, algorithms, clockSkewSeconds });

  async function discover(): Promise<JWTVerifyGetKey> {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs), headers: { accept: 'application/json' } });
    if (response.status !== 200) throw new Error(`${address} answered with status ${String(response.status)}`);
    const found = discovered.parse(await response.json());
    if (found.issuer !== issuer) throw new Error(`${address} is of the issuer ${found.issuer}; HUB_ISSUER must be just that`);
    const { protocol } = new URL(found.jwks_uri);
    if (issuer.startsWith('https:') && protocol !== 'https:') throw new Error(`${found.jwks_uri} is not https, as the issuer is`);
    return createRemoteJWKSet(new URL(found.jwks_uri), { cooldownDuration: cooldownMs, timeoutDuration: timeoutMs });
  }
}
