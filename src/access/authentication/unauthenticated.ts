import { HubError } from '../../errors.ts';

/** Why a token is refused, for programs. */
export type TokenRefusal = 'MALFORMED' | 'INVALID' | 'EXPIRED' | 'NOT_YET_VALID' | 'REVOKED' | 'CLAIMS';

/**
 * `UNAUTHENTICATED`: a token was shown and is no good. Says which part of it and never repeats the token.
 * Becomes `extensions.reason` besides the code.
 */
export function unauthenticated(reason: TokenRefusal, problem: string): HubError {
  return new HubError(`The access token ${problem}`, 'UNAUTHENTICATED', undefined, { reason });
}

/** `AUTHENTICATION_UNAVAILABLE`: nothing is known against the token, but whoever issued it cannot be asked now. */
export function authenticationUnavailable(): HubError {
  return new HubError('The access token cannot be checked now, because its issuer does not answer; try again later', 'AUTHENTICATION_UNAVAILABLE');
}
