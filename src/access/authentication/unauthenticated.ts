import { HubError } from '../../base/errors.ts';
import { message, type Message } from '../../base/messages/index.ts';

/** Why a token is refused, for programs. */
export type TokenRefusal = 'MALFORMED' | 'INVALID' | 'EXPIRED' | 'NOT_YET_VALID' | 'REVOKED' | 'CLAIMS';

/**
 * `UNAUTHENTICATED`: the token is invalid. The message names the wrong part and never repeats the token. `reason` becomes
 * `extensions.reason`.
 */
export function unauthenticated(reason: TokenRefusal, problem: Message): HubError {
  return new HubError(problem, 'UNAUTHENTICATED', undefined, { reason });
}

/** `AUTHENTICATION_UNAVAILABLE`: the token cannot be checked, because its issuer does not answer. */
export function authenticationUnavailable(): HubError {
  return new HubError(message('access.issuerUnavailable'), 'AUTHENTICATION_UNAVAILABLE');
}
