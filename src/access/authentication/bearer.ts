import type { IncomingHttpHeaders } from 'node:http';
import { HubError } from '../../errors.ts';
import { unauthenticated } from './unauthenticated.ts';

/** What a caller sent along: headers, and over WebSocket the parameters of its connection, which go before them. */
export interface Asking {
  readonly headers: IncomingHttpHeaders;
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
}

const longestPurpose = 200;

/**
 * The token that a caller shows; null when it shows none.
 * @throws HubError UNAUTHENTICATED for any other way to sign in.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function bearerToken(asking: Asking): string | null {
  const value = sent(asking, 'authorization');
  if (value === null) return null;
  const token = /^Bearer +([\w\-.~+/]+=*) *$/i.exec(value)?.[1];
  if (token === undefined) throw unauthenticated('MALFORMED', 'cannot be read; allowed: authorization: Bearer <token>');
  return token;
}

/**
 * Why the caller opens identities, in the caller's words; null when nothing is said.
 * @throws HubError BAD_USER_INPUT when it is too long or no line of text.
 */
export function purposeOf(asking: Asking): string | null {
  const purpose = sent(asking, 'hub-purpose');
  if (purpose === null) return null;
  if (purpose.length > longestPurpose || /[\p{Cc}\u2028\u2029]/u.test(purpose)) {
    throw new HubError(`hub-purpose: it is too long, or has control characters; allowed: one line of up to ${String(longestPurpose)} characters`, 'BAD_USER_INPUT');
  }
  return purpose;
}

/** A header or connection parameter, whose name may be written in any case; null when it is missing or blank. */
function sent({ headers, connectionParams = {} }: Asking, name: string): string | null {
  const given: unknown = Object.entries(connectionParams).find(([key]) => key.toLowerCase() === name)?.[1] ?? headers[name];
  if (given === undefined || given === null) return null;
  if (typeof given !== 'string') throw new HubError(`${name}: it must be a text`, name === 'authorization' ? 'UNAUTHENTICATED' : 'BAD_USER_INPUT');
  return given.trim() === '' ? null : given.trim();
}
