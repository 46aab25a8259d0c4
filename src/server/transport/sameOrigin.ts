import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../../base/loopback.ts';

/**
 * Whether a WebSocket may be opened from where it comes. Browsers let any page connect anywhere and say in
 * `Origin` which page it is; without this check a page on the web could use a hub on the reader's own machine.
 * Allowed are programs (no origin), pages of this server, and, for a server on loopback, pages on loopback:
 * frontends in development, and the pages that the server is told to serve.
 * @param allowed origins of such pages.
 */
export function sameOrigin({ origin, host = '' }: IncomingHttpHeaders, allowed: readonly string[] = []): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  if (!URL.canParse(origin) || !URL.canParse(`http://${host}`)) return false;
  const page = new URL(origin);
  const server = new URL(`http://${host}`);
  return page.host === server.host || (isLoopback(page.hostname) && isLoopback(server.hostname));
}
