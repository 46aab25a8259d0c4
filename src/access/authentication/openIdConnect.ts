import { IssuerKeys, type IssuerKeysOptions } from './IssuerKeys.ts';
import type { SigningKey } from './SigningKey.ts';
import { verifyToken, type TokenVerifier } from './TokenVerifier.ts';

export interface OpenIdOptions extends IssuerKeysOptions {
  readonly audience: string;
  /** Allowed clock skew between issuer and hub, in seconds. */
  readonly clockSkewSeconds: number;
}

/** Only asymmetric algorithms: with a symmetric one, everybody could sign tokens with the issuer's public key. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

/** Verifies tokens of an OpenID Connect issuer by the keys that it publishes, which are read until `close`. */
export function openIdVerifier({ audience, clockSkewSeconds, ...options }: OpenIdOptions): { verify: TokenVerifier; close(): void } {
  const { issuer } = options;
  const keys = new IssuerKeys(options);
  return {
    close: () => keys.close(),
    async verify(token) {
      let used: SigningKey | undefined;
      const claims = await verifyToken(
        token,
        async (...header) => {
          const { key, signing } = await keys.find(...header);
          used = signing;
          return key;
        },
        { issuer, audience, algorithms, clockSkewSeconds },
      );
      // No claims are returned before a key has been found.
      if (used === undefined) throw new Error('a token was verified without a key');
      return { claims, key: used };
    },
  };
}
