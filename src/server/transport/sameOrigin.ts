import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../../base/loopback.ts';

/**
 * Whether a WebSocket may be opened from this origin. Browsers let any page connect to any server, and send the origin of the page in
 * `Origin`. Without this check, any web page could use a hub on the reader's own machine. Allowed are programs (no origin), pages of this
 * server, pages of the allowed origins and, for a server on loopback, pages on loopback (frontends in development).
 * @param allowed origins of such pages.
 */
export function sameOrigin({ origin, host = '' }: IncomingHttpHeaders, allowed: readonly string[] = []): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  if (!URL.canParse(origin) || !URL.canParse(`http://${host}`)) return false;
  const page = new URL(origin);
  const server = new URL(`http://${host}`);
  return page.host === server.host || (isLoopback(page.hostname) && isLoopback(server.hostname));
}
