import type { Logger } from 'pino';
import { clockSkewOf, type Config } from '../../config.ts';
import type { Store } from '../../store/Store.ts';
import { Authenticator } from './Authenticator.ts';
import { defaultClaimNames } from './claims.ts';
import type { IssuerTiming } from './IssuerKeys.ts';
import { localKey, localVerifier } from './localTokens.ts';
import { openIdVerifier } from './openIdConnect.ts';
import { Revocations } from './Revocations.ts';

/** An authenticator that reads revocations until it is closed. */
export interface OpenAuthenticator {
  readonly authenticator: Authenticator;
  close(): Promise<void>;
}

/** What a process without the hub's database knows of revocations. */
const noRevocations = { isRevoked: () => false, watch: () => () => undefined };

/**
 * The authenticator that is configured for a process without the hub's database, as a gateway is: it knows whose a token is and when it ends. That it
 * has been revoked is found by the subgraphs.
 */
export function gatewayAuthenticator(config: Config, logger: Logger): Authenticator {
  return new Authenticator({ revocations: noRevocations, ...tokensOf(config, logger) });
}

/**
 * The authenticator that is configured: tokens of an OpenID Connect issuer or, in local mode, the hub's own.
 * @param timing how often the issuer is asked.
 */
export async function openAuthenticator(config: Config, store: Store, logger: Logger, timing: IssuerTiming = {}): Promise<OpenAuthenticator> {
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

function tokensOf(config: Config, logger: Logger, timing: IssuerTiming = {}) {
  const { HUB_ISSUER: issuer, HUB_AUDIENCE: audience } = config;
  const clockSkewSeconds = clockSkewOf(config);
  if (issuer === undefined || audience === undefined) return { verify: localVerifier(localKey(config.HUB_DATA)), claimNames: defaultClaimNames, clockSkewSeconds, close: () => undefined };
  return {
    ...openIdVerifier({ issuer, audience, clockSkewSeconds, logger, ...timing }),
    claimNames: { role: config.HUB_CLAIM_ROLE, areas: config.HUB_CLAIM_AREAS, partner: config.HUB_CLAIM_PARTNER },
    clockSkewSeconds,
  };
}
