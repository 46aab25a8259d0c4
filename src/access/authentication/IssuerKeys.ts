import {
  calculateJwkThumbprint,
  createRemoteJWKSet,
  customFetch,
  errors,
  exportJWK,
  jwksCache,
  type CryptoKey,
  type JWKSCacheInput,
  type JWTVerifyGetKey,
} from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import { every, inBackground, outsideOperations } from '../../base/background.ts';
import { describeFault } from '../../base/errors.ts';
import { SigningKey } from './SigningKey.ts';
import { authenticationUnavailable } from './unauthenticated.ts';

/** Timing of requests to an issuer. */
export interface IssuerTiming {
  /** Pause after an unknown key or a failed request, in ms. */
  readonly cooldownMs?: number | undefined;
  /** Interval of reading its keys, in ms: a withdrawn key is rejected within it. */
  readonly rereadMs?: number | undefined;
}

export interface IssuerKeysOptions extends IssuerTiming {
  readonly issuer: string;
  readonly logger: Logger;
}

/** A key to verify a signature with. */
export interface FoundKey {
  readonly key: CryptoKey;
  /** Stays the same for as long as the issuer publishes the key. */
  readonly signing: SigningKey;
}

const timeoutMs = 5_000;

const discovered = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });
const published = z.looseObject({ keys: z.array(z.looseObject({})) });

/** The issuer did not answer, or gave no usable answer; or it is not asked, because it failed a moment ago. */
class NotAnswered extends Error {}

/**
 * The keys that an OpenID Connect issuer publishes. They are read at the first token, again every five minutes, which withdraws removed
 * keys, and when a key is unknown, so that the issuer may change its keys at any time.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html
 */
export class IssuerKeys {
  readonly #issuer: string;
  readonly #logger: Logger;
  readonly #cooldownMs: number;
  readonly #timer: NodeJS.Timeout;
  /** What `createRemoteJWKSet` has read last. */
  readonly #read: JWKSCacheInput = {};
  /** The keys among them that have signed tokens, by their thumbprints. */
  readonly #signing = new Map<string, SigningKey>();
  #thumbprints: { readonly of: unknown; readonly all: Promise<ReadonlySet<string>> } = { of: undefined, all: Promise.resolve(new Set()) };
  #set: Promise<ReturnType<typeof createRemoteJWKSet>> | null = null;
  #pausedUntil = 0;

  constructor({ issuer, logger, cooldownMs = 30_000, rereadMs = 300_000 }: IssuerKeysOptions) {
    this.#issuer = issuer;
    this.#logger = logger;
    this.#cooldownMs = cooldownMs;
    this.#timer = every(rereadMs, () => inBackground(() => this.#reread())).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /**
   * The key that a token says it is signed with.
   * @throws HubError AUTHENTICATION_UNAVAILABLE, or the error of `createRemoteJWKSet` for an unknown key.
   */
  async find(...header: Parameters<JWTVerifyGetKey>): Promise<FoundKey> {
    try {
      const set = await this.#discovered();
      // Concurrent look-ups of a key share one request.
      const key = await outsideOperations(() => set(...header)).finally(() => this.#withdrawMissing());
      const thumbprint = await thumbprintOf(key);
      // During the look-up, the keys may have been read again, without this key.
      if (!(await this.#publishedThumbprints()).has(thumbprint)) throw new errors.JWKSNoMatchingKey();
      let signing = this.#signing.get(thumbprint);
      if (signing === undefined) this.#signing.set(thumbprint, (signing = new SigningKey()));
      return { key, signing };
    } catch (error) {
      if (
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported
      )
        throw error;
      if (!(error instanceof NotAnswered)) this.#say(error);
      throw authenticationUnavailable();
    }
  }

  /** Reads the keys again if they were read before. While the issuer does not answer, the known keys stay valid. */
  async #reread(): Promise<void> {
    if (this.#set === null) return;
    try {
      await (await this.#set).reload();
      await this.#withdrawMissing();
    } catch (error) {
      if (!(error instanceof NotAnswered)) this.#say(error);
    }
  }

  async #withdrawMissing(): Promise<void> {
    const all = await this.#publishedThumbprints();
    for (const [thumbprint, signing] of this.#signing) {
      if (all.has(thumbprint)) continue;
      this.#signing.delete(thumbprint);
      signing.withdraw();
    }
  }

  #publishedThumbprints(): Promise<ReadonlySet<string>> {
    const { jwks } = this.#read as { jwks?: { keys: Parameters<typeof calculateJwkThumbprint>[0][] } };
    // A key without a thumbprint is of a type that verifies no tokens.
    const make = async () => new Set(await Promise.all((jwks?.keys ?? []).map((key) => calculateJwkThumbprint(key).catch(() => ''))));
    if (this.#thumbprints.of !== jwks) this.#thumbprints = { of: jwks, all: outsideOperations(make) };
    return this.#thumbprints.all;
  }

  /** After a failure the next token tries again, after the pause. */
  #discovered() {
    return (this.#set ??= outsideOperations(() =>
      this.#discover().catch((error: unknown) => {
        this.#set = null;
        throw error;
      }),
    ));
  }

  async #discover() {
    const address = `${this.#issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const { jwks_uri } = await this.#ask(async () => {
      const response = await fetch(address, {
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { accept: 'application/json' },
      });
      if (response.status !== 200) throw new Error(`${address} answered with status ${String(response.status)}`);
      const found = discovered.parse(await response.json());
      if (found.issuer !== this.#issuer) throw new Error(`${address} is of the issuer ${found.issuer}; HUB_ISSUER must be just that`);
      if (this.#issuer.startsWith('https:') && new URL(found.jwks_uri).protocol !== 'https:')
        throw new Error(`${found.jwks_uri} is not https, as the issuer is`);
      return found;
    });
    return createRemoteJWKSet(new URL(jwks_uri), {
      cooldownDuration: this.#cooldownMs,
      timeoutDuration: timeoutMs,
      [jwksCache]: this.#read,
      [customFetch]: (url, options) =>
        this.#ask(async () => {
          const response = await fetch(url, options);
          if (response.status !== 200) throw new Error(`${url} answered with status ${String(response.status)}`);
          return Response.json(published.parse(await response.json()));
        }),
    });
  }

  /**
   * Asks the issuer, unless it failed a moment ago: otherwise every request would wait for it and add to its load.
   * @throws NotAnswered.
   */
  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    if (Date.now() < this.#pausedUntil) throw new NotAnswered();
    try {
      return await question();
    } catch (error) {
      this.#pausedUntil = Date.now() + this.#cooldownMs;
      this.#say(error);
      throw new NotAnswered();
    }
  }

  #say(error: unknown): void {
    this.#logger.error({ issuer: this.#issuer, error: describeFault(error) }, 'the keys of the issuer cannot be read');
  }
}

/** By key object; a key has the same object until the issuer's keys are read again. */
const thumbprints = new WeakMap<CryptoKey, Promise<string>>();

function thumbprintOf(key: CryptoKey): Promise<string> {
  let thumbprint = thumbprints.get(key);
  if (thumbprint === undefined)
    thumbprints.set(key, (thumbprint = outsideOperations(() => exportJWK(key).then((jwk) => calculateJwkThumbprint(jwk)))));
  return thumbprint;
}
