import type { IncomingHttpHeaders } from 'node:http';
import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { unauthenticated } from './unauthenticated.ts';

/** Headers of a request; over WebSocket the connection parameters take precedence. */
export interface Asking {
  readonly headers: IncomingHttpHeaders;
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
}

const longestPurpose = 200;

/**
 * The token of a request; null if there is none.
 * @throws HubError UNAUTHENTICATED for any other way to sign in.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function bearerToken(asking: Asking): string | null {
  const value = sent(asking, 'authorization');
  if (value === null) return null;
  const token = /^Bearer +([\w\-.~+/]+=*) *$/i.exec(value)?.[1];
  if (token === undefined) throw unauthenticated('MALFORMED', message('access.tokenHeader'));
  return token;
}

/**
 * The purpose of opening identities, as stated by the caller; null if none is stated. @throws HubError BAD_USER_INPUT if it is too long or
 * more than one line.
 */
export function purposeOf(asking: Asking): string | null {
  const purpose = sent(asking, 'hub-purpose');
  if (purpose === null) return null;
  if (purpose.length > longestPurpose || /[\p{Cc}\u2028\u2029]/u.test(purpose)) {
    throw new HubError(message('access.purpose', { longest: longestPurpose }), 'BAD_USER_INPUT');
  }
  return purpose;
}

/** A header or connection parameter, whose name may be written in any case; null when it is missing or blank. */
function sent({ headers, connectionParams = {} }: Asking, name: string): string | null {
  const given: unknown = Object.entries(connectionParams).find(([key]) => key.toLowerCase() === name)?.[1] ?? headers[name];
  if (given === undefined || given === null) return null;
  if (typeof given !== 'string')
    throw new HubError(message('access.parameterNotText', { name }), name === 'authorization' ? 'UNAUTHENTICATED' : 'BAD_USER_INPUT');
  return given.trim() === '' ? null : given.trim();
}
