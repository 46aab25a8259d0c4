import type { Logger } from 'pino';
import type { Store } from '../../store/Store.ts';
import { Authenticator } from './Authenticator.ts';
import { defaultClaimNames } from './claims.ts';
import type { IssuerTiming } from './IssuerKeys.ts';
import { localKey, localVerifier } from './localTokens.ts';
import { openIdVerifier } from './openIdConnect.ts';
import { Revocations } from './Revocations.ts';

/** The settings of authentication; src/hub/config.ts explains them. */
export interface AuthenticationSettings {
  readonly HUB_DATA: string;
  readonly HUB_ISSUER?: string | undefined;
  readonly HUB_AUDIENCE?: string | undefined;
  readonly HUB_CLAIM_ROLE: string;
  readonly HUB_CLAIM_AREAS: string;
  readonly HUB_CLAIM_PARTNER: string;
  readonly HUB_CLOCK_SKEW_SECONDS: number;
}

/** An authenticator that reads revocations until it is closed. */
export interface OpenAuthenticator {
  readonly authenticator: Authenticator;
  close(): Promise<void>;
}

/** The revocations in a process without the hub's database: none. */
const noRevocations = { isRevoked: () => false, watch: () => () => undefined };

/**
 * The configured authenticator for a process without the hub's database, such as a gateway. It knows the viewer of a token and its expiry.
 * Only the subgraphs know whether it is revoked.
 */
export function gatewayAuthenticator(config: AuthenticationSettings, logger: Logger): Authenticator {
  return new Authenticator({ revocations: noRevocations, ...tokensOf(config, logger) });
}

/**
 * The configured authenticator: for tokens of an OpenID Connect issuer or, in local mode, the hub's own.
 * @param timing how often the issuer is asked.
 */
export async function openAuthenticator(
  config: AuthenticationSettings,
  store: Store,
  logger: Logger,
  timing: IssuerTiming = {},
): Promise<OpenAuthenticator> {
  const revocations = await Revocations.open(store, { leftIn: store.kind === 'embedded' ? config.HUB_DATA : null, logger });
  const tokens = tokensOf(config, logger, timing);
  return {
    authenticator: new Authenticator({ revocations, ...tokens }),
    close: () => {
      tokens.close();
      return revocations.close();
    },
  };
}

function tokensOf(config: AuthenticationSettings, logger: Logger, timing: IssuerTiming = {}) {
  const { HUB_ISSUER: issuer, HUB_AUDIENCE: audience } = config;
  // In local mode there is one clock.
  const clockSkewSeconds = issuer === undefined ? 0 : config.HUB_CLOCK_SKEW_SECONDS;
  if (issuer === undefined || audience === undefined)
    return { verify: localVerifier(localKey(config.HUB_DATA)), claimNames: defaultClaimNames, clockSkewSeconds, close: () => undefined };
  return {
    ...openIdVerifier({ issuer, audience, clockSkewSeconds, logger, ...timing }),
    claimNames: { role: config.HUB_CLAIM_ROLE, areas: config.HUB_CLAIM_AREAS, partner: config.HUB_CLAIM_PARTNER },
    clockSkewSeconds,
  };
}
