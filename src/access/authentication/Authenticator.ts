import { LRUCache } from 'lru-cache';
import { anonymous, viewerOf, type Viewer } from '../viewer.ts';
import { bearerToken, purposeOf, type Asking } from './bearer.ts';
import { grantOf, type ClaimNames } from './claims.ts';
import type { Revocations } from './Revocations.ts';
import type { SigningKey } from './SigningKey.ts';
import type { TokenVerifier } from './TokenVerifier.ts';
import { message } from '../../base/messages/index.ts';
import { unauthenticated } from './unauthenticated.ts';

/** The viewer of a request, and how long it is valid. */
export interface Credentials {
  readonly viewer: Viewer;
  /** Expiry of the token; undefined without a token. */
  readonly expiresAt?: Date;
  /** Calls `end` when the token is revoked, or its key is withdrawn, before it expires. Returns a function that stops watching. */
  readonly whenRevoked?: (end: () => void) => () => void;
}

export interface AuthenticatorOptions {
  readonly verify: TokenVerifier;
  readonly claimNames: ClaimNames;
  readonly revocations: Pick<Revocations, 'isRevoked' | 'watch'>;
  /** Allowed clock skew between issuer and hub, in seconds: a token is accepted this long after its expiry. */
  readonly clockSkewSeconds: number;
}

interface Known extends Required<Credentials> {
  /** The earliest time, by the hub's clock, at which the token can have been issued, in seconds of the epoch. */
  readonly issuedAt: number;
  readonly key: SigningKey;
  /** The same object with the last stated purpose, so that caches by viewer work for every event of a subscription. */
  purposed?: Credentials & { readonly viewer: { readonly purpose: string } };
}

/** Cache of verified tokens: for ten thousand connections, and requests besides. */
const keptTokens = 20_000;

/** Identifies the caller of a request. Without a token it is `anonymous`; an invalid token is refused. */
export class Authenticator {
  readonly #options: AuthenticatorOptions;
  /** Keyed by the token itself: a connection holds its token anyway, and no hash is needed for each event of each subscriber. */
  readonly #known = new LRUCache<string, Known>({ max: keptTokens });

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
  }

  /**
   * Synchronous for a token that was verified before, because it is called for every event of a subscription.
   * @throws HubError UNAUTHENTICATED, AUTHENTICATION_UNAVAILABLE, or BAD_USER_INPUT for an invalid purpose; also as a rejection.
   */
  authenticate(asking: Asking): Credentials | Promise<Credentials> {
    const token = bearerToken(asking);
    if (token === null) return { viewer: anonymous };
    const purpose = purposeOf(asking);
    const known = this.#known.get(token);
    if (known !== undefined && known.expiresAt.getTime() > Date.now() && !known.key.isWithdrawn) return this.#stated(known, purpose);
    this.#known.delete(token);
    return this.#verified(token).then((fresh) => {
      const stated = this.#stated(fresh, purpose);
      this.#known.set(token, fresh);
      return stated;
    });
  }

  async #verified(token: string): Promise<Known> {
    const { verify, claimNames, revocations, clockSkewSeconds } = this.#options;
    const { claims, key } = await verify(token);
    const viewer = viewerOf(grantOf(claims, claimNames));
    // Otherwise a token from an issuer whose clock is ahead would seem to be issued after its revocation.
    const issuedAt = claims.iat - clockSkewSeconds;
    return {
      viewer,
      issuedAt,
      key,
      // The end of acceptance, with clock skew: if the connection ended earlier, its client would reconnect with the same token.
      expiresAt: new Date((claims.exp + clockSkewSeconds) * 1_000),
      whenRevoked: (end) => {
        const stops = [revocations.watch(viewer.id, issuedAt, end), key.whenWithdrawn(end)];
        return () => stops.forEach((stop) => stop());
      },
    };
  }

  #stated(known: Known, purpose: string | null): Credentials {
    const { viewer, issuedAt, expiresAt, whenRevoked } = known;
    if (this.#options.revocations.isRevoked(viewer.id, issuedAt)) throw unauthenticated('REVOKED', message('access.tokenRevoked'));
    if (purpose === null) return known;
    if (known.purposed?.viewer.purpose !== purpose) known.purposed = { viewer: { ...viewer, purpose }, expiresAt, whenRevoked };
    return known.purposed;
  }
}
